import { currencyOf } from '../lib/money.ts'
import type { Problem } from '../lib/problem.ts'
import { Refusal } from '../lib/refusal.ts'
import { wayOut } from '../owner/outgoing-way.ts'
import { readSettings } from '../owner/store.ts'
import type { Desk } from '../platform/desk.ts'
import type { Asked, BytesAnswer, Door } from '../platform/outgoing.ts'
import type { FeedProblem, FeedState, FeedView } from './feed.ts'
import { feedOf, nameFeed, putState, stateOf } from './feeds.ts'
import { readFeed } from './read-feed.ts'
import { type Taken, takeEvents } from './take-events.ts'

export interface FeedAsked extends Taken {
  feed: FeedView
  /** The calendar said that nothing changed. */
  isUnchanged: boolean
  problems: Problem[]
}

const MOST_FEED_BYTES = 10_000_000

/** As servers really say it. */
const TYPES = [
  'text/calendar',
  'text/x-vcalendar',
  'application/ics',
  'application/octet-stream',
  'text/plain',
  'binary/octet-stream',
]

/**
 * Asks a calendar what it tells now, and takes it. One that does not answer, or answers something else, leaves what is
 * there: the feed keeps the reason.
 *
 * @throws Refusal `outgoing-not-allowed`, and nothing leaves; `gone`, `not-found`.
 */
export async function askFeed(
  desk: Desk,
  door: Door,
  feedId: string,
  limits: Pick<Asked, 'withinMs'> = {},
): Promise<FeedAsked> {
  const feed = await feedOf(desk, feedId)
  const { outgoing, country } = await readSettings(desk)
  const before = await stateOf(desk, feedId)
  const askedAt = desk.now().toISOString()
  const state: FeedState = { ...NEVER, ...before, askedAt }
  const unless = { etag: state.etag, lastModified: state.lastModified }
  const answer = await wayOut(door, desk.id, outgoing)
    .fetchBytes('feeds', feed.url, {
      types: TYPES,
      mostBytes: MOST_FEED_BYTES,
      ...limits,
      ...(before ? { unless } : {}),
    })
    .catch(problemOf)
  if ('code' in answer) return keep(desk, feed, { ...state, problem: answer })
  const answered = { ...state, answeredAt: askedAt, problem: null }
  if (answer.isUnchanged) return keep(desk, feed, answered, true)
  return take(desk, feed, { answer, state: answered, currency: currencyOf(country) })
}

const NEVER: FeedState = {
  askedAt: null,
  answeredAt: null,
  etag: '',
  lastModified: '',
  problem: null,
  events: 0,
}

/** @throws what is not the network's: a refusal before anything left, our own mistakes. */
function problemOf(error: unknown): FeedProblem {
  if (!(error instanceof Refusal) || error.code === 'outgoing-not-allowed') throw error
  const params = Object.entries(error.params).map(([name, value]) => [name, String(value)])
  return { code: error.code, params: Object.fromEntries(params) }
}

async function keep(desk: Desk, feed: FeedView, state: FeedState, isUnchanged = false): Promise<FeedAsked> {
  await desk.write({ what: 'outings:change.feed.read' }, inside => putState(inside, feed.id, state))
  return { feed: await feedOf(desk, feed.id), ...NOTHING, isUnchanged, problems: [] }
}

const NOTHING: Taken = { added: 0, changed: 0, removed: 0 }

async function take(
  desk: Desk,
  feed: FeedView,
  { answer, state, currency }: { answer: BytesAnswer; state: FeedState; currency: string },
): Promise<FeedAsked> {
  const { value, problems } = readFeed(answer.bytes, currency)
  if (!value) return keep(desk, feed, { ...state, problem: { code: 'feed-not-calendar', params: {} } })
  const { etag, lastModified } = answer
  const name = feed.name || value.name || new URL(feed.url).host
  const taken = await desk.write(
    { what: 'outings:change.feed.read', details: { name }, alone: true },
    async inside => {
      // Taken away while it was asked.
      await feedOf(inside, feed.id)
      if (name !== feed.name) await nameFeed(inside, feed.id, name)
      const said = { ...state, etag, lastModified, events: value.events.length }
      await putState(inside, feed.id, said)
      return takeEvents(inside, value.events, { feedId: feed.id, isWhole: value.isWhole })
    },
  )
  return { feed: await feedOf(desk, feed.id), ...taken, isUnchanged: false, problems }
}
