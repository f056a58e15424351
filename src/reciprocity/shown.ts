import type { Day } from '../lib/day.ts'
import type { Draft } from '../people/draft.ts'
import type { Named, PersonSummary } from '../people/person.ts'
import type { FavourKind, Occasion, ThanksWay } from './favour.ts'
import type { BetweenUs, Initiative, NeverAsked, OwedTo } from './reciprocity.ts'
import type { DueThanks } from './thanks-due.ts'
import type { WayToReturn } from './ways-to-return.ts'

/** Thanks that are due, as screens show them. */
export interface ThanksDue extends Omit<DueThanks, 'personId' | 'nearerId'> {
  key: string
  person: PersonSummary
  /** Who told the owner what this one had told them. */
  nearer: Named | null
  mandate: { id: string; what: string; organisation: string; client: string; decidedOn: Day | null } | null
  favour: { id: string; kind: FavourKind; day: Day; note: string } | null
  /** How it may be said, what suits best first. */
  ways: ThanksWay[]
}

/** What was answered to thanks that were due. */
export interface KeptThanks {
  id: string
  personId: string
  occasion: Occasion
  mandateId: string | null
  favourId: string | null
  answer: 'said' | 'declined' | 'later'
  on: Day
  until: Day | null
  how: ThanksWay | null
  /** Null too where the encounter is gone. */
  encounterId: string | null
  name: string
}

/** A draft and by what it may leave. */
export interface ReadyDraft extends Draft {
  phone: string | null
  email: string | null
  mailto: string | null
  sms: string | null
}

export interface PersonReciprocity extends BetweenUs {
  initiative: Initiative
  ways: WayToReturn[]
}

export type WithPerson<T> = Omit<T, 'personId'> & { person: PersonSummary }

export interface NetworkReciprocity {
  toReturn: WithPerson<OwedTo>[]
  carrying: WithPerson<OwedTo>[]
  neverAsked: WithPerson<NeverAsked>[]
}

/** awaited: asked, not answered; willing: they said yes; dropped: the question was taken away. */
export type Willingness = 'awaited' | 'willing' | 'dropped'

export interface Introduction {
  id: string
  askedOn: Day
  person: AskedToMeet
  other: AskedToMeet
}

export interface AskedToMeet extends Named {
  says: Willingness
  followUpId: string
  /** What the follow-up says. */
  question: string
}

/** Of what is due, what a morning may bring: two at most, thanks before news, never two to one person. */
export function forTheMorning(due: readonly ThanksDue[]): ThanksDue[] {
  const seen = new Set<string>()
  return [...due]
    .sort((a, b) => Number(isNews(a.occasion)) - Number(isNews(b.occasion)))
    .filter(({ person }) => !seen.has(person.id) && seen.add(person.id))
    .slice(0, 2)
}

/** Whether one tells how it went on, rather than thanks. */
export function isNews(occasion: Occasion): boolean {
  return occasion === 'news' || occasion === 'delivered'
}
