import type { NetworkView } from '../network.ts'
import type { Post, PostDraft, PostIdea, PostView } from '../post.ts'
import { namesSaid } from '../post-words.ts'
import { mostWanting } from '../rhythm.ts'
import { newId } from './use-networks.ts'

/** A post as its dialog has it: with whom it is about, saved or not yet. */
export type OpenPost = Omit<PostView, 'revision'> & { revision: string | null }

/** Nothing is said of it yet; for the network that most wants something. */
export function newPost(networks: readonly NetworkView[]): OpenPost {
  const inUse = networks.filter(({ isArchived }) => !isArchived)
  const network = mostWanting(inUse) ?? inUse[0] ?? networks[0]
  return {
    id: newId(),
    networkId: network?.id ?? '',
    networkName: network?.name ?? '',
    title: '',
    text: '',
    aboutKind: 'own',
    aboutRef: '',
    personId: null,
    person: null,
    consent: 'not-needed',
    state: 'thought',
    plannedOn: null,
    postedOn: null,
    url: '',
    note: '',
    outcomes: [],
    revision: null,
  }
}

export function postFromIdea(idea: PostIdea, networks: readonly NetworkView[]): OpenPost {
  const { aboutKind, aboutRef, title, text, consent, person } = idea
  return {
    ...newPost(networks),
    ...{ aboutKind, aboutRef, title, text, consent, person },
    personId: person?.id ?? null,
  }
}

/** What is sent. */
export function draftOfPost({
  networkName: _,
  person: __,
  outcomes: ___,
  revision,
  ...post
}: OpenPost): PostDraft {
  return { ...post, ...(revision === null ? {} : { revision }) }
}

/** The text says a name whose owner has not agreed. */
export function isNamedTooSoon(post: Pick<OpenPost, 'text' | 'consent' | 'person'>): boolean {
  if (post.person === null || post.consent === 'given') return false
  return namesSaid(post.text, [post.person.name])
}

/** Where a post stands by the days said of it. */
export function stateOf({ plannedOn, postedOn }: Pick<Post, 'plannedOn' | 'postedOn'>): Post['state'] {
  return postedOn !== null ? 'posted' : plannedOn !== null ? 'planned' : 'thought'
}
