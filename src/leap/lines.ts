import { addDays, type Day, daysBetween } from '../lib/day.ts'
import type { LeapKind } from './leap.ts'
import type { MeasureKey } from './readiness.ts'

export const LINE_KEYS = [
  'notebooks',
  'phone',
  'fifteen',
  'dormant',
  'offer',
  'references',
  'tell-close',
  'tell-wide',
  'tell-all',
  'first-mandates',
  'new-town',
  'introductions',
  'first-visit',
  'farewell',
  'places',
  'welcome',
  'keep-old',
  'after-first',
  'thank',
] as const
export type LineKey = (typeof LINE_KEYS)[number]

/** Where a line's first step is done; `town`: on the people of the leap's own. */
export type Door =
  | { to: '/carnet/saisie' | '/import' | '/mandats' | '/plan/idees' | '/plan/besoins' | '/retours' }
  | { to: '/carnet'; show: 'pick' | 'town' | 'unseen' | 'clients' | 'circle-2' | 'circle-3' | 'circle-4' }

/** A line of the preparation: its words are under `line.<key>` (title, and the first step). */
export interface Line {
  key: LineKey
  /** Days from the departure: before it where negative. */
  offsetDays: number
  /** What says how far one is. */
  measure: MeasureKey | null
  door: Door
}

/** The preparation, from the earliest: another one for each kind. Ours, from what people told of their own departures. */
export const LINES: Readonly<Record<LeapKind, readonly Line[]>> = {
  independent: [
    { key: 'notebooks', offsetDays: -120, measure: 'cards', door: { to: '/carnet/saisie' } },
    { key: 'phone', offsetDays: -113, measure: 'cards', door: { to: '/import' } },
    { key: 'fifteen', offsetDays: -100, measure: 'close', door: { to: '/carnet', show: 'pick' } },
    { key: 'dormant', offsetDays: -90, measure: 'dormant', door: { to: '/carnet', show: 'unseen' } },
    { key: 'offer', offsetDays: -75, measure: null, door: { to: '/plan/idees' } },
    { key: 'references', offsetDays: -65, measure: 'referrers', door: { to: '/carnet', show: 'clients' } },
    { key: 'tell-close', offsetDays: -60, measure: 'close', door: { to: '/carnet', show: 'circle-2' } },
    { key: 'first-mandates', offsetDays: -45, measure: 'mandates', door: { to: '/mandats' } },
    { key: 'places', offsetDays: -30, measure: 'variety', door: { to: '/plan/besoins' } },
    { key: 'tell-wide', offsetDays: -21, measure: 'wide', door: { to: '/carnet', show: 'circle-3' } },
    { key: 'tell-all', offsetDays: -7, measure: 'all', door: { to: '/carnet', show: 'circle-4' } },
    { key: 'after-first', offsetDays: 45, measure: 'mandates', door: { to: '/mandats' } },
    { key: 'thank', offsetDays: 60, measure: null, door: { to: '/retours' } },
  ],
  move: [
    { key: 'notebooks', offsetDays: -100, measure: 'cards', door: { to: '/carnet/saisie' } },
    { key: 'phone', offsetDays: -95, measure: 'cards', door: { to: '/import' } },
    { key: 'new-town', offsetDays: -80, measure: 'town', door: { to: '/carnet', show: 'town' } },
    { key: 'introductions', offsetDays: -70, measure: 'town', door: { to: '/plan/besoins' } },
    { key: 'dormant', offsetDays: -65, measure: 'dormant', door: { to: '/carnet', show: 'unseen' } },
    { key: 'fifteen', offsetDays: -60, measure: 'close', door: { to: '/carnet', show: 'pick' } },
    { key: 'first-visit', offsetDays: -45, measure: 'town', door: { to: '/carnet', show: 'town' } },
    { key: 'tell-close', offsetDays: -40, measure: 'close', door: { to: '/carnet', show: 'circle-2' } },
    { key: 'first-mandates', offsetDays: -30, measure: 'mandates', door: { to: '/mandats' } },
    { key: 'tell-wide', offsetDays: -21, measure: 'wide', door: { to: '/carnet', show: 'circle-3' } },
    { key: 'farewell', offsetDays: -14, measure: null, door: { to: '/plan/idees' } },
    { key: 'tell-all', offsetDays: -7, measure: 'all', door: { to: '/carnet', show: 'circle-4' } },
    { key: 'places', offsetDays: 7, measure: 'variety', door: { to: '/plan/besoins' } },
    { key: 'welcome', offsetDays: 21, measure: 'town', door: { to: '/carnet', show: 'town' } },
    { key: 'keep-old', offsetDays: 45, measure: 'dormant', door: { to: '/carnet', show: 'unseen' } },
    { key: 'after-first', offsetDays: 60, measure: 'mandates', door: { to: '/mandats' } },
  ],
}

/** The line of a step, or null for one of the owner's own. */
export function lineOf(kind: LeapKind, key: string): Line | null {
  return LINES[kind].find(line => line.key === key) ?? null
}

/**
 * The day of each line, back from the departure. With less time than the earliest line asks for, those before the
 * departure draw together in the days that are left, in the same order; none lies before today.
 */
export function datedLines(kind: LeapKind, leavesOn: Day, today: Day): { line: Line; dueOn: Day }[] {
  const lines = LINES[kind]
  const earliest = Math.min(0, ...lines.map(({ offsetDays }) => offsetDays))
  const left = Math.max(0, daysBetween(today, leavesOn))
  const pressed = earliest === 0 ? 1 : Math.min(1, left / -earliest)
  return lines.map(line => {
    const offset = line.offsetDays < 0 ? Math.round(line.offsetDays * pressed) : line.offsetDays
    const due = addDays(leavesOn, offset)
    return { line, dueOn: due < today ? today : due }
  })
}

/** A step moves with the departure as long as it is not done; it never moves before today. */
export function movedBy(dueOn: Day, days: number, today: Day): Day {
  const moved = addDays(dueOn, days)
  return moved < today && days < 0 ? (dueOn < today ? dueOn : today) : moved
}
