import type { Day } from '../lib/day.ts'
import type { Contact } from '../lib/vcard/contact.ts'

export const RELATIONS = [
  'family',
  'friend',
  'peer',
  'client',
  'prospect',
  'partner',
  'neighbour',
  'acquaintance',
] as const
/** What somebody is to the owner; several may hold. `neighbour` is the neighbour or the shopkeeper. */
export type Relation = (typeof RELATIONS)[number]

export const CIVILITIES = ['madam', 'sir', 'neutral'] as const
export type Civility = (typeof CIVILITIES)[number]

export const CIRCLES = [1, 2, 3, 4] as const
/** Dunbar's layers, nearest first: about 5, 15, 50 and 150 people. */
export type Circle = (typeof CIRCLES)[number]

/**
 * What the desk alone knows of somebody. It never goes out in a vCard; what a vCard can say (name, phones, mails,
 * addresses, birthday, tags, note, photo) has its one home in the card (docs/fields.md).
 */
export interface Acquaintance {
  civility: Civility | null
  /** How one speaks to them in French; null: `vous`. */
  addressForm: 'tu' | 'vous' | null
  relations: Relation[]
  /** Inside or outside the owner's trade. */
  trade: 'inside' | 'outside' | null
  skills: string[]
  circle: Circle | null
  /** Wished days between two contacts; null: learnt from the log. */
  rhythmDays: number | null
  /** Lives with the owner: counted apart from company everywhere. */
  household: boolean
  /** IANA name; null: the owner's own. */
  timeZone: string | null
  /** Prefers one-to-one to groups. */
  oneToOne: boolean
  metOn: Day | null
  /** Through whom: a person of the cardex. */
  metThroughId: string | null
  /** An event or a place, in words. */
  metAt: string
  /** What to remember before seeing them. */
  remember: string
  archived: boolean
}

export const NEW_ACQUAINTANCE: Acquaintance = {
  civility: null,
  addressForm: null,
  relations: [],
  trade: null,
  skills: [],
  circle: null,
  rhythmDays: null,
  household: false,
  timeZone: null,
  oneToOne: false,
  metOn: null,
  metThroughId: null,
  metAt: '',
  remember: '',
  archived: false,
}

/** Somebody, as what speaks of them shows them. */
export interface Named {
  id: string
  /** '' where they are no longer in the cardex. */
  name: string
}

/** A line of the list: enough to recognise somebody and reach them. */
export interface PersonSummary {
  id: string
  name: string
  organisation: string
  title: string
  town: string
  phone: string | null
  email: string | null
  tags: string[]
  relations: Relation[]
  trade: 'inside' | 'outside' | null
  circle: Circle | null
  household: boolean
  archived: boolean
  /** Hash to ask the photo by, or null. */
  photo: string | null
  lastContactOn: Day | null
  addedOn: Day
}

/** Somebody as a device keeps them for when there is no network: who they are and how to reach them. */
export interface Reachable {
  id: string
  name: string
  organisation: string
  town: string
  phone: string | null
  email: string | null
}

/** A tie between two people of the cardex, named both ways. */
export interface Tie {
  id: string
  personId: string
  otherId: string
  /** What the other is to the person, in the owner's words: `sister`. */
  otherIs: string
  /** What the person is to the other: `brother`. */
  personIs: string
}

/** The whole card page. */
export interface PersonDetail {
  id: string
  /** Names this state of the card: sent back with an edit, so that a stale one is refused. */
  revision: string
  /** `photo` is always null here: it is asked by its hash. */
  contact: Contact
  acquaintance: Acquaintance
  photo: string | null
  addedOn: Day
  lastContactOn: Day | null
  ties: (Tie & { name: string })[]
  metThrough: { id: string; name: string } | null
  /** People met through this one. */
  introduced: { id: string; name: string }[]
}
