import type { Day } from '../lib/day.ts'
import type { Named } from '../people/person.ts'

/** The six ways out of the silence. */
export const FRONTS = ['visits', 'micro', 'events', 'networks', 'club', 'work'] as const
export type Front = (typeof FRONTS)[number]

/** The five keys to a network from home. */
export const KEYS = ['creativity', 'plan', 'selfEsteem', 'occasion', 'balance'] as const
export type Key = (typeof KEYS)[number]

/** What an item serves: a front, ties kept up from afar, or something dared. */
export type Part = Front | 'ties' | 'daring'

export const ITEM_KINDS = [
  'visit',
  'tour',
  'call',
  'thanks',
  'event',
  'coworking',
  'club',
  'micro',
  'dare',
] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

export const ITEM_STATES = ['proposed', 'accepted', 'refused', 'swapped', 'done'] as const
/** swapped: another was asked for in its stead. */
export type ItemState = (typeof ITEM_STATES)[number]

export const REASONS = ['too-far', 'too-dear', 'not-my-thing', 'no-time', 'not-this-person'] as const
export type Reason = (typeof REASONS)[number]

export const ENERGIES = ['low', 'usual', 'high'] as const
export type Energy = (typeof ENERGIES)[number]

export const WHYS = [
  'company-low',
  'company-new',
  'tour',
  'prospect',
  'dormant',
  'close',
  'thanks',
  'nobody-lately',
  'event-promises',
  'event-thinking',
  'outside',
  'idea-waits',
  'long-since-dared',
  'micro',
] as const
export type WhyKey = (typeof WHYS)[number]

/** Why something is proposed; the figures it is said with. */
export interface Why {
  key: WhyKey
  count?: number
  n?: number
  text?: string
}

export interface PlanItem {
  id: string
  position: number
  part: Part
  kind: ItemKind
  /** What it is about: `call:<person>`, `event:<event>:<occurrence>`, `tour:<person>,<person>`. */
  subject: string
  /** Of the event, the club, the place, the idea; '' where the person says all. */
  title: string
  day: Day
  /** Null: any time of the day; of `micro`, every day of the week. */
  time: string | null
  minutes: number
  effort: number
  costCents: number | null
  currency: string
  why: Why[]
  isEasier: boolean
  state: ItemState
  reason: Reason | null
  personId: string | null
  placeId: string | null
  outingId: string | null
  encounterId: string | null
  followUpId: string | null
  /** Of `tour`, once it is made. */
  tourId: string | null
}

export interface WeekPlan {
  id: string
  monday: Day
  energy: Energy
  budgetCents: number | null
  currency: string
  /** At most so many evenings out, those already taken among them. */
  evenings: number
  /** 1 … 6 of a gentle return; null: none. */
  rampWeek: number | null
  /** In hundredths of points. */
  worth: number
  /** None could be worth more. */
  bound: number
  candidates: number
  madeAt: string
}

/** An item as screens show it. */
export interface PlanItemView extends PlanItem {
  person: Named | null
  /** Of a tour: whom it is to, in their order. */
  members: Named[]
  /** It took place: said so, or told by the journal. */
  isDone: boolean
}

export interface WeekPlanView extends WeekPlan {
  items: PlanItemView[]
}

/** The company of a week against the owner's own usual. */
export interface CompanyTold {
  /** Days with company in the flesh. */
  inPerson: number
  people: number
  /** Medians of the twelve weeks before; null under four of them. */
  usualInPerson: number | null
  usualPeople: number | null
  weeks: number
}

export interface WeekView {
  monday: Day
  plan: WeekPlanView | null
  /** Of the days that are past, or of the whole week. */
  company: CompanyTold
  /** What the plan would begin with, where a gentle return is at hand; null: it is not. */
  ramp: number | null
  budgetCents: number | null
  currency: string
  /** The week before, where it was planned. */
  before: { monday: Day; accepted: number; done: number; company: CompanyTold } | null
}

/** Working hours, in minutes since midnight: ours where nobody said theirs. */
export const FIRST_HOUR = 9 * 60
export const LAST_HOUR = 18 * 60
