import type { EncounterView, FollowUpView, OwnEvent } from '../encounters/encounter.ts'
import { addDays, type Day, daysBetween, daysOf } from '../lib/day.ts'
import { dayNumber } from '../lib/day-number.ts'
import { hash32 } from '../lib/hash.ts'
import { parsePartialDate } from '../lib/partial-date.ts'
import type { PersonSummary } from '../people/person.ts'
import type { Company } from './company.ts'
import type { Headline } from './headline.ts'
import { type Candidate, importanceOf } from './pull.ts'
import { birthdaySoon, promiseDue } from './reasons.ts'

/** What the page of the morning shows. */
export interface Morning {
  today: Day
  headline: Headline
  suggestions: SaidSuggestion[]
  /** Due, late or without a day. */
  followUps: FollowUpView[]
  birthdays: Birthday[]
  planned: PlannedEncounter[]
  /** What devices noted for themselves on this day. */
  events: OwnEvent[]
  company: Company
  microExchange: MicroExchange
  /** Each counted up to a hundred. */
  newcomer: { people: number; encounters: number }
}

export interface SaidSuggestion {
  person: PersonSummary
  slot: 'usual' | 'out-of-circle'
  /** Sentences, the most telling first. */
  reasons: string[]
  kind: ContactKind
  phone: string | null
  email: string | null
}

export type ContactKind = 'write' | 'call' | 'see'

/** `past`: its day is over, it waits to be confirmed. */
export type PlannedEncounter = EncounterView & { past: boolean }

export interface Birthday {
  personId: string
  name: string
  day: Day
  inDays: number
  /** The age reached, where the year is known. */
  turning: number | null
}

export interface MicroExchange {
  personId: string | null
  text: string
}

/** Days ahead whose birthdays are told. */
export const BIRTHDAY_DAYS = 14

/** People in no circle, without a wish, a promise or a birthday, who are looked at in one morning. */
const OPEN_TIES_A_DAY = 3000
/** Two hexadecimal digits. */
const ID_ENDS = 256

/**
 * The last two characters of the ids of those in no circle who are looked at today; null: all of them, where they are
 * few. Of more than 3,000 an equal part each day, so that everyone has a turn and the morning stays quick
 * (docs/measures.md#in-turn). The end of a UUID is chance: the parts are as good as equal.
 */
export function idEndsInTurn(openTies: number, today: Day): string[] | null {
  const parts = Math.min(ID_ENDS, Math.ceil(openTies / OPEN_TIES_A_DAY))
  if (parts <= 1) return null
  const ends = Array.from({ length: ID_ENDS }, (_, end) => end)
  return ends
    .filter(end => end % parts === dayNumber(today) % parts)
    .map(end => end.toString(16).padStart(2, '0'))
}

/**
 * Of those in the cardex of whom no exchange is known, one a day at most: the others wait their turn, each drawn in
 * proportion to what they count. A promise or a birthday does not wait.
 */
export function oneUnknownADay(candidates: readonly Candidate[], today: Day): Candidate[] {
  let drawn: { candidate: Candidate; time: number } | null = null
  const kept: Candidate[] = []
  for (const candidate of candidates) {
    if (candidate.history !== null || promiseDue(candidate, today) || birthdaySoon(candidate, today)) {
      kept.push(candidate)
      continue
    }
    const uniform = (hash32(`${candidate.personId} ${today}`) + 1) / (2 ** 32 + 1)
    const time = -Math.log(uniform) / importanceOf(candidate)
    if (!drawn || time < drawn.time) drawn = { candidate, time }
  }
  return drawn ? [...kept, drawn.candidate] : kept
}

/** Days of contact by channel. */
export type ChannelDays = readonly { channel: string; activeDays: number }[]

/** How to reach them: the way it mostly goes, where their card allows it. */
export function contactKind(
  { phone, email }: Pick<PersonSummary, 'phone' | 'email'>,
  channels: ChannelDays,
): ContactKind {
  if (!phone && !email) return 'see'
  const days = { see: 0, call: 0, write: 0 }
  for (const { channel, activeDays } of channels) days[kindOfChannel(channel)] += activeDays
  if (days.see > days.call + days.write) return 'see'
  if (phone && days.call > days.write) return 'call'
  return email || days.write > 0 || channels.length > 0 ? 'write' : 'call'
}

function kindOfChannel(channel: string): ContactKind {
  if (channel === 'in-person') return 'see'
  return channel === 'call' || channel === 'video' ? 'call' : 'write'
}

/** The month and day of each of the next days, `12-24`; those born on 29 February come on 1 March of other years. */
export function birthdayKeys(today: Day, days: number): string[] {
  const coming = daysOf({ from: today, to: addDays(today, days) })
  return coming.flatMap(day => {
    const key = day.slice(5)
    return key === '03-01' && addDays(day, -1).slice(5) === '02-28' ? ['02-29', key] : [key]
  })
}

/** When they come, the soonest first. */
export function birthdaysSoon(
  cards: readonly { personId: string; name: string; birthday: string }[],
  today: Day,
): Birthday[] {
  const days = daysOf({ from: today, to: addDays(today, BIRTHDAY_DAYS) })
  const soon = cards.flatMap(({ personId, name, birthday }) => {
    const date = parsePartialDate(birthday)
    const key = birthday.slice(-5)
    const day =
      days.find(each => each.slice(5) === key) ??
      days.find(each => key === '02-29' && each.slice(5) === '03-01')
    if (!date || !day) return []
    const turning = date.year === null ? null : Number(day.slice(0, 4)) - date.year
    return [{ personId, name, day, inDays: daysBetween(today, day), turning }]
  })
  return soon.sort((one, other) => one.inDays - other.inDays)
}
