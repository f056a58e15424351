import { Refusal } from '../lib/refusal.ts'
import type { EventFeedTable } from '../platform/db/schema-outings.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { revisionOfState } from '../platform/revision.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import { type Feed, type FeedDraft, type FeedState, type FeedView, MOST_FEEDS } from './feed.ts'
import { leaveFeed } from './take-events.ts'

/** Every feed with how it went the last time, by name. */
export async function feedsOf(desk: Desk): Promise<FeedView[]> {
  const rows = await select(desk).orderBy('eventFeed.name').orderBy('eventFeed.id').execute()
  return rows.map(viewOf)
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function feedOf(desk: Desk, id: string): Promise<FeedView> {
  return foundIn(desk, 'event_feed', id, await findFeed(desk, id))
}

/**
 * Notes a feed, or edits it when the draft carries a revision. One that is asked at the same address already is not
 * stored twice: what stands is answered.
 *
 * @throws Refusal `too-large` beyond `MOST_FEEDS`, `gone`, `not-found`.
 */
export async function saveFeed(desk: Desk, { revision, ...feed }: FeedDraft): Promise<Saved<FeedView>> {
  const feeds = await feedsOf(desk)
  const twin = feeds.find(other => other.url === feed.url && other.id !== feed.id)
  if (twin) return { outcome: 'kept', view: twin }
  const isNew = revision === undefined && feeds.every(({ id }) => id !== feed.id)
  if (isNew && feeds.length >= MOST_FEEDS) throw new Refusal('too-large', { limit: String(MOST_FEEDS) })
  const fields = { name: feed.name, url: feed.url, archived: feed.isPaused ? 1 : 0 }
  return saveOnce<FeedView>(desk, {
    table: 'event_feed',
    id: feed.id,
    revision,
    becomes: revisionOf(feed),
    find: on => findFeed(on, feed.id),
    what: before => ({
      what: before ? 'outings:change.feed.edited' : 'outings:change.feed.noted',
      details: { name: feed.name || new URL(feed.url).host },
    }),
    put: async (inside, before) => {
      await inside.db
        .insertInto('eventFeed')
        .values({ deskId: inside.id, id: feed.id, ...fields })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
      // Elsewhere, nothing that it said before holds.
      if (before && before.url !== feed.url) await forgetState(inside, feed.id)
    },
  })
}

/** With its events, but those that an outing leads to. @throws Refusal as `feedOf`. */
export async function deleteFeed(desk: Desk, id: string): Promise<void> {
  const { name, url } = await feedOf(desk, id)
  const details = { name: name || new URL(url).host }
  await desk.write({ what: 'outings:change.feed.deleted', details, alone: true }, async inside => {
    await leaveFeed(inside, id)
    await inside.db.deleteFrom('eventFeed').where('deskId', '=', desk.id).where('id', '=', id).execute()
    await forgetState(inside, id)
  })
}

/** How it went the last time; nobody was asked yet where there is none. */
export async function stateOf({ db, id: deskId }: Desk, feedId: string): Promise<FeedState | null> {
  const row = await db
    .selectFrom('eventFeedState')
    .selectAll()
    .where('deskId', '=', deskId)
    .where('feedId', '=', feedId)
    .executeTakeFirst()
  return row ? { ...row, problem: problemOf(row.problem) } : null
}

/** Inside of a write. It is no fact: undo does not touch it. */
export async function putState({ db, id: deskId }: Desk, feedId: string, state: FeedState): Promise<void> {
  const { askedAt, answeredAt, etag, lastModified, events } = state
  const problem = state.problem && JSON.stringify(state.problem)
  const fields = { askedAt, answeredAt, etag, lastModified, problem, events }
  await db
    .insertInto('eventFeedState')
    .values({ deskId, feedId, ...fields })
    .onConflict(conflict => conflict.columns(['deskId', 'feedId']).doUpdateSet(fields))
    .execute()
}

/** Inside of a write: the name that the calendar gives itself. */
export async function nameFeed({ db, id: deskId }: Desk, feedId: string, name: string): Promise<void> {
  await db
    .updateTable('eventFeed')
    .set({ name })
    .where('deskId', '=', deskId)
    .where('id', '=', feedId)
    .execute()
}

type Row = EventFeedTable & {
  askedAt: string | null
  answeredAt: string | null
  problem: string | null
  events: number | null
}

function viewOf({ id, name, url, archived, askedAt, answeredAt, problem, events }: Row): FeedView {
  const feed = { id, name, url, isPaused: archived === 1 }
  const state = { askedAt, answeredAt, problem: problemOf(problem), events: events ?? 0 }
  return { ...feed, ...state, revision: revisionOf(feed) }
}

function revisionOf({ id, name, url, isPaused }: Feed): string {
  return revisionOfState([id, name, url, isPaused])
}

function problemOf(text: string | null): FeedState['problem'] {
  return text === null ? null : JSON.parse(text)
}

async function forgetState({ db, id: deskId }: Desk, feedId: string): Promise<void> {
  await db.deleteFrom('eventFeedState').where('deskId', '=', deskId).where('feedId', '=', feedId).execute()
}

async function findFeed(desk: Desk, id: string): Promise<FeedView | undefined> {
  const row = await select(desk).where('eventFeed.id', '=', id).executeTakeFirst()
  return row && viewOf(row)
}

function select({ db, id }: Desk) {
  return db
    .selectFrom('eventFeed')
    .leftJoin('eventFeedState as state', join =>
      join.onRef('state.deskId', '=', 'eventFeed.deskId').onRef('state.feedId', '=', 'eventFeed.id'),
    )
    .selectAll('eventFeed')
    .select(['state.askedAt', 'state.answeredAt', 'state.problem', 'state.events'])
    .where('eventFeed.deskId', '=', id)
}
