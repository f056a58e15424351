import { putSessionMoved } from '../../src/clubs/device-sessions.ts'
import { addMembers } from '../../src/clubs/members.ts'
import { leaveOut } from '../../src/clubs/read-possible.ts'
import { eventOf, uidOf } from '../../src/clubs/session-event.ts'
import { saveSession } from '../../src/clubs/sessions.ts'
import { clubOf, saveClub } from '../../src/clubs/store.ts'
import { addDays, day } from '../../src/lib/day.ts'
import { saveNeed } from '../../src/needs/store.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { choir, wentTo } from './clubs.ts'
import { newId, personWith } from './encounters.ts'
import type { FilledPeople } from './filled-people.ts'

export interface FilledClubs {
  club: string
  /** The last time, with Zéphyrine. */
  session: string
  /** The next one, as a device has it. */
  event: { name: string; octets: Uint8Array }
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

const NAME = 'Le bagad des Sept-Îles'
const PLACE = 'l’abri du canot de sauvetage'
const ROLE = 'sonneuse de bombarde'
const TUNER = 'Corentin Huiban'
const SOUGHT = 'un accordeur de binious'
const NOTE = 'Apporter les anches neuves.'
/** On the eve of the day that the filled desk lives in, and the two weeks before. */
const LAST = day('2026-11-19')

/** Something in each table of the slice. */
export async function fillClubs(
  desk: Desk,
  { zephyrine, odilon }: FilledPeople & { mandate: string },
): Promise<FilledClubs> {
  const club = choir({ name: NAME, place: PLACE, note: NOTE, rule: 'FREQ=WEEKLY;BYDAY=TH,FR' })
  const [link, other, third, left, need] = [newId(), newId(), newId(), newId(), newId()] as const
  await saveClub(desk, club)
  // First met there, and of a trade that is looked for.
  const tuner = await personWith(desk, { name: TUNER, title: 'accordeur' })
  await saveNeed(desk, {
    ...{ id: need, kind: 'client', what: SOUGHT, skills: ['accordeur'], organisation: '', place: '' },
    ...{ note: '', statedOn: LAST, closedOn: null, outcome: null, cameOf: '' },
  })
  const people = [
    { id: link, personId: zephyrine, role: ROLE },
    { id: other, personId: odilon, role: '' },
    { id: third, personId: tuner, role: '' },
  ]
  await addMembers(desk, club.id, { people, newPeople: [] })
  const sessions = [0, 1, 2].map(week =>
    wentTo(club.id, { day: addDays(LAST, -7 * week), personIds: [zephyrine, tuner] }),
  )
  for (const session of sessions) await saveSession(desk, session)
  const view = await clubOf(desk, club.id)
  const far = { from: addDays(LAST, 14), to: addDays(LAST, 16), time: '18:00' }
  await desk.write({ what: 'test' }, inside => putSessionMoved(inside, { club: view, ...far }))
  const next = { id: club.id, from: addDays(LAST, 7), day: addDays(LAST, 7), time: club.time }
  await leaveOut(desk, { id: left, personId: odilon })
  const encounters = sessions.flatMap(({ attendance }) => (attendance ? [attendance.id] : []))
  const ids = [club.id, link, other, third, left, need, tuner, ...sessions.map(({ id }) => id), ...encounters]
  return {
    club: club.id,
    session: sessions[0]?.id ?? '',
    event: { name: `${uidOf(next)}.ics`, octets: eventOf(next, club, desk.timeZone) },
    secrets: [...ids, NAME, PLACE, ROLE, NOTE, TUNER, SOUGHT],
  }
}
