import { hash } from 'node:crypto'
import { keepMembers, type Member, type MemberDraft } from '../dav/members.ts'
import { PROD_ID } from '../dav/one-calendar.ts'
import { isElided } from '../lib/elision.ts'
import { filled } from '../lib/filled.ts'
import { newBirthday } from '../lib/icalendar/new-object.ts'
import { type PartialDate, parsePartialDate } from '../lib/partial-date.ts'
import { changesVoice, voiceOf } from '../owner/voice.ts'
import { type Desk, inChunks, type Language, type Projector } from '../platform/desk.ts'
import en from './words.en.json' with { type: 'json' }
import fr from './words.fr.json' with { type: 'json' }

/** The calendar of birthdays: its key, and its name in addresses. */
export const BIRTHDAYS = 'birthdays'

const WORDS = { fr: fr.calendar, en: en.calendar }
const AT_ONCE = 400
const PREFIX = 'birthday:'

/** Keeps the birthdays that devices see in step with the cards; follows `person_card`. */
export const projectBirthdays: Projector = async (desk, rows) => {
  const { language } = await voiceOf(desk)
  await inChunks(rows, AT_ONCE, async chunk => {
    const born = await bornAmong(
      desk,
      chunk.map(row => row.id),
    )
    const drafts = born.map(person => draftOf(person, octetsOf(person, language)))
    const shown = new Set(born.map(({ id }) => id))
    // Whoever is new and has none was never in the calendar.
    const ids = chunk.filter(row => shown.has(row.id) || row.before !== null).map(row => row.id)
    if (ids.length > 0) await keepMembers(desk, ids.map(birthdayRow), drafts)
  })
}

/** Another language. */
export const projectBirthdaysOfVoice: Projector = async (desk, rows) => {
  if (!changesVoice(rows)) return
  const { db, id } = desk
  const people = await db
    .selectFrom('personCard')
    .select('personId')
    .where('deskId', '=', id)
    .where('birthdayKey', 'is not', null)
    .execute()
  await projectBirthdays(
    desk,
    people.map(({ personId }) => ({ id: personId, before: null })),
  )
}

/** The octets of birthdays, by name of their members. */
export async function contentsOfBirthdays(
  desk: Desk,
  members: readonly Member[],
): Promise<Map<string, Uint8Array>> {
  const names = new Map(members.map(member => [member.rowId, member.name]))
  const { language } = await voiceOf(desk)
  const contents = new Map<string, Uint8Array>()
  await inChunks(members, AT_ONCE, async chunk => {
    const ids = chunk.map(({ rowId }) => rowId.slice(PREFIX.length))
    for (const person of await bornAmong(desk, ids)) {
      contents.set(names.get(birthdayRow(person.id)) as string, octetsOf(person, language))
    }
  })
  return contents
}

/** What a birthday is called: « Anniversaire de Marie Dupont ». */
export function birthdayTitle(name: string, language: Language): string {
  const words = WORDS[language]
  return filled(isElided(name) ? words.birthdayElided : words.birthday, { name })
}

function birthdayRow(personId: string): string {
  return PREFIX + personId
}

interface Born {
  id: string
  name: string
  birthday: PartialDate
}

async function bornAmong({ db, id }: Desk, ids: readonly string[]): Promise<Born[]> {
  const rows = await db
    .selectFrom('personCard')
    .select(['personId', 'name', 'birthday'])
    .where('deskId', '=', id)
    .where('personId', 'in', ids)
    .where('archived', '=', 0)
    .where('birthdayKey', 'is not', null)
    .execute()
  return rows.flatMap(({ personId, name, birthday }) => {
    const date = birthday === null ? null : parsePartialDate(birthday)
    return date ? [{ id: personId, name, birthday: date }] : []
  })
}

function octetsOf({ id, name, birthday }: Born, language: Language): Uint8Array {
  const text = newBirthday({
    uid: uidOf(id),
    // Not when it was written: the same person and language, the same octets.
    stampAt: '1970-01-01T00:00:00Z',
    prodId: PROD_ID,
    summary: birthdayTitle(name, language),
    birthday,
  })
  if (text === null) throw new RangeError(`no month and day: ${id}`)
  return new TextEncoder().encode(text)
}

function draftOf({ id, birthday: { year, month, day } }: Born, octets: Uint8Array): MemberDraft {
  return {
    collectionId: BIRTHDAYS,
    name: `${id}.ics`,
    rowId: birthdayRow(id),
    uid: uidOf(id),
    etag: hash('sha256', octets, 'hex'),
    mediaType: 'text/calendar',
    component: 'VEVENT',
    size: octets.length,
    view: '',
    text: '',
    // Midnight as early as it comes anywhere on the first, and no end; nothing is read back of ten thousand of them.
    startsAt: firstMidnight(year ?? FIRST_YEAR, month as number, day as number),
    endsAt: null,
  }
}

function uidOf(personId: string): string {
  return `birthday-${personId}`
}

/** The year that birthdays without one begin in (`newBirthday`). */
const FIRST_YEAR = 1972
const FARTHEST_ZONE_MS = 15 * 3_600_000

function firstMidnight(year: number, month: number, day: number): string {
  const midnight = new Date(0).setUTCFullYear(year, month - 1, day)
  return `${new Date(Math.max(midnight - FARTHEST_ZONE_MS, EARLIEST)).toISOString().slice(0, 19)}Z`
}

/** The first instant that ISO text tells in four figures. */
const EARLIEST = -62_167_219_200_000
