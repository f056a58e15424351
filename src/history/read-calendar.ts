import { addDays, type Day } from '../lib/day.ts'
import {
  type Component,
  type ContentLine,
  childrenOf,
  parameterOf,
  propertiesOf,
  propertyOf,
  readComponents,
  unescapeText,
} from '../lib/icalendar/component.ts'
import { type Moment as CalendarMoment, instantOf } from '../lib/icalendar/moment.ts'
import { isoText, wallSeconds } from '../lib/icalendar/moment-text.ts'
import { type Occurrence, occurrencesOf } from '../lib/icalendar/occurrences.ts'
import { recurs } from '../lib/icalendar/series.ts'
import { UTC, type Zone } from '../lib/icalendar/zone.ts'
import { KeptProblems } from '../lib/kept-problems.ts'
import { mailKey } from '../lib/mail-address.ts'
import type { Problem } from '../lib/problem.ts'
import { withoutNul } from '../lib/without-nul.ts'
import { calendarZone } from '../outings/event-moments.ts'
import { calendarsIn, decoded, type Group, groupsOf, withFollowedRules } from '../outings/read-feed.ts'
import type { Correspondent, HistoryRead, Meeting, Moment, Self } from './exchange.ts'
import { historyRead } from './history-read.ts'
import { uninvitedAsNo } from './uninvited.ts'

export interface CalendarOptions {
  self: Self
  today: Day
  /** It came by mail, as an invitation or an answer to one. */
  isMail?: boolean
}

/** Of a series, what lies between is laid out; a meeting by itself is taken whenever it was. */
export const SERIES_YEARS_BACK = 20
export const SERIES_DAYS_AHEAD = 92
const MOST_OF_A_SERIES = 6000
/** Of one calendar. */
const MOST_MEETINGS = 100_000
const MOST_EVENTS = 200_000
const MOST_SERIES = 3000
/** Of those in which nobody is written; what is beyond is left. */
const MOST_TITLED = 30_000

/** The meetings of a calendar: its events with people, and those whose title may name somebody. Null when it is no calendar at all. */
export function readCalendar(
  bytes: Uint8Array,
  { self, today, isMail = false }: CalendarOptions,
): HistoryRead | null {
  const { value: roots, problems: lines } = readComponents(withoutNul(decoded(bytes)))
  // An answer holds the one who sent it alone: to a mailbox it tells of the meeting, among meetings it is none.
  const left = isMail ? /COUNTER$|^REFRESH$/i : /COUNTER$|^(?:REPLY|REFRESH)$/i
  const said = new Set(self.mails.flatMap(mail => mailKey(mail) ?? []))
  const calendars = calendarsIn(roots)
    .filter(one => !left.test(methodOf(one)))
    .map(one => (isMail ? uninvitedAsNo(one, said) : one))
  if (calendars.length === 0 && calendarsIn(roots).length === 0) return null
  const problems = new KeptProblems()
  problems.add(lines.slice(0, 1).map(one => ({ ...one, code: 'feed-mended' })))
  const groups = [...groupsOf(calendars).values()]
  const own = new Set([...said, ...ownersOf(calendars, groups)])
  const reading: Reading = {
    own,
    today,
    isMail,
    problems,
    meetings: [],
    series: 0,
    titled: 0,
    frames: new Map(),
  }
  for (const group of groups.slice(0, MOST_EVENTS)) {
    if (reading.meetings.length >= MOST_MEETINGS) break
    readGroup(group, reading)
  }
  if (groups.length > MOST_EVENTS || reading.meetings.length >= MOST_MEETINGS) {
    problems.add([tooMany(reading.meetings.length)])
  }
  return historyRead({ meetings: reading.meetings, entries: eventsIn(bytes) }, problems)
}

/** How many events a text says it holds, wherever they stand in it and however it is broken. */
export function eventsIn(bytes: Uint8Array): number {
  return decoded(bytes).match(/^[ \t]*BEGIN[ \t]*:[ \t]*VEVENT\b/gim)?.length ?? 0
}

/** Calendars whose owner is asked for to be told apart, and in how many of their meetings they then are. */
const LEAST_MEETINGS = 4
const MOST_OF_THEM = 0.8

/** Whose calendar it is: some bear their owner's address as a name; and somebody is in nearly all that is in it. */
function ownersOf(calendars: readonly Component[], groups: readonly Group[]): string[] {
  const named = calendars.flatMap(one => mailKey(propertyOf(one, 'X-WR-CALNAME')?.value ?? '') ?? [])
  const counts = new Map<string, number>()
  let meetings = 0
  for (const { components } of groups) {
    const mails = new Set(
      components.flatMap(one => peopleIn(one, NOBODY).others).flatMap(({ mail }) => mail ?? []),
    )
    if (mails.size === 0) continue
    meetings++
    for (const mail of mails) counts.set(mail, (counts.get(mail) ?? 0) + 1)
  }
  // Of meetings with one person alone, nobody can tell who is who.
  const often =
    meetings < LEAST_MEETINGS || counts.size < 3
      ? []
      : [...counts].filter(([, count]) => count / meetings >= MOST_OF_THEM)
  return [...named, ...(often.length === 1 ? often.map(([mail]) => mail) : [])]
}

const NOBODY: ReadonlySet<string> = new Set()

interface Reading {
  own: ReadonlySet<string>
  today: Day
  isMail: boolean
  problems: KeptProblems
  meetings: Meeting[]
  series: number
  /** Of the meetings, those of which only the title may tell. */
  titled: number
  /** What all events of a calendar share, looked for once. */
  frames: Map<Component, { timezones: Component[]; zone: Zone | null }>
}

function readGroup({ calendar, uid, components }: Group, reading: Reading): void {
  // A whole calendar is mostly of oneself alone: of those, only what a title may tell is laid out.
  const isWithSomebody = (one: Component) => {
    const { others, refused } = peopleIn(one, reading.own)
    return others.length + refused.length > 0
  }
  const isAlone = !components.some(isWithSomebody)
  if (isAlone && (reading.isMail || reading.titled > MOST_TITLED || !mayName(calendar, components))) return
  const mended: Problem[] = []
  const events = components.map(one => withFollowedRules(one, mended))
  reading.problems.add(
    mended.map(problem => ({ ...problem, where: problem.where.trim() || uid || 'VEVENT' })),
  )
  const master = events.find(one => !propertyOf(one, 'RECURRENCE-ID')) ?? events[0]
  const isSeries = events.some(recurs)
  if (isSeries && !isAlone && ++reading.series > MOST_SERIES) {
    if (reading.series === MOST_SERIES + 1) reading.problems.add([tooMany(MOST_SERIES)])
    return
  }
  const { timezones, zone } = frameOf(calendar, reading)
  const floating = zone ?? UTC
  const one = { ...calendar, lines: [...timezones, ...events] }
  const range = {
    from: isSeries ? secondsAt(addDays(reading.today, -SERIES_YEARS_BACK * 365)) : Number.NEGATIVE_INFINITY,
    to: isSeries ? secondsAt(addDays(reading.today, SERIES_DAYS_AHEAD)) : Number.POSITIVE_INFINITY,
  }
  if (isSeries && !isAlone && master && isEndless(master))
    reading.problems.add([endless(titleOf(master, uid), reading.today)])
  // Of a series that is called off, what was before it is told stays.
  if (isSeries && reading.isMail && /^CANCEL$/i.test(methodOf(calendar)))
    range.from = Math.max(range.from, stampOf(master))
  const method = reading.isMail ? methodOf(calendar).toUpperCase() : null
  let count = 0
  for (const occurrence of occurrencesOf({ calendar: one, component: 'VEVENT' }, range, floating)) {
    const { startsAt } = occurrence
    if (startsAt !== null && (startsAt < range.from || startsAt > range.to)) continue
    if (++count > MOST_OF_A_SERIES) break
    if (isAlone && ++reading.titled > MOST_TITLED) {
      reading.problems.add([tooManyTitles()])
      break
    }
    const meeting = meetingOf(occurrence, { uid, zone, floating, own: reading.own, method })
    if (meeting) reading.meetings.push(isAlone ? { ...meeting, titled: { isSeries } } : meeting)
    else reading.problems.add([withoutDay(titleOf(occurrence.component, uid))])
  }
}

/** Neither what comes back every year, nor what is filed as a birthday or a holiday. */
function mayName(calendar: Component, components: readonly Component[]): boolean {
  if (FEASTS.test(propertyOf(calendar, 'X-WR-CALNAME')?.value ?? '')) return false
  return components.some(one => {
    const isYearly = propertiesOf(one, 'RRULE').some(({ value }) => /\bFREQ\s*=\s*YEARLY\b/i.test(value))
    const isFeast = propertiesOf(one, 'CATEGORIES').some(({ value }) => FEASTS.test(value))
    return !isYearly && !isFeast && (propertyOf(one, 'SUMMARY')?.value ?? '').trim() !== ''
  })
}

const FEASTS = /anniversaire|birthday|holiday|f[ée]ri[ée]|vacances|f[êe]tes/i

function frameOf(calendar: Component, { frames }: Reading) {
  const known = frames.get(calendar)
  if (known) return known
  const frame = { timezones: childrenOf(calendar, 'VTIMEZONE'), zone: calendarZone(calendar) }
  frames.set(calendar, frame)
  return frame
}

interface Around {
  uid: string
  /** Of the calendar; null where it names none. */
  zone: Zone | null
  floating: Zone
  own: ReadonlySet<string>
  /** Of what came by mail; null for a calendar. */
  method: string | null
}

function meetingOf(
  { component, recurrenceId, start, startsAt, endsAt }: Occurrence,
  { uid, zone, floating, own, method }: Around,
): Meeting | null {
  if (!start || startsAt === null) return null
  const { others, refused, isOwn, hasDeclined } = peopleIn(component, own)
  const text = (name: string) => unescapeText(propertyOf(component, name)?.value ?? '').trim()
  const seconds = endsAt === null ? 0 : endsAt - startsAt
  const isLasting = !start.isDate && seconds > 0 && seconds <= MOST_SECONDS
  return {
    key: recurrenceId ? `${uid} ${whichOf(recurrenceId, floating)}` : uid,
    from: momentOf(start, startsAt, zone),
    minutes: isLasting ? Math.round(seconds / 60) : null,
    isAllDay: start.isDate,
    isCancelled: hasDeclined || /^CANCELLED$/i.test(text('STATUS')),
    isVideo: isVideo(component, text),
    title: text('SUMMARY'),
    place: text('LOCATION'),
    others,
    refused,
    revised: revisedOf(component, method === null ? 'LAST-MODIFIED' : 'DTSTAMP'),
    ...(method === null ? {} : { message: method !== 'REPLY' ? 'request' : isOwn ? 'own-answer' : 'answer' }),
  }
}

/** Texts that sort as the tellings follow each other. */
function revisedOf(component: Component, stamp: string): string {
  const sequence = Number.parseInt(propertyOf(component, 'SEQUENCE')?.value ?? '0', 10) || 0
  const when = /^\d{8}T\d{6}Z$/.exec(propertyOf(component, stamp)?.value.trim() ?? '')?.[0] ?? ''
  return `${String(Math.min(Math.max(sequence, 0), 999_999)).padStart(6, '0')} ${when}`.trim()
}

function stampOf(component: Component | undefined): number {
  return wallSeconds((component && propertyOf(component, 'DTSTAMP')?.value) ?? '') ?? Number.NEGATIVE_INFINITY
}

/** A meeting of two days is a trip. */
const MOST_SECONDS = 24 * 3600

/** A time without any zone is the owner's. */
function momentOf({ wall, isDate, zone: own }: CalendarMoment, startsAt: number, zone: Zone | null): Moment {
  const text = isoText(wall)
  if (isDate) return { day: text.slice(0, 10), time: '00:00' }
  if (!own && !zone) return { day: text.slice(0, 10), time: text.slice(11, 16) }
  return { instant: startsAt * 1000 }
}

/** The same however a program writes the time of an occurrence. */
function whichOf(recurrenceId: CalendarMoment, floating: Zone): string {
  return recurrenceId.isDate
    ? isoText(recurrenceId.wall).slice(0, 10)
    : isoText(instantOf(recurrenceId, floating))
}

/** Who else was asked, and who of them said no; rooms are nobody. */
function peopleIn(
  component: Component,
  own: ReadonlySet<string>,
): { others: Correspondent[]; refused: Correspondent[]; isOwn: boolean; hasDeclined: boolean } {
  const others = new Map<string, Correspondent>()
  const refused = new Map<string, Correspondent>()
  let [isOwn, hasDeclined] = [false, false]
  for (const line of [...propertiesOf(component, 'ATTENDEE'), ...propertiesOf(component, 'ORGANIZER')]) {
    const isNo = parameterOf(line, 'PARTSTAT')?.toUpperCase() === 'DECLINED'
    const other = attendeeIn(line)
    if (other === null) continue
    if (other.mail !== null && own.has(other.mail)) {
      if (line.name === 'ATTENDEE') isOwn = true
      if (isNo) hasDeclined = true
      continue
    }
    const key = other.mail ?? other.phone ?? other.name
    if (isNo) refused.set(key, other)
    else if (!others.has(key)) others.set(key, other)
  }
  for (const key of refused.keys()) others.delete(key)
  const some = (people: ReadonlyMap<string, Correspondent>) => [...people.values()].slice(0, MOST_ATTENDEES)
  return { others: some(others), refused: some(refused), isOwn, hasDeclined }
}

const MOST_ATTENDEES = 100

function attendeeIn(line: ContentLine): Correspondent | null {
  if (/^(?:ROOM|RESOURCE|GROUP)$/i.test(parameterOf(line, 'CUTYPE') ?? '')) return null
  const value = line.value.trim()
  const name = (parameterOf(line, 'CN') ?? '').trim()
  const mail = mailKey(parameterOf(line, 'EMAIL') ?? '') ?? mailKey(value)
  const phone = /^tel:/i.test(value) ? value.slice(4) : null
  if (mail !== null && ROOM.test(mail)) return null
  return mail === null && phone === null && name === '' ? null : { name, mail, phone, profile: null }
}

const ROOM = /@(?:resource\.calendar|group\.calendar|group\.v\.calendar)\.google\.com$|^unknownorganizer@/

const CONFERENCE = [
  'CONFERENCE',
  'X-GOOGLE-CONFERENCE',
  'X-MICROSOFT-SKYPETEAMSMEETINGURL',
  'X-ZOOM-MEETING-URL',
]
const ROOMS_ONLINE =
  /(?:zoom\.us\/|meet\.google\.com\/|teams\.(?:microsoft|live)\.com\/|whereby\.com\/|webex\.com\/|meet\.jit\.si\/|visio\.numerique\.gouv\.fr\/|framatalk\.org\/|gotomeet)/i

/** A place that is no link is where people go, whatever link a program adds below. */
function isVideo(component: Component, text: (name: string) => string): boolean {
  const place = text('LOCATION')
  if (place !== '')
    return ROOMS_ONLINE.test(place) || /^(?:visio|zoom|teams|google meet|jitsi|microsoft teams)/i.test(place)
  return (
    CONFERENCE.some(name => propertyOf(component, name) !== null) ||
    ROOMS_ONLINE.test(`${text('URL')} ${text('DESCRIPTION').slice(0, 20_000)}`)
  )
}

function methodOf(calendar: Component): string {
  return propertyOf(calendar, 'METHOD')?.value.trim() ?? ''
}

function isEndless(master: Component): boolean {
  const rules = propertiesOf(master, 'RRULE')
  return rules.some(({ value }) => !/\b(?:COUNT|UNTIL)\s*=/i.test(value))
}

function titleOf(component: Component, uid: string): string {
  return unescapeText(propertyOf(component, 'SUMMARY')?.value ?? '').slice(0, 80) || uid.slice(0, 80)
}

function secondsAt(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000
}

function endless(where: string, today: Day): Problem {
  const until = addDays(today, SERIES_DAYS_AHEAD)
  const message = `This series never ends: it was followed until ${until}.`
  return { where, level: 'repaired', code: 'series-endless', params: { until }, message }
}

function withoutDay(where: string): Problem {
  const message = 'It says no day that is one: it was left out.'
  return { where, level: 'rejected', code: 'event-without-day', message }
}

function tooManyTitles(): Problem {
  const message = `The calendar holds more events without people than are read at once: ${MOST_TITLED} were taken.`
  return {
    ...{ where: 'file', level: 'ignored', code: 'too-many-titles' },
    ...{ params: { most: MOST_TITLED }, message },
  }
}

function tooMany(most: number): Problem {
  const message = `The calendar holds more meetings than are read at once: ${most} were taken.`
  return { where: 'file', level: 'rejected', code: 'too-many-meetings', params: { most }, message }
}
