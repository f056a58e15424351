import type { EncounterDraft } from '../../src/encounters/encounter.ts'
import type { Day } from '../../src/lib/day.ts'
import { uuidv7 } from '../../src/lib/uuid.ts'
import { addNamedPeople } from '../../src/people/store.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { NOW } from './on-every-database.ts'

/** An id of a test's own. */
export function newId(): string {
  return uuidv7(NOW)
}

/** People known by their name alone; their ids, in the same order. */
export async function peopleNamed(desk: Desk, ...names: string[]): Promise<string[]> {
  const people = names.map(name => ({ id: newId(), name }))
  await addNamedPeople(desk, people)
  return people.map(person => person.id)
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
    place: '',
    sphere: null,
    chosen: null,
    initiator: null,
    feeling: null,
    note: '',
    planned: false,
    newPeople: [],
    followUps: [],
    ...changes,
  }
}
