import { addDays, type Day, daysBetween, parseDay } from '../lib/day.ts'
import { fold } from '../lib/fold.ts'
import type { MonicaReminder } from './monica-account.ts'

const UNITS = ['week', 'month', 'year'] as const
export type Unit = (typeof UNITS)[number]

/** How a reminder goes on: once, or at each so many of a unit. */
export type Rhythm = { unit: 'once' } | { unit: Unit; every: number }

/** A title that says it is a birthday: in the languages most owners write in. */
const BIRTHDAY = /anniv|birth|bday|geburtstag|cumple|compleanno/
const MOST_APART = 1000

/** Null for a rhythm that is none of Monica's. */
export function rhythmOf({ frequency, every }: MonicaReminder): Rhythm | null {
  if (frequency === '' || frequency === 'one_time' || frequency === 'once') return { unit: 'once' }
  const unit = UNITS.find(each => each === frequency)
  const count = every === '' ? 1 : Number(every)
  return unit && Number.isInteger(count) && count >= 1 && count <= MOST_APART ? { unit, every: count } : null
}

/** Whether it says no more than the birthday that stands on the card. */
export function isBirthdayReminder(reminder: MonicaReminder, birthday: string): boolean {
  const { date, frequency, title, isOfMonica } = reminder
  if (frequency !== 'year' || birthday === '') return false
  const isItsDay = date.slice(5, 10) === birthday.slice(-5)
  return isItsDay && (isOfMonica || title === '' || BIRTHDAY.test(fold(title)))
}

/** Whether its time was over when the file was written: it was sent, or its only day had gone by. */
export function isOver(reminder: MonicaReminder, writtenOn: string): boolean {
  const { date, isInactive } = reminder
  return isInactive || (rhythmOf(reminder)?.unit === 'once' && date.slice(0, 10) < writtenOn)
}

/** The day it comes next, that day included; of one that comes once, its day. */
export function nextDay(first: Day, rhythm: Rhythm, today: Day): Day {
  if (rhythm.unit === 'once' || first >= today) return first
  if (rhythm.unit === 'week') {
    const step = rhythm.every * 7
    return addDays(first, Math.ceil(daysBetween(first, today) / step) * step)
  }
  const step = rhythm.unit === 'year' ? rhythm.every * 12 : rhythm.every
  const apart = monthOf(today) - monthOf(first)
  const next = monthsAfter(first, Math.floor(apart / step) * step)
  return next >= today ? next : monthsAfter(first, (Math.floor(apart / step) + 1) * step)
}

/** `2026-04-12, year: Birthday`. */
export function reminderTold({ date, frequency, title, description }: MonicaReminder): string {
  const often = frequency === '' || frequency === 'one_time' ? '' : `, ${frequency}`
  const said = [title, description].filter(part => part !== '').join(', ')
  return `${date.slice(0, 10)}${often}${said === '' ? '' : `: ${said}`}`
}

/** Since the year nought. */
function monthOf(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

/** The same day of another month; its last one where it is shorter. */
function monthsAfter(first: Day, months: number): Day {
  const month = monthOf(first) + months
  const start = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
  for (let day = Number(first.slice(8)); day > 28; day--) {
    const found = parseDay(`${start}-${day}`)
    if (found) return found
  }
  return `${start}-${String(Math.min(28, Number(first.slice(8)))).padStart(2, '0')}` as Day
}
