import type { Day } from '../lib/day.ts'
import type { Named } from '../people/person.ts'

export const POST_STATES = ['thought', 'planned', 'posted'] as const
/** thought: something to say; planned: on a day; posted: said. */
export type PostState = (typeof POST_STATES)[number]

export const ABOUT_KINDS = ['own', 'outing', 'mandate', 'favour', 'idea', 'testimonial'] as const
/** What it is drawn from; own: the owner's own thought. */
export type AboutKind = (typeof ABOUT_KINDS)[number]

export const CONSENTS = ['not-needed', 'to-ask', 'given'] as const
/** Of whom it is about: not needed, as nobody can be known in it; to be asked; given. */
export type Consent = (typeof CONSENTS)[number]

export interface Post {
  id: string
  networkId: string
  /** What it says, in a few words, for the owner. */
  title: string
  text: string
  aboutKind: AboutKind
  /** The id of what it is drawn from; ''. */
  aboutRef: string
  /** Whom it is about. */
  personId: string | null
  consent: Consent
  state: PostState
  plannedOn: Day | null
  postedOn: Day | null
  /** Where it can be read. */
  url: string
  note: string
}

export const OUTCOME_KINDS = ['comment', 'message', 'call', 'meeting', 'mandate', 'other'] as const
export type OutcomeKind = (typeof OUTCOME_KINDS)[number]

/** What came of a post. */
export interface PostOutcome {
  id: string
  postId: string
  kind: OutcomeKind
  day: Day
  personId: string | null
  encounterId: string | null
  mandateId: string | null
  note: string
}

export interface PostOutcomeView extends PostOutcome {
  revision: string
  /** With no name when they are gone. */
  person: Named | null
  /** Null too where it is gone. */
  encounter: { id: string; day: Day; names: string[] } | null
  mandate: { id: string; what: string } | null
}

export interface PostView extends Post {
  revision: string
  networkName: string
  person: Named | null
  outcomes: PostOutcomeView[]
}

export interface PostDraft extends Post {
  revision?: string | undefined
}

export interface PostOutcomeDraft extends PostOutcome {
  /** The person, where named for the first time. */
  newPerson?: { id: string; name: string } | null | undefined
  revision?: string | undefined
}

/** Something one could say, drawn from what one did. */
export interface PostIdea {
  /** Names it among the ideas. */
  key: string
  aboutKind: Exclude<AboutKind, 'own'>
  aboutRef: string
  title: string
  /** Without anybody's name. */
  text: string
  consent: Consent
  person: Named | null
  day: Day
}

/** Words that a post may begin with; null: what it was drawn from is gone, or there is nobody to name. */
export interface PostWords {
  /** Without anybody's name. */
  text: string | null
  /** With the name of whom it is about: only once they agreed. */
  withName: string | null
}

/** A post with the days its state wants and no others. */
export function settledPost<Some extends Post>(post: Some, today: Day): Some {
  const { state } = post
  return {
    ...post,
    plannedOn: state === 'planned' ? (post.plannedOn ?? today) : state === 'posted' ? post.plannedOn : null,
    postedOn: state === 'posted' ? (post.postedOn ?? today) : null,
    consent: post.personId === null && post.consent === 'to-ask' ? 'not-needed' : post.consent,
  }
}

/** It may not leave before the person agreed. */
export function waitsForConsent({ consent, personId }: Pick<Post, 'consent' | 'personId'>): boolean {
  return consent === 'to-ask' && personId !== null
}
