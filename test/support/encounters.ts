import { type EncounterDraft, type FollowUp, UNSAID } from '../../src/encounters/encounter.ts'
import type { Day } from '../../src/lib/day.ts'
import { uuidv7 } from '../../src/lib/uuid.ts'
import { type Contact, EMPTY_CONTACT } from '../../src/lib/vcard/contact.ts'
import { type Acquaintance, NEW_ACQUAINTANCE } from '../../src/people/person.ts'
import { savePerson } from '../../src/people/store.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { NOW } from './on-every-database.ts'

/** An id of a test's own. */
export function newId(): string {
  return uuidv7(NOW)
}

/** People known by their name alone; their ids, in the same order. */
export async function peopleNamed(desk: Desk, ...names: string[]): Promise<string[]> {
  const ids: string[] = []
  for (const name of names) ids.push(await personWith(desk, { name }))
  return ids
}

/** Somebody with what is said about them; their id. */
export async function personWith(
  desk: Desk,
  contact: Partial<Contact>,
  acquaintance: Partial<Acquaintance> = {},
): Promise<string> {
  const id = newId()
  await savePerson(desk, {
    id,
    contact: { ...EMPTY_CONTACT, ...contact },
    acquaintance: { ...NEW_ACQUAINTANCE, ...acquaintance },
  })
  return id
}

/** A short coffee in person, on the day that `NOW` is, unless said otherwise. */
export function coffee(changes: Partial<EncounterDraft> = {}): EncounterDraft {
  return {
    id: newId(),
    day: '2026-11-21' as Day,
    time: null,
    channel: 'in-person',
    size: 'short',
    minutes: null,
    personIds: [],
    ...UNSAID,
    newPeople: [],
    followUps: [],
    ...changes,
  }
}

/** Something promised by oneself, to nobody in particular and by no day, unless said otherwise. */
export function promise(changes: Partial<FollowUp> = {}): FollowUp {
  return {
    id: newId(),
    text: 'envoyer le devis',
    by: 'me',
    personId: null,
    encounterId: null,
    dueOn: null,
    doneOn: null,
    ...changes,
  }
}
