import type { CountryCode } from 'libphonenumber-js/max'
import type { Day } from '../lib/day.ts'
import { fold } from '../lib/fold.ts'
import { mailKey } from '../lib/mail-address.ts'
import { phoneKey } from '../lib/phone.ts'
import { withoutNul } from '../lib/without-nul.ts'
import { type Address, addressOf } from './address.ts'
import { isAutomaticAddress } from './automatic.ts'
import type { DeskClock } from './desk-clock.ts'
import { type Entries, sumOf, unite, withEntry } from './entries.ts'
import type { Correspondent, Exchange, Meeting, Self } from './exchange.ts'
import { foldMeeting, type Telling } from './fold-meeting.ts'
import type { TitledEvent } from './title-names.ts'

/** What files told of encounters, as it will be kept. */
export interface Gathered {
  correspondents: GatheredCorrespondent[]
  days: GatheredDay[]
  meetings: GatheredMeeting[]
  counts: GatheredCounts
}

export interface GatheredCorrespondent {
  address: Address
  name: string
}

/** What was written with one of them on a day by one channel; or one call. */
export interface GatheredDay {
  /** Which of the correspondents. */
  of: number
  day: Day
  channel: Exchange['channel']
  /** The key of a call; '' for writing. */
  slot: string
  time: string
  firstBy: 'me' | 'them'
  sent: number
  received: number
  minutes: number | null
  entries: Entries
}

export interface GatheredMeeting extends Telling {
  key: string
  day: Day
  /** null: the whole day. */
  time: string | null
  minutes: number | null
  isVideo: boolean
  /** Nobody is written in it: its title is read against the cardex, and not kept for that. */
  titled?: TitledEvent
  /** By telephone, as its title says. */
  isCall?: boolean
}

export interface GatheredCounts {
  exchanges: number
  meetings: number
  /** Left out: what programs wrote, calls nobody took, what went to too many, what no day is told of, meetings alone. */
  automatic: number
  missed: number
  crowd: number
  undatable: number
  alone: number
}

export interface Gathering {
  take: (read: { exchanges: readonly Exchange[]; meetings: readonly Meeting[] }) => void
  /** Left out by a reader before it became an exchange. */
  leaveOut: (kind: 'automatic' | 'undatable' | 'missed', count: number) => void
  finish: () => Gathered
}

/** A letter to more is a circular, and a meeting of more is an event: nobody met anybody by it. */
export const MOST_ADDRESSED = 10
export const MOST_MEETING = 20

export interface GatherOptions {
  clock: DeskClock
  /** Of numbers written without their country. */
  country: CountryCode
  self: Self
  /** Whether titles and places of meetings may be kept. */
  keepsTitles: boolean
}

/** Folds what readers give as it passes: a million messages are some thousand days. */
export function newGathering({ clock, country, self, keepsTitles }: GatherOptions): Gathering {
  const correspondents: GatheredCorrespondent[] = []
  const byAddress = new Map<Address, number>()
  const byWords = new Map<string, number | null | 'automatic'>()
  const days = new Map<string, GatheredDay>()
  const meetings = new Map<string, GatheredMeeting>()
  const counts: GatheredCounts = {
    exchanges: 0,
    meetings: 0,
    automatic: 0,
    missed: 0,
    crowd: 0,
    undatable: 0,
    alone: 0,
  }
  const isSelf = selfTest(self, country)

  const find = (other: Correspondent): number | null | 'automatic' => {
    const words = `${other.mail ?? ''}\n${other.phone ?? ''}\n${other.profile ?? ''}\n${other.name}`
    const known = byWords.get(words)
    if (known !== undefined) return known
    const found = add(other)
    byWords.set(words, found)
    return found
  }
  const add = (other: Correspondent): number | null | 'automatic' => {
    const address = addressOf(other, country)
    if (address === null || isSelf(other, address)) return null
    if (address.startsWith('mail:') && isAutomaticAddress(address.slice(5))) return 'automatic'
    const name = nameIn(other, address)
    const at = byAddress.get(address)
    if (at === undefined) {
      byAddress.set(address, correspondents.length)
      return correspondents.push({ address, name }) - 1
    }
    const known = correspondents[at] as GatheredCorrespondent
    if (name.length > known.name.length) known.name = name
    return at
  }

  const takeExchange = (exchange: Exchange) => {
    const { at, channel, initiator, letters, minutes, others, key } = exchange
    const isCall = channel === 'call' || channel === 'video'
    if (isCall && minutes === 0) counts.missed++
    else if (others.length > MOST_ADDRESSED) counts.crowd++
    else {
      const when = clock(at)
      if (!when) {
        counts.undatable++
        return
      }
      const found = others.map(find)
      const people = [...new Set(found.filter(of => typeof of === 'number'))]
      if (people.length > 0) counts.exchanges++
      else if (found.includes('automatic')) counts.automatic++
      for (const of of people) {
        const slot = isCall ? key : ''
        const place = `${of} ${when.day} ${channel} ${slot}`
        const known = days.get(place)
        const entries = withEntry(known?.entries ?? '', { key, initiator, letters })
        if (!known) {
          const sums = { sent: 0, received: 0 }
          days.set(place, { of, ...when, channel, slot, firstBy: initiator, ...sums, minutes, entries })
        } else {
          known.entries = entries
          if (when.time < known.time) Object.assign(known, { time: when.time, firstBy: initiator })
          if (minutes !== null) known.minutes = Math.max(known.minutes ?? 0, minutes)
        }
      }
    }
  }
  const takeMeeting = (meeting: Meeting) => {
    const when = clock(meeting.from)
    const who = (people: readonly Correspondent[] = []) => [
      ...new Set(people.map(find).filter(of => typeof of === 'number')),
    ]
    const [others, refused] = [who(meeting.others), who(meeting.refused)]
    const { revised = '' } = meeting
    if (!when) counts.undatable++
    else if (others.length + refused.length === 0 && !meeting.titled) counts.alone++
    else if (others.length > MOST_MEETING) counts.crowd++
    else {
      const known = meetings.get(meeting.key)
      if (!known && !meeting.isCancelled && others.length > 0) counts.meetings++
      if (!known && meeting.titled) counts.alone++
      const { titled, title, isAllDay } = meeting
      const said = keepsTitles ? meeting : { title: '', place: '' }
      const told: GatheredMeeting = {
        key: meeting.key,
        day: when.day,
        time: meeting.isAllDay ? null : when.time,
        minutes: meeting.isAllDay ? null : meeting.minutes,
        isVideo: meeting.isVideo,
        isCancelled: meeting.isCancelled,
        title: shortText(said.title),
        place: shortText(said.place),
        others,
        refused,
        revised: meeting.message === 'answer' ? '' : revised,
        message: meeting.message ?? null,
        ...(meeting.message
          ? { told: Object.fromEntries([...others, ...refused].map(of => [of, revised])) }
          : {}),
        ...(titled ? { titled: { title, isAllDay, ...titled } } : {}),
      }
      meetings.set(meeting.key, known ? foldMeeting(known, told) : told)
    }
  }
  return {
    take: read => {
      for (const exchange of read.exchanges) takeExchange(exchange)
      for (const meeting of read.meetings) takeMeeting(meeting)
    },
    leaveOut: (kind, count) => {
      counts[kind] += count
    },
    finish: () => {
      for (const day of days.values()) {
        day.entries = unite(day.entries, '')
        Object.assign(day, sumOf(day.entries))
      }
      return { correspondents, days: [...days.values()], meetings: [...meetings.values()], counts }
    },
  }
}

function selfTest({ mails, phones, names }: Self, country: CountryCode) {
  const keys = new Set([
    ...mails.flatMap(mail => mailKey(mail) ?? []).map(mail => `mail:${mail}`),
    ...phones.flatMap(phone => phoneKey(phone, country) ?? []).map(phone => `tel:${phone}`),
    ...names.map(name => `name:${fold(name)}`),
  ])
  return (_: Correspondent, address: Address) => keys.has(address)
}

/** An address written again in the place of the name is none. */
function nameIn({ name }: Correspondent, address: Address): string {
  const bare = shortText(name.replace(/^["'\s]+|["'\s]+$/g, ''))
  const isAddress =
    bare.includes('@') || /^[+\d\s().-]+$/.test(bare) || `mail:${bare.toLowerCase()}` === address
  return isAddress ? '' : bare
}

function shortText(text: string): string {
  return withoutNul(text).replace(/\s+/g, ' ').trim().slice(0, 200)
}
