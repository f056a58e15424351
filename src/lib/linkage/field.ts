/** Nothing to compare: one of the two does not say. */
export const UNKNOWN = -1

/** One thing by which two records are held to be of one person. */
export interface Field<T> {
  name: string
  /** How alike two are, the most alike first; the last one is: not alike. */
  levels: readonly string[]
  /** What people of one household have alike too: the address, the family's name, the phone at home. */
  isShared: boolean
  /** @returns which of the levels; `UNKNOWN` where one does not say. */
  compare: (one: T, other: T) => number
  /**
   * What they have alike at that level, where it matters how many others have it: a rare name weighs more than a common
   * one. Null: how many does not matter.
   */
  common?: (one: T, other: T, level: number) => string | null
  /** All that `common` may answer of a record, to count how many have it. */
  values?: (record: T) => readonly string[]
  /** Over how many people its values are spread at least: among ten cards, a name borne once is not borne by one in ten. */
  spread?: number
}
