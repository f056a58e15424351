import type { Day } from '../../src/lib/day.ts'
import type { MetDraft } from '../../src/outings/met.ts'
import type { Outing } from '../../src/outings/outing.ts'
import { newId } from './encounters.ts'
import { NOW } from './on-every-database.ts'

/** An open coffee one goes to that day, unless said otherwise. */
export function outingOn(day: Day, changes: Partial<Outing> = {}): Outing {
  return {
    ...{ id: newId(), eventId: null, occurrence: '', title: 'Café des indépendants', kind: 'open-coffee' },
    ...{ day, time: '18:30', endDay: day, endTime: null, place: 'La Halle', address: '', placeId: null },
    ...{ position: null, isOnline: false, state: 'going', cost: null, travelMinutes: null, minutes: null },
    ...{ feeling: null, again: null, note: '', aims: [] },
    ...changes,
  }
}

/** Somebody met just now, known by a name alone unless said otherwise. */
export function metDraft(changes: Partial<MetDraft & { id: string }> = {}): MetDraft & { id: string } {
  return {
    ...{ id: newId(), personId: newId(), encounterId: newId(), name: 'Odile Riou', organisation: '' },
    ...{ phone: '', mail: '', word: '', at: NOW.toISOString(), isNew: null, card: null, promise: null },
    ...changes,
  }
}
