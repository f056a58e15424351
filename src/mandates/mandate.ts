import type { Day } from '../lib/day.ts'
import type { Money } from '../lib/money.ts'
import type { Named } from '../people/person.ts'

export const STAGES = [
  'lead',
  'talked',
  'proposed',
  'won',
  'delivered',
  'paid',
  'lost',
  'handed-over',
] as const
/** From the first word to paid; `lost` and `handed-over` end it elsewhere. */
export type Stage = (typeof STAGES)[number]

/** What was won: it counts in what came in. */
export const WON_STAGES: readonly Stage[] = ['won', 'delivered', 'paid']
/** On the table: to be decided, to be done, to be paid. */
export const OPEN_STAGES: readonly Stage[] = ['lead', 'talked', 'proposed', 'won', 'delivered']
/** Nothing more is to come of it. */
export const CLOSED_STAGES: readonly Stage[] = ['paid', 'lost', 'handed-over']

export const CONTRIBUTION_KINDS = [
  'referral',
  'former-client',
  'event',
  'place',
  'network',
  'site',
  'cold',
  'unknown',
] as const
/** `network` is one online; `place` a coworking, a club; `cold` the owner's own approach to a stranger. */
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number]

/** Shares are ten-thousandths: those of one mandate sum to this. */
export const WHOLE_SHARE = 10_000

/** One of the ways a mandate reached its owner. */
export interface Contribution {
  id: string
  kind: ContributionKind
  /** The event, the place, the network, in words; with a chain of people, where it was met. */
  label: string
  /** The chain behind, the nearest first: who told the owner, who told them… */
  personIds: string[]
  /** 0 … 10,000. */
  share: number
}

export interface Mandate {
  id: string
  /** What it is, in a few words. */
  what: string
  /** A person of the cardex. */
  clientId: string | null
  organisation: string
  stage: Stage
  /** In hundredths of the currency, for the whole or for a day; null: not known yet. */
  amountCents: number | null
  per: 'whole' | 'day'
  /** Days, in hundredths, where it is paid by the day. */
  daysHundredths: number | null
  /** ISO 4217. */
  currency: string
  /** Of winning it, in percent; null: not said. */
  chance: number | null
  minutesSpent: number
  /** It came from where nobody looked for it; the contributions say from where. */
  unexpected: boolean
  heardOn: Day
  talkedOn: Day | null
  proposedOn: Day | null
  /** Won, lost or handed over. */
  decidedOn: Day | null
  deliveredOn: Day | null
  paidOn: Day | null
  place: string
  skills: string[]
  /** BCP 47: `fr`, `en`… */
  languages: string[]
  lostBecause: string
  note: string
  contributions: Contribution[]
  /** Others who have to do with it. */
  people: { personId: string; role: string }[]
  encounterIds: string[]
}

/** Of which nothing more is said yet. */
export const NEW_MANDATE: Omit<Mandate, 'id' | 'what' | 'currency' | 'heardOn'> = {
  clientId: null,
  organisation: '',
  stage: 'lead',
  amountCents: null,
  per: 'whole',
  daysHundredths: null,
  chance: null,
  minutesSpent: 0,
  unexpected: false,
  talkedOn: null,
  proposedOn: null,
  decidedOn: null,
  deliveredOn: null,
  paidOn: null,
  place: '',
  skills: [],
  languages: [],
  lostBecause: '',
  note: '',
  contributions: [],
  people: [],
  encounterIds: [],
}

/** A mandate as screens show it: with names. A person who is gone has no name. */
export interface MandateView extends Omit<Mandate, 'contributions' | 'people'> {
  /** Names this state: sent back with an edit that must not overwrite another. */
  revision: string
  client: Named | null
  contributions: (Contribution & { people: Named[] })[]
  people: (Named & { role: string })[]
  encounters: { id: string; day: Day; names: string[] }[]
  /** Null: not known yet. */
  value: Money | null
}

export const PARTS = ['client', 'source', 'other'] as const
/** What somebody has to do with a mandate: they pay for it, it came through them, or something else. */
export type Part = (typeof PARTS)[number]

/** A mandate as the card of somebody shows it. */
export interface PersonMandate {
  mandate: MandateView
  /** At least one, in the order of `PARTS`. */
  parts: Part[]
}

/** What the screen sends. People named for the first time enter the cardex in the same batch. */
export interface MandateDraft extends Mandate {
  newPeople: readonly { id: string; name: string }[]
  /** The revision that the edit was made from; absent when it is new. */
  revision?: string | undefined
}

/** Worth in hundredths of its currency: the amount, or the amount of a day by the days; null: not known yet. */
export function valueCents({
  amountCents,
  per,
  daysHundredths,
}: Pick<Mandate, 'amountCents' | 'per' | 'daysHundredths'>): number | null {
  if (amountCents === null) return null
  if (per === 'whole') return amountCents
  return daysHundredths === null ? null : Math.round((amountCents * daysHundredths) / 100)
}

export function isWon({ stage }: Pick<Mandate, 'stage'>): boolean {
  return WON_STAGES.includes(stage)
}

/** Still to be decided. */
export function isOpen({ stage }: Pick<Mandate, 'stage'>): boolean {
  return stage === 'lead' || stage === 'talked' || stage === 'proposed'
}

/** The facts of a view, as a draft states them. */
export function factsOf(view: MandateView): Mandate {
  const { revision: _, client: __, encounters: ___, value: ____, contributions, people, ...fields } = view
  return {
    ...fields,
    contributions: contributions.map(({ people: _, ...contribution }) => contribution),
    people: people.map(({ id, role }) => ({ personId: id, role })),
  }
}
