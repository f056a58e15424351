import { Refusal } from '../lib/refusal.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { refuseUnknown } from '../platform/rows.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import { postFields, postFrom, revisionOfPost } from './network-row.ts'
import { nameOfNetwork } from './network-there.ts'
import { outcomesOfPosts } from './outcomes.ts'
import { type Post, type PostDraft, type PostView, settledPost, waitsForConsent } from './post.ts'

/** The newest of so many are answered. */
const MOST_POSTS = 500

/** Those to say first, then those planned by day, then those posted, the latest first. */
export async function postsOf(desk: Desk): Promise<PostView[]> {
  const posts = await postsWhere(desk, null)
  const rank = { thought: 0, planned: 1, posted: 2 } as const
  return posts.sort((a, b) => rank[a.state] - rank[b.state] || byDay(a, b))
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function postOf(desk: Desk, id: string): Promise<PostView> {
  return foundIn(desk, 'post', id, await findPost(desk, id))
}

/**
 * Keeps something to say, or edits it when the draft carries a revision. The same id sent twice is stored once.
 *
 * @throws Refusal `gone`, `not-found` also for a network or somebody who is not there; `invalid-input` when it would be
 * said before who it is about agreed.
 */
export async function savePost(desk: Desk, { revision, ...draft }: PostDraft): Promise<Saved<PostView>> {
  const post = settledPost<Post>(draft, desk.today())
  if (post.state === 'posted' && waitsForConsent(post))
    throw new Refusal('invalid-input', { fields: ['consent'] })
  const { id, title, networkId } = post
  return saveOnce<PostView>(desk, {
    table: 'post',
    id,
    revision,
    becomes: revisionOfPost(post),
    find: on => findPost(on, id),
    what: before => ({ what: `networks:change.post.${doneTo(post, before)}`, details: { title } }),
    put: async (inside, before) => {
      await nameOfNetwork(inside, networkId)
      await refuseUnknown(inside, 'person', [post.personId], [before?.personId])
      await putPost(inside, post, before !== undefined)
    },
  })
}

/** With what came of it. @throws Refusal as `postOf`. */
export async function deletePost(desk: Desk, id: string): Promise<void> {
  const { title } = await postOf(desk, id)
  await desk.write({ what: 'networks:change.post.deleted', details: { title } }, async inside => {
    await inside.db.deleteFrom('post').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/** Inside of a write. */
export async function putPost({ db, id: deskId }: Desk, post: Post, isThere: boolean): Promise<void> {
  const fields = postFields(post)
  if (!isThere)
    await db
      .insertInto('post')
      .values({ deskId, id: post.id, ...fields })
      .execute()
  else
    await db.updateTable('post').set(fields).where('deskId', '=', deskId).where('id', '=', post.id).execute()
}

function doneTo({ state }: Post, before: PostView | undefined): 'noted' | 'planned' | 'posted' | 'edited' {
  if (before?.state === state) return 'edited'
  return state === 'thought' ? (before ? 'edited' : 'noted') : state
}

async function findPost(desk: Desk, id: string): Promise<PostView | undefined> {
  return (await postsWhere(desk, id))[0]
}

/** @param only that one; null: all. */
async function postsWhere(desk: Desk, only: string | null): Promise<PostView[]> {
  const rows = await desk.db
    .selectFrom('post as p')
    .innerJoin('network as n', join =>
      join.onRef('n.deskId', '=', 'p.deskId').onRef('n.id', '=', 'p.networkId'),
    )
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'p.deskId').onRef('card.personId', '=', 'p.personId'),
    )
    .selectAll('p')
    .select(['n.name as networkName', 'card.name as personName'])
    .where('p.deskId', '=', desk.id)
    .$if(only !== null, q => q.where('p.id', '=', only as string))
    .orderBy('p.id', 'desc')
    .limit(MOST_POSTS)
    .execute()
  const outcomes = await outcomesOfPosts(
    desk,
    rows.map(({ id }) => id),
  )
  return rows.map(({ networkName, personName, ...row }) => {
    const post = postFrom(row)
    const person = post.personId === null ? null : { id: post.personId, name: personName ?? '' }
    return {
      ...post,
      revision: revisionOfPost(post),
      networkName,
      person,
      outcomes: outcomes.get(post.id) ?? [],
    }
  })
}

function byDay(a: PostView, b: PostView): number {
  const [left, right] = [a.postedOn ?? a.plannedOn ?? '', b.postedOn ?? b.plannedOn ?? '']
  const order = left < right ? -1 : left > right ? 1 : a.id < b.id ? -1 : 1
  return a.state === 'planned' ? order : -order
}
