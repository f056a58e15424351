import type { Desk } from '../../src/platform/desk.ts'
import { type FilledEvents, fillEvents } from './filled-events.ts'
import { type FilledOuting, fillOuting } from './filled-outing.ts'
import type { FilledPeople } from './filled-people.ts'
import { type FilledSalon, fillSalon } from './filled-salon.ts'

export interface FilledOutings {
  events: FilledEvents
  outing: FilledOuting
  salon: FilledSalon
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

/** Something in each table of the slice. */
export async function fillOutings(
  desk: Desk,
  known: FilledPeople & { mandate: string },
): Promise<FilledOutings> {
  const events = await fillEvents(desk)
  const outing = await fillOuting(desk, known)
  const salon = await fillSalon(desk)
  return { events, outing, salon, secrets: [...events.secrets, ...outing.secrets, ...salon.secrets] }
}
