import type { Day } from '../lib/day.ts'
import type { CaptureReading } from './capture.ts'
import type { KnownPerson } from './capture-people.ts'
import {
  type Channel,
  type Encounter,
  type EncounterSize,
  type Feeling,
  type FollowUp,
  type Sphere,
  sizeOf,
} from './encounter.ts'

/** Who a name in the line is, as far as is known. */
export type Who =
  | { kind: 'known'; person: KnownPerson }
  | { kind: 'new'; name: string }
  | { kind: 'unsure'; candidates: KnownPerson[] }
  /** Told by a tie alone (« son mari »): stays in the note until somebody is chosen or named. */
  | { kind: 'unnamed' }

/** Somebody who is, or will be, in the cardex. */
export type Somebody = Extract<Who, { kind: 'known' | 'new' }>

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
  /** The key of the one it concerns, where nobody was met. */
  person: string | null
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
  /** Nothing but what is to be done: saved as follow-ups, without an encounter. */
  onlyPromises: boolean
  /** Fields that nothing said: shown more softly. */
  assumed: ReadonlySet<keyof DraftFields>
}

export const NO_CORRECTIONS: Corrections = { fields: {}, people: {}, added: [], promises: {} }

export function draftOf(reading: CaptureReading, corrections: Corrections, today: Day): CaptureDraft {
  const { fields } = corrections
  const minutes = fields.minutes !== undefined ? fields.minutes : (reading.minutes?.value ?? null)
  const day = fields.day ?? reading.day.value
  const promises = promisesOf(reading, corrections)
  return {
    people: peopleOf(reading, corrections),
    promises,
    // Taking its promises off a line leaves somebody who was met.
    onlyPromises: reading.onlyPromises && promises.length > 0,
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

/** Those who are people of the encounter, or to be asked about: not « son mari ». */
export function peopleMeant({ people }: CaptureDraft): DraftPerson[] {
  return people.filter(({ who }) => who.kind !== 'unnamed')
}

/** Somebody was met, or something is to be done: it can be saved. */
export function isComplete(draft: CaptureDraft): boolean {
  return draft.onlyPromises || peopleMeant(draft).length > 0
}

export interface EncounterBody extends Omit<Encounter, 'id'> {
  newPeople: KnownPerson[]
  followUps: Omit<FollowUp, 'encounterId'>[]
  revision?: string
}

export interface FollowUpBody extends FollowUp {
  /** Somebody named for the first time: enters the cardex with it. */
  newPerson: KnownPerson | null
}

/**
 * What is sent to be saved; people who are new get their ids here. Nobody twice.
 *
 * @throws RangeError while somebody is still unsure.
 */
export function bodyOf(draft: CaptureDraft, newId: () => string): EncounterBody {
  const { people: _, promises, assumed: __, onlyPromises: ___, ...fields } = draft
  const { newPeople, ids } = identified(draft, newId)
  const personIds = [...new Set(ids.values())]
  return {
    ...fields,
    personIds,
    newPeople,
    followUps: promises.map(({ text, by, dueOn }) => ({
      id: newId(),
      text,
      by,
      personId: onlyOne(personIds),
      dueOn,
      doneOn: null,
    })),
  }
}

/**
 * What is sent where nobody was met: one follow-up a promise, of whom it names, else of the only one there is.
 *
 * @throws RangeError while somebody is still unsure.
 */
export function followUpsOf(draft: CaptureDraft, newId: () => string): FollowUpBody[] {
  const { newPeople, ids } = identified(draft, newId)
  const entered = new Set<string>()
  return draft.promises.map(({ text, by, dueOn, person }) => {
    const personId = ids.get(person ?? '') ?? onlyOne([...new Set(ids.values())])
    const newPerson = newPeople.find(({ id }) => id === personId && !entered.has(id)) ?? null
    if (newPerson) entered.add(newPerson.id)
    return { id: newId(), text, by, personId, encounterId: null, dueOn, doneOn: null, newPerson }
  })
}

function onlyOne(personIds: readonly string[]): string | null {
  return personIds.length === 1 ? (personIds[0] as string) : null
}

/** The people of a draft by their keys. */
function identified(
  draft: CaptureDraft,
  newId: () => string,
): { newPeople: KnownPerson[]; ids: Map<string, string> } {
  const newPeople: KnownPerson[] = []
  const ids = new Map<string, string>()
  for (const { key, who } of peopleMeant(draft)) {
    if (who.kind === 'unsure') throw new RangeError('somebody is still unsure')
    if (who.kind === 'known') ids.set(key, who.person.id)
    if (who.kind !== 'new') continue
    const person = { id: newId(), name: who.name }
    newPeople.push(person)
    ids.set(key, person.id)
  }
  return { newPeople, ids }
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
  const named = [...reading.people, ...reading.promises.flatMap(({ person }) => person ?? [])]
  const once = named.filter(({ text }, i) => named.findIndex(other => other.text === text) === i)
  const read = once.flatMap(({ text, match }): DraftPerson[] => {
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
  const unnamed = reading.unnamed.flatMap(({ text }): DraftPerson[] => {
    const who = people[text] === undefined ? ({ kind: 'unnamed' } as const) : people[text]
    return who === null ? [] : [{ key: text, text, who }]
  })
  return [
    ...read,
    ...unnamed,
    ...added.filter(({ who }) => who.kind !== 'known' || !known.has(who.person.id)),
  ]
}

function promisesOf(reading: CaptureReading, { promises }: Corrections): DraftPromise[] {
  return reading.promises.flatMap(({ text, by, dueOn, person }) => {
    const corrected = promises[text]
    const read = { key: text, text, by, dueOn, person: person?.text ?? null }
    return corrected === null ? [] : [{ ...read, ...corrected }]
  })
}

function assumedOf(reading: CaptureReading, fields: Partial<DraftFields>): Set<keyof DraftFields> {
  const said = (['channel', 'day', 'size'] as const).filter(
    field => reading[field].at !== null || fields[field] !== undefined,
  )
  return new Set((['channel', 'day', 'size'] as const).filter(field => !said.includes(field)))
}
