import { addDays, type Day, daysBetween, weekday } from '../lib/day.ts'
import type { Contact } from './count-contacts.ts'
import { type Encounter, type Mode, modeOf } from './encounter.ts'

/** What a week with somebody held: a bit each. */
export const MARK = {
  'in-person': 1,
  call: 2,
  video: 4,
  writing: 8,
  /** In the flesh, for one of the two alone. */
  metPersonal: 16,
  metProfessional: 32,
  /** On any channel; an encounter for both is both. */
  personal: 64,
  professional: 128,
} as const satisfies Record<Mode, number> & Record<string, number>

export interface WeekContact extends Contact {
  sphere: Encounter['sphere']
}

export interface MarkedWeeks {
  /** The Monday of the first week. */
  since: Day
  /** Two hexadecimal digits a week, without a gap, as far as the last contact. */
  marks: string
}

/** @param contacts at least one, oldest first. */
export function markWeeks(contacts: readonly WeekContact[]): MarkedWeeks {
  const [first, last] = [contacts[0], contacts.at(-1)] as [WeekContact, WeekContact]
  const since = addDays(first.day, 1 - weekday(first.day))
  const weeks = new Uint8Array(Math.floor(daysBetween(since, last.day) / 7) + 1)
  for (const contact of contacts) {
    const week = Math.floor(daysBetween(since, contact.day) / 7)
    weeks[week] = (weeks[week] as number) | marksOf(contact)
  }
  return { since, marks: weeks.toHex() }
}

/**
 * The marks of some weeks in a row, 0 where there was nothing.
 *
 * @param from a Monday.
 */
export function marksOver({ since, marks }: MarkedWeeks, from: Day, weeks: number): Uint8Array {
  const over = new Uint8Array(weeks)
  const shift = Math.round(daysBetween(since, from) / 7)
  for (let week = Math.max(0, -shift); week < weeks; week++) {
    const at = 2 * (week + shift)
    if (at >= marks.length) break
    over[week] = 16 * digit(marks.charCodeAt(at)) + digit(marks.charCodeAt(at + 1))
  }
  return over
}

function marksOf({ channel, sphere }: WeekContact): number {
  const mode = modeOf(channel)
  const isMet = mode === 'in-person'
  let marks: number = MARK[mode]
  if (sphere !== null && sphere !== 'professional') marks |= MARK.personal
  if (sphere !== null && sphere !== 'personal') marks |= MARK.professional
  if (isMet && sphere === 'personal') marks |= MARK.metPersonal
  if (isMet && sphere === 'professional') marks |= MARK.metProfessional
  return marks
}

function digit(code: number): number {
  return code < 58 ? code - 48 : code - 87
}
