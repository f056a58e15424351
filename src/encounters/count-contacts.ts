import type { Day } from '../lib/day.ts'
import { type Channel, type Encounter, modeOf } from './encounter.ts'

/** Contact days a tally keeps. */
const RECENT_DAYS = 30

/** One encounter that took place, seen from one of those present. */
export interface Contact {
  day: Day
  channel: Channel
  initiator: Encounter['initiator']
  /** A mailbox tells that they wrote that day too. */
  isAnswered?: boolean
}

/** What is kept of somebody's encounters, by one channel or by `any`. */
export interface ContactTally {
  channel: Channel | 'any'
  /** Distinct days. */
  activeDays: number
  encounters: number
  firstOn: Day
  lastOn: Day
  /** The last 30 distinct days, newest first. */
  recentDays: Day[]
  /** Of `any` only: messages and mails the owner sent on days after the last sign from them. */
  unanswered: number
}

/**
 * The tallies of one person: one for each channel used and one for `any`; none without a contact.
 *
 * A sign from them is anything but a message, a mail or a word on a network which the owner is said to have started.
 * One on the same day answers: the day says no order.
 *
 * @param contacts oldest first.
 */
export function countContacts(contacts: readonly Contact[]): ContactTally[] {
  const tallies = new Map<Channel | 'any', ContactTally>()
  for (const { channel, day } of contacts) {
    add(tallies, 'any', day)
    add(tallies, channel, day)
  }
  const any = tallies.get('any')
  if (any) any.unanswered = unanswered(contacts)
  for (const tally of tallies.values()) tally.recentDays.reverse()
  return [...tallies.values()]
}

function add(tallies: Map<Channel | 'any', ContactTally>, channel: Channel | 'any', day: Day): void {
  const tally = tallies.get(channel)
  if (!tally) {
    const first = {
      activeDays: 1,
      encounters: 1,
      firstOn: day,
      lastOn: day,
      recentDays: [day],
      unanswered: 0,
    }
    tallies.set(channel, { channel, ...first })
    return
  }
  tally.encounters++
  if (tally.lastOn === day) return
  tally.activeDays++
  tally.lastOn = day
  tally.recentDays.push(day)
  if (tally.recentDays.length > RECENT_DAYS) tally.recentDays.shift()
}

function unanswered(contacts: readonly Contact[]): number {
  const lastSign = contacts.findLast(isFromThem)?.day ?? ''
  return contacts.filter(contact => contact.day > lastSign && contact.channel !== 'network').length
}

function isFromThem({ channel, initiator, isAnswered }: Contact): boolean {
  return isAnswered || initiator !== 'me' || modeOf(channel) !== 'writing'
}
