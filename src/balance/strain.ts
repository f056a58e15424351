import { addDays, type Day } from '../lib/day.ts'

export const STRAIN_KINDS = ['late', 'weekend', 'only-work', 'home'] as const
/** Worked late, a weekend worked, nothing but work in mind, tension at home. */
export type StrainKind = (typeof STRAIN_KINDS)[number]

/** A word of the owner, counted apart from company and from how they feel. */
export interface Strain {
  id: string
  day: Day
  kind: StrainKind
  note: string
}

export interface StrainView extends Strain {
  revision: string
}

export interface StrainDraft extends Strain {
  /** The revision that the edit was made from; absent when it is new. */
  revision?: string | undefined
}

/** Weeks that are counted, and as many before them. */
export const STRAIN_WEEKS = 4

export interface StrainCount {
  kind: StrainKind
  /** Days on which it was said in the last four weeks, today included. */
  lately: number
  /** In the four weeks before. */
  before: number
}

/** Days of each kind, the latest four weeks and the four before; kinds never said in them are left out. */
export function strainCounts(strains: readonly Strain[], today: Day): StrainCount[] {
  const days = 7 * STRAIN_WEEKS
  const since = addDays(today, 1 - days)
  const sinceBefore = addDays(since, -days)
  return STRAIN_KINDS.map(kind => {
    const count = (from: Day, to: Day) =>
      new Set(
        strains.filter(each => each.kind === kind && from <= each.day && each.day < to).map(({ day }) => day),
      ).size
    return { kind, lately: count(since, addDays(today, 1)), before: count(sinceBefore, since) }
  }).filter(({ lately, before }) => lately + before > 0)
}
