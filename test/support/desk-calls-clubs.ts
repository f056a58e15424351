import { missSessions, putSessionMoved, readSessionPut, saysMoved } from '../../src/clubs/device-sessions.ts'
import { addMembers, clubsOfPerson, membersOf, putMembers, removeMember } from '../../src/clubs/members.ts'
import { presencesOf } from '../../src/clubs/presences.ts'
import { whatItBrought } from '../../src/clubs/read-brought.ts'
import { clubDetail, everyClub } from '../../src/clubs/read-club.ts'
import { companyOutside } from '../../src/clubs/read-outside.ts'
import { leaveOut, possibleIn } from '../../src/clubs/read-possible.ts'
import {
  CLUBS,
  contentsOfSessions,
  projectClubMembers,
  projectSessionMembers,
  projectSessionsOfVoice,
  showSessionsOfToday,
} from '../../src/clubs/session-members.ts'
import { deleteSession, putSessions, saveSession, sessionsOf } from '../../src/clubs/sessions.ts'
import { clubOf, clubsOf, daysSaid, deleteClub, movesOf, putClubs, saveClub } from '../../src/clubs/store.ts'
import { clubsToday, whoIsThere } from '../../src/clubs/today.ts'
import { day } from '../../src/lib/day.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { choir, wentTo } from './clubs.ts'
import { changes, counts, type DeskCall, neither, tells, touched, within } from './desk-call.ts'
import { newId } from './encounters.ts'
import type { FilledDesk } from './filled-desk.ts'
import { memberOf } from './filled-devices.ts'

const joining = (personId: string) => ({ people: [{ id: newId(), personId, role: '' }], newPeople: [] })
const missed = (a: FilledDesk) =>
  wentTo(a.clubs.club, { day: day('2026-11-10'), state: 'missed', attendance: null })

const NEXT = day('2026-11-26')
const moved = (a: FilledDesk) => ({
  club: { ...choir({ id: a.clubs.club }), moves: [], revision: '' },
  ...{ from: NEXT, to: day('2026-11-28'), time: '18:00' },
})

export const CLUBS_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/clubs/device-sessions.ts missSessions': within(
    missSessions,
    a => [[{ club: a.clubs.club, from: NEXT }]],
    'changes',
  ),
  'src/clubs/device-sessions.ts putSessionMoved': within(putSessionMoved, a => [moved(a)], 'changes'),
  'src/clubs/device-sessions.ts readSessionPut': tells(readSessionPut, a => [a.clubs.event]),
  'src/clubs/device-sessions.ts saysMoved': neither(saysMoved, a => [moved(a)]),
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
  'src/clubs/session-members.ts contentsOfSessions': tells(contentsOfSessions, a => [
    [memberOf(`club:${a.clubs.club}:${NEXT}`, CLUBS, a.clubs.event.name)],
  ]),
  'src/clubs/session-members.ts projectClubMembers': within(projectClubMembers, a => [touched(a.clubs.club)]),
  'src/clubs/session-members.ts projectSessionMembers': within(projectSessionMembers, a => [
    touched(a.clubs.session),
  ]),
  'src/clubs/session-members.ts projectSessionsOfVoice': within(projectSessionsOfVoice, () => [
    touched('timeZone'),
  ]),
  'src/clubs/session-members.ts showSessionsOfToday': neither(showSessionsOfToday, () => []),
  'src/clubs/sessions.ts deleteSession': changes(deleteSession, a => [a.clubs.session]),
  'src/clubs/sessions.ts putSessions': within(
    putSessions,
    a => [[{ ...missed(a), encounterId: null, movedTo: null, movedTime: null }]],
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
  'src/clubs/store.ts movesOf': counts(
    async (desk: Desk) => [...(await movesOf(desk)).keys()].length,
    () => [],
  ),
  'src/clubs/store.ts putClubs': within(putClubs, () => [[choir()]], 'changes'),
  'src/clubs/store.ts saveClub': changes(saveClub, () => [choir()]),
  'src/clubs/today.ts clubsToday': tells(clubsToday, () => []),
  'src/clubs/today.ts whoIsThere': tells(whoIsThere, a => [a.clubs.club]),
}
