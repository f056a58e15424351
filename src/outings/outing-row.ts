import type { Day } from '../lib/day.ts'
import { roundedPosition } from '../places/place.ts'
import type { OutingAimTable, OutingPersonTable, OutingTable } from '../platform/db/schema-outings.ts'
import { revisionOfState } from '../platform/revision.ts'
import type { EventKind } from './event.ts'
import type { Outing, OutingAim, OutingPerson } from './outing.ts'

export type OutingFields = Omit<OutingTable, 'deskId' | 'id' | 'uri' | 'icalHash'>

/** What the row says besides its key and what devices call it. */
export function outingFields(outing: Omit<Outing, 'aims'>): OutingFields {
  const { id: _, position, isOnline, cost, ...said } = outing
  const { eventId, occurrence, title, kind, day, time, endDay, endTime, place, address, placeId } = said
  const { state, travelMinutes, minutes, feeling, again, note } = said
  const at = position && roundedPosition(position)
  return {
    ...{ eventId, occurrence, title, kind, day, time, endDay, endTime, place, address, placeId },
    lat: at?.lat ?? null,
    lon: at?.lon ?? null,
    online: isOnline ? 1 : 0,
    state,
    costCents: cost?.cents ?? null,
    currency: cost?.currency ?? '',
    ...{ travelMinutes, minutes, feeling, again, note },
  }
}

/** Rows read back: the columns hold only what was written above. */
export function outingFrom(row: OutingTable, aims: readonly OutingAimTable[]): Outing {
  const { eventId, occurrence, title, time, endTime, place, address, placeId, lat, lon } = row
  const { travelMinutes, minutes, note, costCents, currency } = row
  return {
    ...{ id: row.id, eventId, occurrence, title, kind: row.kind as EventKind },
    ...{ day: row.day as Day, time, endDay: row.endDay as Day, endTime, place, address, placeId },
    position: lat === null || lon === null ? null : { lat, lon },
    isOnline: row.online === 1,
    state: row.state as Outing['state'],
    cost: costCents === null ? null : { cents: costCents, currency },
    ...{ travelMinutes, minutes, note },
    feeling: row.feeling as Outing['feeling'],
    again: row.again as Outing['again'],
    aims: [...aims].sort((a, b) => a.position - b.position).map(aimFrom),
  }
}

export function aimFields({ text, personId, reached }: OutingAim, position: number) {
  return {
    ...{ position, text, personId },
    reached: reached === null ? null : reached ? 1 : 0,
  } satisfies Omit<OutingAimTable, 'deskId' | 'id' | 'outingId'>
}

function aimFrom({ id, text, personId, reached }: OutingAimTable): OutingAim {
  return { id, text, personId, reached: reached === null ? null : reached === 1 }
}

export function outingPersonFields({ id: _, isNew, ...person }: OutingPerson) {
  const { outingId, personId, name, organisation, role, origin, word, metAt, encounterId } = person
  return {
    ...{ outingId, personId, name, organisation, role, origin, isNew: isNew ? 1 : 0 },
    ...{ word, metAt, encounterId },
  } satisfies Omit<OutingPersonTable, 'deskId' | 'id' | 'pictureHash'>
}

export function outingPersonFrom(row: OutingPersonTable): OutingPerson {
  const { deskId: _, isNew, pictureHash: __, ...person } = row
  // The columns hold only what `outingPersonFields` wrote: each from a closed list.
  return { ...person, isNew: isNew === 1 } as OutingPerson
}

/** Names a state of an outing and its aims; who is there has states of their own. */
export function revisionOf({ aims, ...outing }: Outing): string {
  return revisionOfState([
    outing.id,
    outingFields(outing),
    aims.map((aim, position) => [aim.id, aimFields(aim, position)]),
  ])
}

export function revisionOfPerson(person: OutingPerson): string {
  return revisionOfState([person.id, outingPersonFields(person)])
}
