import type { Day } from '../lib/day.ts'
import type {
  NetworkTable,
  NetworkTimeTable,
  PostOutcomeTable,
  PostTable,
} from '../platform/db/schema-networks.ts'
import { revisionOfState } from '../platform/revision.ts'
import type { Network, NetworkTime, NetworkTimeView, TimeSource } from './network.ts'
import type { Post, PostOutcome } from './post.ts'

export function networkFields({ name, kind, url, budgetMinutes, postsAMonth, note, isArchived }: Network) {
  return {
    ...{ name, kind, url, budgetMinutes, monthlyPosts: postsAMonth, note },
    archived: isArchived ? 1 : 0,
  } satisfies Omit<NetworkTable, 'deskId' | 'id'>
}

/** Rows read back: the columns hold only what was written above. */
export function networkFrom({ deskId: _, archived, monthlyPosts, ...row }: NetworkTable): Network {
  const fields = row as unknown as Omit<Network, 'isArchived' | 'postsAMonth'>
  return { ...fields, postsAMonth: monthlyPosts, isArchived: archived === 1 }
}

export function revisionOfNetwork(network: Network): string {
  return revisionOfState([network.id, networkFields(network)])
}

/** Of a row that no timer runs in. */
export function timeFrom({ id, networkId, day, minutes, source }: NetworkTimeTable): NetworkTimeView {
  const time = { id, networkId, day: day as Day, minutes: minutes ?? 0 }
  return { ...time, source: source.split(':')[0] as TimeSource, revision: revisionOfTime(time) }
}

export function revisionOfTime({ id, networkId, day, minutes }: NetworkTime): string {
  return revisionOfState([id, networkId, day, minutes])
}

export function postFields(post: Post) {
  const { networkId, title, text, aboutKind, aboutRef, personId, consent } = post
  const { state, plannedOn, postedOn, url, note } = post
  return {
    ...{ networkId, title, text, aboutKind, aboutRef, personId, consent },
    ...{ state, plannedOn, postedOn, url, note },
  } satisfies Omit<PostTable, 'deskId' | 'id'>
}

export function postFrom({ deskId: _, ...row }: PostTable): Post {
  return row as unknown as Post
}

export function revisionOfPost(post: Post): string {
  return revisionOfState([post.id, postFields(post)])
}

export function outcomeFields({ postId, kind, day, personId, encounterId, mandateId, note }: PostOutcome) {
  return { postId, kind, day, personId, encounterId, mandateId, note } satisfies Omit<
    PostOutcomeTable,
    'deskId' | 'id'
  >
}

export function outcomeFrom({ deskId: _, ...row }: PostOutcomeTable): PostOutcome {
  return row as unknown as PostOutcome
}

export function revisionOfOutcome(outcome: PostOutcome): string {
  return revisionOfState([outcome.id, outcomeFields(outcome)])
}
