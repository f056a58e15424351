import { afterEach, expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { deskClock } from './desk-clock.ts'
import { readCalendar } from './read-calendar.ts'
import { readMail } from './read-mail.ts'

const before = process.env.TZ
afterEach(() => {
  if (before === undefined) delete process.env.TZ
  else process.env.TZ = before
})

const options = { self: { mails: ['moi@exemple.fr'], phones: [], names: [] }, today: day('2026-11-21') }
const mail = (date: string) =>
  Buffer.from(`From: marie@exemple.fr\nTo: moi@exemple.fr\nDate: ${date}\n\nBonjour\n`)
const calendar = (start: string) =>
  Buffer.from(
    `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\n${start}\nATTENDEE:mailto:marie@exemple.fr\nEND:VEVENT\nEND:VCALENDAR\n`,
  )

test.each([
  ['America/Montreal', 240],
  ['Pacific/Auckland', -780],
  ['Europe/Paris', -120],
])('a machine on the clock of %s reads the same days', (zone, offset) => {
  process.env.TZ = zone
  expect(new Date(Date.UTC(2026, 9, 5)).getTimezoneOffset()).toBe(offset)
  const clock = deskClock('Europe/Paris')
  const written = (date: string) => {
    const at = readMail(mail(date), { ...options, isMailbox: false }).exchanges[0]?.at
    return at && clock(at)
  }
  expect(written('Mon, 5 Oct 2026 23:30:00 +0200')).toEqual({ day: '2026-10-05', time: '23:30' })
  expect(written('Mon, 5 Oct 2026 23:30:00')).toEqual({ day: '2026-10-05', time: '23:30' })
  const met = (start: string) => {
    const from = readCalendar(calendar(start), options)?.meetings[0]?.from
    return from && clock(from)
  }
  expect(met('DTSTART:20261005T233000')).toEqual({ day: '2026-10-05', time: '23:30' })
  expect(met('DTSTART;TZID=America/Montreal:20261005T200000')).toEqual({ day: '2026-10-06', time: '02:00' })
  expect(met('DTSTART;VALUE=DATE:20261005')?.day).toBe('2026-10-05')
})
