import { addMembers, clubsOfPerson, membersOf, putMembers, removeMember } from '../../src/clubs/members.ts'
import { presencesOf } from '../../src/clubs/presences.ts'
import { whatItBrought } from '../../src/clubs/read-brought.ts'
import { clubDetail, everyClub } from '../../src/clubs/read-club.ts'
import { companyOutside } from '../../src/clubs/read-outside.ts'
import { leaveOut, possibleIn } from '../../src/clubs/read-possible.ts'
import { deleteSession, putSessions, saveSession, sessionsOf } from '../../src/clubs/sessions.ts'
import { clubOf, clubsOf, daysSaid, deleteClub, putClubs, saveClub } from '../../src/clubs/store.ts'
import { clubsToday, whoIsThere } from '../../src/clubs/today.ts'
import { day } from '../../src/lib/day.ts'
import { choir, wentTo } from './clubs.ts'
import { changes, counts, type DeskCall, tells, within } from './desk-call.ts'
import { newId } from './encounters.ts'
import type { FilledDesk } from './filled-desk.ts'

const joining = (personId: string) => ({ people: [{ id: newId(), personId, role: '' }], newPeople: [] })
const missed = (a: FilledDesk) =>
  wentTo(a.clubs.club, { day: day('2026-11-10'), state: 'missed', attendance: null })

export const CLUBS_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/clubs/members.ts addMembers': changes(addMembers, a => [a.clubs.club, joining(a.anatole)]),
  'src/clubs/members.ts clubsOfPerson': tells(clubsOfPerson, a => [a.zephyrine]),
  'src/clubs/members.ts membersOf': tells(membersOf, a => [a.clubs.club]),
  'src/clubs/members.ts putMembers': within(putMembers, a => [a.clubs.club, joining(a.anatole)], 'changes'),
  'src/clubs/members.ts removeMember': changes(removeMember, a => [a.clubs.club, a.zephyrine]),
  'src/clubs/presences.ts presencesOf': tells(presencesOf, a => [a.clubs.club]),
  'src/clubs/read-brought.ts whatItBrought': counts(
    async (desk, clubId: string) => whatItBrought(desk, choir({ id: clubId }), await membersOf(desk, clubId)),
    a => [a.clubs.club],
  ),
  'src/clubs/read-club.ts clubDetail': tells(clubDetail, a => [a.clubs.club]),
  'src/clubs/read-club.ts everyClub': tells(everyClub, () => []),
  'src/clubs/read-outside.ts companyOutside': counts(companyOutside, () => []),
  'src/clubs/read-possible.ts leaveOut': changes(leaveOut, a => [{ id: newId(), personId: a.anatole }]),
  'src/clubs/read-possible.ts possibleIn': tells(possibleIn, a => [a.clubs.club]),
  'src/clubs/sessions.ts deleteSession': changes(deleteSession, a => [a.clubs.session]),
  'src/clubs/sessions.ts putSessions': within(
    putSessions,
    a => [[{ ...missed(a), state: 'missed' as const, encounterId: null }]],
    'changes',
  ),
  'src/clubs/sessions.ts saveSession': changes(saveSession, a => [missed(a)]),
  'src/clubs/sessions.ts sessionsOf': tells(sessionsOf, a => [a.clubs.club]),
  'src/clubs/store.ts clubOf': tells(clubOf, a => [a.clubs.club]),
  'src/clubs/store.ts clubsOf': tells(clubsOf, () => []),
  'src/clubs/store.ts daysSaid': counts(
    async (...given: Parameters<typeof daysSaid>) => [...(await daysSaid(...given)).keys()].length,
    () => [{ from: day('2026-01-01') }],
  ),
  'src/clubs/store.ts deleteClub': changes(deleteClub, a => [a.clubs.club]),
  'src/clubs/store.ts putClubs': within(putClubs, () => [[choir()]], 'changes'),
  'src/clubs/store.ts saveClub': changes(saveClub, () => [choir()]),
  'src/clubs/today.ts clubsToday': tells(clubsToday, () => []),
  'src/clubs/today.ts whoIsThere': tells(whoIsThere, a => [a.clubs.club]),
}
