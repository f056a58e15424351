import type { Day } from '../lib/day.ts'

export const CHANNELS = ['in-person', 'call', 'video', 'message', 'mail', 'network'] as const
export type Channel = (typeof CHANNELS)[number]

/** The four channels that measures never lump: in the flesh, call, video, writing. */
export type Mode = 'in-person' | 'call' | 'video' | 'writing'

export const SIZES = ['micro', 'short', 'long'] as const
/** micro: a few words in passing; short: up to half an hour or so; long: more. */
export type EncounterSize = (typeof SIZES)[number]

export const SPHERES = ['professional', 'personal', 'both'] as const
export type Sphere = (typeof SPHERES)[number]

export const FEELINGS = [1, 2, 3, 4, 5] as const
/** How it felt, 1 heavy … 5 it did me good. */
export type Feeling = (typeof FEELINGS)[number]

export interface Encounter {
  id: string
  day: Day
  /** `18:30` on the desk's clock, or null. */
  time: string | null
  channel: Channel
  size: EncounterSize
  minutes: number | null
  personIds: string[]
  /** Where, in words. */
  place: string
  sphere: Sphere | null
  chosen: 'chosen' | 'endured' | null
  /** Who started it. */
  initiator: 'me' | 'them' | null
  feeling: Feeling | null
  note: string
  /** Announced, not yet happened: does not touch any clock. */
  planned: boolean
}

/** What nobody said of an encounter that took place. */
export const UNSAID = {
  place: '',
  sphere: null,
  chosen: null,
  initiator: null,
  feeling: null,
  note: '',
  planned: false,
} as const satisfies Partial<Encounter>

/** A follow-up: who does what by which day. */
export interface FollowUp {
  id: string
  text: string
  /** Who does it. */
  by: 'me' | 'them'
  /** To or by whom. */
  personId: string | null
  encounterId: string | null
  dueOn: Day | null
  doneOn: Day | null
}

/** Something that a device noted for itself in the calendar of what is planned: the dentist, a series. */
export interface OwnEvent {
  title: string
  /** `18:30` on the desk's clock; null: the whole day, or since the day before. */
  time: string | null
  place: string
}

export function modeOf(channel: Channel): Mode {
  return channel === 'in-person' || channel === 'call' || channel === 'video' ? channel : 'writing'
}

/** A size where only minutes were said: up to 10 is micro, up to 30 short (ours, docs/measures.md#size). */
export function sizeOf(minutes: number): EncounterSize {
  return minutes <= 10 ? 'micro' : minutes <= 30 ? 'short' : 'long'
}

/** An encounter as screens show it: with names, and what was promised. */
export interface EncounterView extends Encounter {
  revision: string
  people: { id: string; name: string }[]
  followUps: FollowUp[]
}

/** A follow-up as screens show it. */
export interface FollowUpView extends FollowUp {
  /** Names this state: sent back with an edit that must not overwrite another. */
  revision: string
  personName: string | null
}

/** What the screen sends to log or edit an encounter. */
export interface EncounterDraft extends Encounter {
  /** People named for the first time: they enter the cardex in the same batch. */
  newPeople: readonly { id: string; name: string }[]
  /** All of the encounter's follow-ups: those left out are taken away. */
  followUps: readonly Omit<FollowUp, 'encounterId'>[]
  /** The revision that the edit was made from; absent when it is new. */
  revision?: string | undefined
}
