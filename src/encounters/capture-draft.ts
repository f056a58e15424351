import type { Day } from '../lib/day.ts'
import type { CaptureReading } from './capture.ts'
import type { KnownPerson } from './capture-people.ts'
import {
  type Channel,
  type Encounter,
  type EncounterSize,
  type Feeling,
  type Sphere,
  sizeOf,
} from './encounter.ts'

/** Who a name in the line is, as far as is known. */
export type Who =
  | { kind: 'known'; person: KnownPerson }
  | { kind: 'new'; name: string }
  | { kind: 'unsure'; candidates: KnownPerson[] }

export interface DraftPerson {
  /** The words of the line, or a name of its own for somebody added by hand. */
  key: string
  text: string
  who: Who
}

export interface DraftPromise {
  /** The clause as typed, whatever it was changed to. */
  key: string
  text: string
  by: 'me' | 'them'
  dueOn: Day | null
}

/** What was changed by hand on the chips; it outlives further typing. */
export interface Corrections {
  fields: Partial<DraftFields>
  /** By the words of the line; null: not a person of this encounter. */
  people: Record<string, Who | null>
  added: DraftPerson[]
  promises: Record<string, Partial<DraftPromise> | null>
}

export interface DraftFields {
  day: Day
  time: string | null
  channel: Channel
  size: EncounterSize
  minutes: number | null
  place: string
  sphere: Sphere | null
  chosen: 'chosen' | 'endured' | null
  initiator: 'me' | 'them' | null
  feeling: Feeling | null
}

/** A line as it would be saved: what was read, corrected by hand. */
export interface CaptureDraft extends DraftFields {
  people: DraftPerson[]
  promises: DraftPromise[]
  note: string
  planned: boolean
  /** Fields that nothing said: shown more softly. */
  assumed: ReadonlySet<keyof DraftFields>
}

export const NO_CORRECTIONS: Corrections = { fields: {}, people: {}, added: [], promises: {} }

export function draftOf(reading: CaptureReading, corrections: Corrections, today: Day): CaptureDraft {
  const { fields } = corrections
  const minutes = fields.minutes !== undefined ? fields.minutes : (reading.minutes?.value ?? null)
  const day = fields.day ?? reading.day.value
  return {
    people: peopleOf(reading, corrections),
    promises: promisesOf(reading, corrections),
    note: reading.note.text,
    day,
    planned: fields.day ? day > today : reading.planned,
    time: fields.time !== undefined ? fields.time : (reading.time?.value ?? null),
    channel: fields.channel ?? reading.channel.value,
    minutes,
    size: fields.size ?? (fields.minutes ? sizeOf(fields.minutes) : reading.size.value),
    place: fields.place ?? reading.place?.value ?? '',
    sphere: fields.sphere !== undefined ? fields.sphere : (reading.sphere?.value ?? null),
    chosen: fields.chosen !== undefined ? fields.chosen : (reading.chosen?.value ?? null),
    initiator: fields.initiator !== undefined ? fields.initiator : reading.initiator,
    feeling: fields.feeling !== undefined ? fields.feeling : (reading.feeling?.value ?? null),
    assumed: assumedOf(reading, fields),
  }
}

/** The first whose name must be chosen among several before saving. */
export function firstUnsure({ people }: CaptureDraft): DraftPerson | null {
  return people.find(({ who }) => who.kind === 'unsure') ?? null
}

export interface EncounterBody extends Omit<Encounter, 'id'> {
  newPeople: KnownPerson[]
  followUps: {
    id: string
    text: string
    by: 'me' | 'them'
    personId: string | null
    dueOn: Day | null
    doneOn: Day | null
  }[]
  revision?: string
}

/**
 * What is sent to be saved; people who are new get their ids here. Nobody twice.
 *
 * @throws RangeError while somebody is still unsure.
 */
export function bodyOf(draft: CaptureDraft, newId: () => string): EncounterBody {
  const { people, promises, assumed: _, ...fields } = draft
  const newPeople: KnownPerson[] = []
  const personIds = new Set<string>()
  for (const { who } of people) {
    if (who.kind === 'unsure') throw new RangeError('somebody is still unsure')
    if (who.kind === 'known') personIds.add(who.person.id)
    else {
      const person = { id: newId(), name: who.name }
      newPeople.push(person)
      personIds.add(person.id)
    }
  }
  const [only, ...others] = personIds
  const personId = others.length === 0 ? (only ?? null) : null
  return {
    ...fields,
    personIds: [...personIds],
    newPeople,
    followUps: promises.map(({ text, by, dueOn }) => ({
      id: newId(),
      text,
      by,
      personId,
      dueOn,
      doneOn: null,
    })),
  }
}

/** « le boulanger » keeps his article, as one speaks of him; `marie dupont` gets her capitals. */
export function nameFrom(text: string): string {
  const name = text.trim()
  if (/^(?:le|la|les|mon|ma|un|une|the|my|an?) |^l['’]/.test(name) || /\p{Lu}/u.test(name)) return name
  return name.replace(/(?<![\p{L}'’])(?!(?:de|du|des|la|le|von|van)(?!\p{L}))\p{L}/gu, letter =>
    letter.toLocaleUpperCase(),
  )
}

function peopleOf(reading: CaptureReading, { people, added }: Corrections): DraftPerson[] {
  const read = reading.people.flatMap(({ text, match }) => {
    const corrected = people[text]
    if (corrected === null) return []
    const who: Who =
      corrected ??
      (match.kind === 'ambiguous'
        ? { kind: 'unsure', candidates: match.candidates }
        : match.kind === 'new'
          ? { kind: 'new', name: nameFrom(text) }
          : match)
    return [{ key: text, text, who }]
  })
  const known = new Set(read.map(({ who }) => (who.kind === 'known' ? who.person.id : null)))
  return [...read, ...added.filter(({ who }) => who.kind !== 'known' || !known.has(who.person.id))]
}

function promisesOf(reading: CaptureReading, { promises }: Corrections): DraftPromise[] {
  return reading.promises.flatMap(({ text, by, dueOn }) => {
    const corrected = promises[text]
    return corrected === null ? [] : [{ key: text, text, by, dueOn, ...corrected }]
  })
}

function assumedOf(reading: CaptureReading, fields: Partial<DraftFields>): Set<keyof DraftFields> {
  const said = (['channel', 'day', 'size'] as const).filter(
    field => reading[field].at !== null || fields[field] !== undefined,
  )
  return new Set((['channel', 'day', 'size'] as const).filter(field => !said.includes(field)))
}
