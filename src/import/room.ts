import type { Problem } from '../lib/problem.ts'
import type { Contact } from '../lib/vcard/contact.ts'

/** More than anybody's address book holds: LinkedIn allows 30,000 connections; an office's may have three times that. */
export const MOST_CARDS = 120_000
/** Numbers, addresses, tags… of all cards together: ten each of as many cards. */
const MOST_POINTS = MOST_CARDS * 10
/** Of one card: nobody has as many. */
const MOST_POINTS_OF_A_CARD = 1000
/** Of one card, its photo aside: a long novel. */
const MOST_LETTERS_OF_A_CARD = 1_000_000

/** A thousandth of what a small archive can be made to say. */
const MOST_UNFOLDED_BYTES = 512 * 1024 * 1024
/** Ten conversations of the length that WhatsApp allows, and ten more. */
const MOST_ENTRIES = 800_000

/** What one import has room for, all its files together: it is held in memory until it is committed. */
export interface Room {
  /** Cards met, also those that are not brought in. */
  cards: number
  points: number
  /** Octets that archives may still unfold. */
  octets: number
  /** Of encounters: messages, calls, events. */
  entries: number
}

export function newRoom(): Room {
  return { cards: MOST_CARDS, points: MOST_POINTS, octets: MOST_UNFOLDED_BYTES, entries: MOST_ENTRIES }
}

export function isFull({ cards, points }: Room): boolean {
  return cards <= 0 || points <= 0
}

/** Takes the room of a contact. @returns false, nothing taken, for one that says more than a card of a person does. */
export function takeRoom(room: Room, contact: Contact): boolean {
  const { phones, emails, addresses, urls, profiles, tags } = contact
  const points = [phones, emails, addresses, urls, profiles, tags].reduce(
    (sum, { length }) => sum + length,
    0,
  )
  if (points > MOST_POINTS_OF_A_CARD || lettersIn(contact) > MOST_LETTERS_OF_A_CARD) return false
  room.points -= points
  return true
}

function lettersIn(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, inner) => sum + lettersIn(inner), 0)
}

export function fullProblem(where: string): Problem {
  return {
    where,
    level: 'rejected',
    code: 'too-many-cards',
    params: { limit: MOST_CARDS },
    message: `The import holds more than is brought in at once (${MOST_CARDS} cards, all files together): what begins here was left out. Import it in parts.`,
  }
}

export function tooFullProblem(where: string): Problem {
  return {
    where,
    level: 'rejected',
    code: 'card-too-full',
    params: { limit: MOST_POINTS_OF_A_CARD, letters: MOST_LETTERS_OF_A_CARD },
    message: `The card says more than a card of a person does (over ${MOST_POINTS_OF_A_CARD} numbers, addresses or tags, or ${MOST_LETTERS_OF_A_CARD} letters); it is not brought in.`,
  }
}

export function tooManyProblem(where: string): Problem {
  return {
    where,
    level: 'rejected',
    code: 'too-many-entries',
    params: { limit: MOST_ENTRIES },
    message: `The import holds more than ${MOST_ENTRIES} messages, calls and events: the rest was left out. Import it in parts.`,
  }
}
