import type { Day } from '../lib/day.ts'
import type { Named } from '../people/person.ts'

/** What the owner is asked about encounters that were read. */
export interface Waiting {
  /** The latest first; no more than are shown. */
  meetings: WaitingMeeting[]
  correspondents: CorrespondentQuestion[]
  counts: WaitingCounts
}

export interface WaitingCounts {
  meetings: number
  correspondents: number
}

export interface WaitingMeeting {
  id: string
  day: Day
  time: string | null
  minutes: number | null
  isVideo: boolean
  isCall: boolean
  title: string
  place: string
  people: Named[]
  /** Those who were there and have no card. */
  others: string[]
  /** Names by which its title told of people, where nobody is written in it. */
  said: string[]
  /** Names of its title that several bear: whom they mean is asked. */
  asked: TitleQuestion[]
}

export interface TitleQuestion {
  correspondentId: string
  words: string
  candidates: Named[]
}

/** Somebody who writes often, or is met, and has no card. */
export interface CorrespondentQuestion {
  id: string
  address: string
  name: string
  days: number
  sent: number
  received: number
  meetings: number
  firstOn: Day | null
  lastOn: Day | null
  /** Who of the cardex it may be, the likeliest first. */
  candidates: Named[]
}
