import { type ClubDraft, NEW_CLUB, type SessionDraft } from '../../src/clubs/club.ts'
import { day } from '../../src/lib/day.ts'
import { newId } from './encounters.ts'

/** A choir on Tuesday evenings since September 2025, unless said otherwise. */
export function choir(changes: Partial<ClubDraft> = {}): ClubDraft {
  return {
    ...NEW_CLUB,
    id: newId(),
    name: 'Chorale du Port',
    kind: 'music',
    place: 'la salle des fêtes',
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    since: day('2025-09-02'),
    time: '19:30',
    minutes: 120,
    currency: 'EUR',
    ...changes,
  }
}

/** Having been there on the last Tuesday, with nobody, unless said otherwise. */
export function wentTo(
  clubId: string,
  {
    personIds = [],
    newPeople = [],
    ...changes
  }: Partial<SessionDraft> & {
    personIds?: string[]
    newPeople?: { id: string; name: string }[]
  } = {},
): SessionDraft {
  return {
    id: newId(),
    clubId,
    day: day('2026-11-17'),
    state: 'went',
    attendance: { id: newId(), personIds, newPeople, note: '' },
    ...changes,
  }
}
