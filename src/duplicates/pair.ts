import { addDays, type Day } from '../lib/day.ts'

/** From there on two cards are proposed as of one person. */
export const LIKELY = 0.5
/** From there on they are said to be, and joined with the others that are as sure where the owner asks for it. */
export const SURE = 0.99
/** What was put off is asked again after so many days. */
export const LATER_DAYS = 30

/** What one field says for or against. @see docs/measures.md#probability-of-being-one-person */
export interface Reason {
  /** A field of `LINKAGE_FIELDS`, and how alike the two are in it. */
  field: string
  level: string
  /** In bits: above 0 for one person, below 0 against. */
  bits: number
}

/** Two cards that may be of one person, the lower id first. */
export interface Pair {
  personId: string
  otherId: string
  probability: number
  reasons: readonly Reason[]
}

export type Reply = 'no' | 'later'

/** Fields that are somebody's own: an employer, a town or a street are others' too. */
const OWN = new Set(['given', 'family', 'birthday', 'email', 'phone', 'profile'])
/** More than a name: two people may bear the same one. */
const TELLING = new Set(['birthday', 'email', 'phone', 'profile'])

/** Two ids in their order. */
export function inOrder(one: string, other: string): [string, string] {
  return one < other ? [one, other] : [other, one]
}

/**
 * Whether nothing is left to be asked. Names alone never are enough, however rare; nor is all the rest where a name is
 * another: a couple shares its mail and its phone.
 */
export function isSure({ probability, reasons }: Pick<Pair, 'probability' | 'reasons'>): boolean {
  const level = (name: string) => reasons.find(({ field }) => field === name)?.level
  return (
    probability >= SURE &&
    reasons.some(({ field, level: alike }) => TELLING.has(field) && alike === 'same') &&
    ![undefined, 'other'].includes(level('given')) &&
    level('family') !== 'other'
  )
}

/** The fields that are their own in which the two are the same: what a reply is remembered with. */
export function alikeIn(reasons: readonly Reason[]): string[] {
  return reasons.filter(({ field, level }) => OWN.has(field) && level === 'same').map(({ field }) => field)
}

export interface Said {
  reply: Reply
  /** `alikeIn` at that time. */
  alike: readonly string[]
  saidOn: Day
}

/**
 * Whether the pair is asked again. A no holds for ever, until the two have become the same in something of their own in
 * which they were not; what was put off comes back after a while.
 */
export function isAskedAgain(
  { reply, alike, saidOn }: Said,
  reasons: readonly Reason[],
  today: Day,
): boolean {
  if (alikeIn(reasons).some(field => !alike.includes(field))) return true
  return reply === 'later' && addDays(saidOn, LATER_DAYS) <= today
}
