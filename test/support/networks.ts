import { day } from '../../src/lib/day.ts'
import type { NetworkDraft } from '../../src/networks/network.ts'
import type { PostDraft, PostOutcomeDraft } from '../../src/networks/post.ts'
import { newId } from './encounters.ts'

/** A forum without budget nor rhythm, unless said otherwise. */
export function network(changes: Partial<NetworkDraft> = {}): NetworkDraft {
  return {
    id: newId(),
    name: 'Le forum',
    kind: 'forum',
    url: '',
    budgetMinutes: null,
    postsAMonth: null,
    note: '',
    isArchived: false,
    ...changes,
  }
}

/** Something to say of one's own, some day, unless said otherwise. */
export function post(networkId: string, changes: Partial<PostDraft> = {}): PostDraft {
  return {
    id: newId(),
    networkId,
    title: 'Trois questions avant un devis',
    text: 'Je demande toujours trois choses.',
    aboutKind: 'own',
    aboutRef: '',
    personId: null,
    consent: 'not-needed',
    state: 'thought',
    plannedOn: null,
    postedOn: null,
    url: '',
    note: '',
    ...changes,
  }
}

/** A comment from nobody in particular, on the day that `NOW` is, unless said otherwise. */
export function outcome(postId: string, changes: Partial<PostOutcomeDraft> = {}): PostOutcomeDraft {
  return {
    id: newId(),
    postId,
    kind: 'comment',
    day: day('2026-11-21'),
    personId: null,
    encounterId: null,
    mandateId: null,
    note: '',
    ...changes,
  }
}
