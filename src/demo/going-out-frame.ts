import type { Encounter } from '../encounters/encounter.ts'
import type { Day } from '../lib/day.ts'
import type { Place } from '../places/place.ts'
import type { inventMandates } from './invent-mandates.ts'
import type { InventedPerson } from './invent-people.ts'

/** What an invented desk holds already when what took its owner out is invented. */
export interface GoingOutFrame {
  language: 'fr' | 'en'
  from: Day
  today: Day
  people: readonly InventedPerson[]
  encounters: readonly Encounter[]
  places: readonly Place[]
  mandates: ReturnType<typeof inventMandates>
}
