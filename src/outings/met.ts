import { understand } from '../encounters/capture.ts'
import { addDays, type Day, dayAt } from '../lib/day.ts'
import type { OutingPersonView, OutingView } from './outing.ts'

/** Somebody met, as the phone says it: every id is born there, so that sent twice it is stored once. */
export interface MetDraft {
  personId: string
  encounterId: string
  name: string
  organisation: string
  phone: string
  mail: string
  /** The one word noted on the spot; '' says nothing, and erases nothing. */
  word: string
  /** Instant at which they were met. */
  at: string
  /** null: whether they were ever met in person before tells. */
  isNew: boolean | null
  /** The vCard that their QR code held. */
  card: string | null
  /** What was promised to them on the spot. */
  promise: MetPromise | null
  revision?: string | undefined
}

export interface MetPromise {
  id: string
  text: string
  dueOn: Day
}

/** The owner's own few sentences, at hand when somebody asks. */
export interface Pitch {
  whoIAm: string
  whomILookFor: string
}

/** All that salon mode shows: asked once, kept for when there is no network. */
export interface SalonView {
  outing: OutingView
  pitch: Pitch
}

/** A change that waits for the network, as far as salon mode reads it. */
export interface Waiting {
  method: 'PUT' | 'POST' | 'DELETE'
  path: string
  body: unknown
}

const DAYS_FOR_A_SIGN = 2

/** The day of the encounter: that of the meeting, but never after the outing: past midnight it is still that evening. */
export function dayMet(at: string, timeZone: string, { endDay }: Pick<OutingView, 'endDay'>): Day {
  const day = dayAt(new Date(at), timeZone)
  return day > endDay ? endDay : day
}

/** Until when one gives a sign: within 48 hours of the meeting, in whole days; today when that is behind. */
export function signDueOn(met: Day, today: Day): Day {
  const due = addDays(met, DAYS_FOR_A_SIGN)
  return due < today ? today : due
}

/**
 * The promise that a word is, « rappeler mardi »: null when it promises nothing. Without a day of its own it is due when
 * a sign would be.
 */
export function promiseIn(
  word: string,
  { today, language }: { today: Day; language: 'fr' | 'en' },
): Omit<MetPromise, 'id'> | null {
  const read = understand(word, { today, language, findPeople: () => [] })
  const mine = read.promises.find(({ by }) => by === 'me')
  return mine ? { text: word.trim(), dueOn: mine.dueOn ?? signDueOn(today, today) } : null
}

/** Those met, the last one first. */
export function metAt({ people }: Pick<OutingView, 'people'>): OutingPersonView[] {
  return people
    .filter(({ role }) => role === 'met')
    .sort((a, b) => compare(b.metAt ?? '', a.metAt ?? '') || compare(b.id, a.id))
}

/** Those who are expected or wished for, and not met yet: the wished first. */
export function stillToMeet({ people }: Pick<OutingView, 'people'>): OutingPersonView[] {
  return people.filter(({ role }) => role !== 'met')
}

/** How somebody is called: by their card, else as they were noted. */
export function nameOf({ card, name }: Pick<OutingPersonView, 'card' | 'name'>): string {
  return card?.name || name
}

/** The answer of the server with what this device noted since, in the order it was noted. */
export function withWaiting(view: SalonView, waiting: readonly Waiting[]): SalonView {
  return waiting.reduce(withOne, view)
}

function withOne(view: SalonView, { method, path, body }: Waiting): SalonView {
  if (path === '/api/outings/pitch') return { ...view, pitch: body as Pitch }
  const [, kind, id] = /^\/api\/outings\/([^/]+)\/(?:met|aims)\/([^/]+)$/.exec(path) ?? []
  if (kind !== view.outing.id || id === undefined) return view
  if (path.includes('/aims/')) return withAim(view, id, body as { reached: boolean | null })
  return method === 'DELETE' ? withoutMet(view, id) : withMet(view, id, body as MetDraft)
}

function withAim(
  { outing, pitch }: SalonView,
  id: string,
  { reached }: { reached: boolean | null },
): SalonView {
  return {
    pitch,
    outing: { ...outing, aims: outing.aims.map(aim => (aim.id === id ? { ...aim, reached } : aim)) },
  }
}

function withMet({ outing, pitch }: SalonView, id: string, said: MetDraft): SalonView {
  const before = outing.people.find(each => each.id === id)
  const { personId, encounterId, name, organisation, word, at, isNew } = said
  const person: OutingPersonView = {
    id,
    outingId: outing.id,
    personId,
    name: name || before?.name || '',
    organisation: organisation || before?.organisation || '',
    role: 'met',
    origin: before?.origin ?? 'salon',
    isNew: isNew ?? before?.isNew ?? false,
    word: word || before?.word || '',
    metAt: before?.metAt ?? at,
    encounterId: before?.encounterId ?? encounterId,
    revision: before?.revision ?? '',
    card: { id: personId, name: name || (before ? nameOf(before) : '') },
  }
  return { pitch, outing: { ...outing, people: [...outing.people.filter(each => each.id !== id), person] } }
}

function withoutMet({ outing, pitch }: SalonView, id: string): SalonView {
  const people = outing.people.flatMap(person => {
    if (person.id !== id || person.role !== 'met') return [person]
    return person.origin === 'salon' ? [] : [notMet(person)]
  })
  return { pitch, outing: { ...outing, people } }
}

/** Somebody who was noted as met by mistake: expected again. */
export function notMet<Person extends OutingPersonView>(person: Person): Person {
  return { ...person, role: 'expected', isNew: false, word: '', metAt: null, encounterId: null }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
