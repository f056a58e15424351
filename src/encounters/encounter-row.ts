import { addDays, type Day } from '../lib/day.ts'
import type { EncounterTable } from '../platform/db/schema.ts'
import { revisionOfState } from '../platform/revision.ts'
import type { Encounter, EncounterDraft, FollowUp } from './encounter.ts'

/** What the row says besides its key and who was there. */
export function fieldsOf(encounter: Encounter): Omit<EncounterTable, 'deskId' | 'id' | 'uri' | 'icalHash'> {
  const { day, time, channel, size, minutes, place, sphere, chosen, initiator, feeling, note, planned } =
    encounter
  return {
    day,
    time,
    channel,
    size,
    minutes,
    place,
    sphere,
    chosen,
    initiator,
    feeling,
    note,
    planned: planned ? 1 : 0,
  }
}

export function encounterFrom(row: EncounterTable): Omit<Encounter, 'personIds'> {
  const { deskId, uri, icalHash, ...fields } = row
  // The columns hold only what `fieldsOf` wrote: each from a closed list.
  return { ...fields, planned: row.planned === 1 } as unknown as Omit<Encounter, 'personIds'>
}

/**
 * The rules that no draft goes round: somebody is there once, and what lies ahead is planned. The device may be a day
 * ahead of the desk (Tokyo), hence tomorrow may have happened.
 */
export function settled<Draft extends Encounter>(draft: Draft, today: Day): Draft {
  const planned = draft.planned || draft.day > addDays(today, 1)
  return { ...draft, personIds: [...new Set(draft.personIds)], planned }
}

/** Names a state of a follow-up. */
export function revisionOfFollowUp(followUp: FollowUp): string {
  const { id, text, by, personId, encounterId, dueOn, doneOn } = followUp
  return revisionOfState([id, text, by, personId, encounterId, dueOn, doneOn])
}

/** Names a state of an encounter: the same facts, the same revision, whatever the order of the people. */
export function revisionOf(encounter: Encounter & Pick<EncounterDraft, 'followUps'>): string {
  const people = [...encounter.personIds].sort()
  const followUps = encounter.followUps
    .map(each => JSON.stringify([each.id, each.text, each.by, each.personId, each.dueOn, each.doneOn]))
    .sort()
  return revisionOfState([encounter.id, fieldsOf(encounter), people, followUps])
}
