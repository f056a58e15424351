import { deskClock } from '../history/desk-clock.ts'
import type { Correspondent, Exchange, Meeting } from '../history/exchange.ts'
import { newGathering } from '../history/gather.ts'
import { takeHistory } from '../history/take-history.ts'
import { addDays } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import type { InventedPerson } from './invent-people.ts'

/** Who writes often and has no card yet. */
const STRANGERS = [
  { name: 'Maëlle Troadec', mail: 'maelle@troadec.example', days: [3, 9, 24, 40] },
  { name: 'Atelier Ruben', mail: 'ruben@atelier.example', days: [6, 13, 20] },
] as const

/** Days ago, hour and length of what a calendar told. */
const MEETINGS = [
  { ago: 2, time: '09:30', minutes: 45, isVideo: true },
  { ago: 5, time: '12:30', minutes: 75, isVideo: false },
  { ago: 12, time: '16:00', minutes: 30, isVideo: true },
  { ago: 33, time: '10:00', minutes: 60, isVideo: false },
  { ago: 41, time: '18:00', minutes: 90, isVideo: false },
] as const

/** What a calendar and a mailbox told, so that something waits to be confirmed. */
export async function plantHistory(desk: Desk, people: readonly InventedPerson[]): Promise<void> {
  const today = desk.today()
  const reached = people.flatMap(({ contact: { name, emails } }) => {
    const [first] = emails
    return first ? [{ name, mail: first.value, phone: null, profile: null }] : []
  })
  const gathering = newGathering({
    clock: deskClock(desk.timeZone),
    country: 'FR',
    self: { mails: [], phones: [], names: [] },
    keepsTitles: false,
  })
  const exchanges = STRANGERS.flatMap(({ days, ...who }) =>
    days.flatMap(ago => {
      const other: Correspondent = { ...who, phone: null, profile: null }
      const day = addDays(today, -ago)
      return [
        mail(day, '09:10', { initiator: 'them', other }),
        mail(day, '11:40', { initiator: 'me', other }),
      ]
    }),
  )
  const meetings = MEETINGS.flatMap(({ ago, time, minutes, isVideo }, at): Meeting[] => {
    const other = reached[at % 3]
    if (!other) return []
    const day = addDays(today, -ago)
    const plain = { isAllDay: false, isCancelled: false, title: '', place: '' }
    return [{ key: `demo ${day}`, from: { day, time }, minutes, isVideo, ...plain, others: [other] }]
  })
  gathering.take({ exchanges, meetings })
  await takeHistory(desk, gathering.finish())
}

function mail(
  day: string,
  time: string,
  { initiator, other }: { initiator: Exchange['initiator']; other: Correspondent },
): Exchange {
  const key = `demo ${other.mail} ${day} ${initiator}`
  return { key, at: { day, time }, channel: 'mail', initiator, letters: null, minutes: null, others: [other] }
}
