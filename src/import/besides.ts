import type { Day } from '../lib/day.ts'
import type { Direction } from '../reciprocity/favour.ts'

/**
 * What a file knows of people besides their cards. Everything has a key, the same in every export of the same thing, so
 * that it is brought in once.
 *
 * @typeParam Who names somebody: by what the file calls them, by the place of their card, as a person of the desk.
 */
export interface Besides<Who> {
  ties: readonly FoundTie<Who>[]
  followUps: readonly FoundFollowUp<Who>[]
  presents: readonly FoundPresent<Who>[]
  introductions: readonly FoundIntroduction<Who>[]
}

export interface FoundTie<Who> {
  key: string
  person: Who
  other: Who
  /** What the other is to the person, and the person to the other, in words. */
  otherIs: string
  personIs: string
}

export interface FoundFollowUp<Who> {
  key: string
  /** Null for what concerns nobody. */
  person: Who | null
  text: string
  dueOn: Day | null
  doneOn: Day | null
}

export interface FoundPresent<Who> {
  key: string
  person: Who
  direction: Direction
  day: Day
  note: string
}

/** Through whom somebody was met. */
export interface FoundIntroduction<Who> {
  person: Who
  through: Who
}

export type BesidesCounts = Record<keyof Besides<unknown>, number>

export const BESIDES_KINDS = ['ties', 'introductions', 'followUps', 'presents'] as const

export const NOTHING_BESIDES: Besides<never> = { ties: [], followUps: [], presents: [], introductions: [] }

export function countsOf({ ties, followUps, presents, introductions }: Besides<unknown>): BesidesCounts {
  return {
    ...{ ties: ties.length, introductions: introductions.length },
    ...{ followUps: followUps.length, presents: presents.length },
  }
}

export function besidesIn(besides: Besides<unknown>): number {
  return sumOf(countsOf(besides))
}

export function sumOf(counts: BesidesCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

/** The same of people named otherwise; what concerns somebody who has no such name (null) is left out. */
export function renamed<From, To>(besides: Besides<From>, nameOf: (who: From) => To | null): Besides<To> {
  return {
    ties: besides.ties.flatMap(tie => {
      const [person, other] = [nameOf(tie.person), nameOf(tie.other)]
      return person === null || other === null ? [] : [{ ...tie, person, other }]
    }),
    followUps: besides.followUps.flatMap(followUp => {
      const person = followUp.person === null ? null : nameOf(followUp.person)
      return person === null && followUp.person !== null ? [] : [{ ...followUp, person }]
    }),
    presents: besides.presents.flatMap(present => {
      const person = nameOf(present.person)
      return person === null ? [] : [{ ...present, person }]
    }),
    introductions: besides.introductions.flatMap(introduction => {
      const [person, through] = [nameOf(introduction.person), nameOf(introduction.through)]
      return person === null || through === null ? [] : [{ person, through }]
    }),
  }
}

/** What several files know, one after the other. */
export function together<Who>(all: readonly Besides<Who>[]): Besides<Who> {
  return {
    ties: all.flatMap(({ ties }) => ties),
    followUps: all.flatMap(({ followUps }) => followUps),
    presents: all.flatMap(({ presents }) => presents),
    introductions: all.flatMap(({ introductions }) => introductions),
  }
}

/** Somebody who comes in with the import, or is there already. */
export type Whom = { ref: string } | { personId: string }

/**
 * What all files know besides.
 *
 * @param whomAt who came of the card at a place among all cards; null for nobody.
 */
export function stagedBesides(
  files: readonly { besides?: Besides<number>; staged: readonly unknown[] }[],
  whomAt: (place: number) => Whom | null,
): Besides<Whom> {
  let first = 0
  return together(
    files.map(({ besides = NOTHING_BESIDES, staged }) => {
      const before = first
      first += staged.length
      return renamed<number, Whom>(besides, place => whomAt(before + place))
    }),
  )
}
