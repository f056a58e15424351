import {
  insertSession,
  moveWithRhythm,
  nextToCalendar,
  peopleOf,
  plannedAs,
  putSession,
} from '../../src/company/mastermind-calendar.ts'
import { closeSession } from '../../src/company/mastermind-closing.ts'
import {
  clockAsGuest,
  comingAsGuest,
  keptAsGuest,
  promiseAsGuest,
  unpromiseAsGuest,
} from '../../src/company/mastermind-guest.ts'
import {
  deletePromise,
  nextDayAfter,
  placeOf,
  saveNote,
  savePromise,
  saveSession,
} from '../../src/company/mastermind-sessions.ts'
import {
  addMastermind,
  deleteMastermind,
  orderMembers,
  removeMember,
  saveMastermind,
  saveMember,
} from '../../src/company/mastermind-store.ts'
import {
  findMastermind,
  mastermindOf,
  mastermindOfMember,
  mastermindsOf,
} from '../../src/company/masterminds.ts'
import { day } from '../../src/lib/day.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { changes, type DeskCall, neither, tells, within } from './desk-call.ts'
import { newId } from './encounters.ts'
import type { FilledDesk } from './filled-desk.ts'
import { mastermindDraft, memberDraft } from './masterminds.ts'

const heldOf = ({ company: { circle } }: FilledDesk) => ({
  mastermindId: circle.mastermind,
  sessionId: circle.held,
})
const plannedOf = ({ company: { circle } }: FilledDesk) => ({
  mastermindId: circle.mastermind,
  sessionId: circle.planned,
})
const session = (id: string, encounterId: string | null = null) => ({
  ...{ id, day: day('2026-12-01'), time: '08:00', regularDay: null, state: 'planned' as const },
  ...{ note: '', absent: [], encounterId },
})
const view = () => {
  const { members: _, ...mastermind } = mastermindDraft()
  return { ...mastermind, revision: '', members: [], sessions: [], ahead: [] }
}
const sessionView = () => ({ ...session(newId()), revision: '', startsAt: '', notes: [], promises: [] })

/** As it stood before another rhythm. */
async function move(desk: Desk, id: string): Promise<void> {
  const before = await mastermindOf(desk, id)
  await desk.db
    .updateTable('mastermind')
    .set({ rule: 'FREQ=WEEKLY;BYDAY=TU', time: '18:00' })
    .where('deskId', '=', desk.id)
    .where('id', '=', id)
    .execute()
  await moveWithRhythm(desk, before)
}

export const MASTERMIND_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/company/mastermind-calendar.ts insertSession': within(
    insertSession,
    a => [a.company.circle.mastermind, session(newId())],
    'changes',
  ),
  'src/company/mastermind-calendar.ts moveWithRhythm': within(
    move,
    a => [a.company.circle.mastermind],
    'changes',
  ),
  'src/company/mastermind-calendar.ts nextToCalendar': tells(nextToCalendar, a => [
    a.company.circle.mastermind,
  ]),
  'src/company/mastermind-calendar.ts peopleOf': neither(peopleOf, () => [view(), session(newId())]),
  'src/company/mastermind-calendar.ts plannedAs': within(
    plannedAs,
    () => [view(), session(newId()), true],
    'changes',
  ),
  'src/company/mastermind-calendar.ts putSession': within(
    putSession,
    a => [session(a.company.circle.planned)],
    'changes',
  ),
  'src/company/mastermind-closing.ts closeSession': changes(closeSession, a => [
    plannedOf(a),
    { channel: 'video' as const, minutes: 60, absent: [], encounterId: newId() },
  ]),
  'src/company/mastermind-guest.ts clockAsGuest': changes(clockAsGuest, a => [
    a.company.circle.member,
    'Asia/Tokyo',
  ]),
  'src/company/mastermind-guest.ts comingAsGuest': changes(comingAsGuest, a => [
    a.company.circle.member,
    { day: day('2026-11-24'), comes: false },
  ]),
  'src/company/mastermind-guest.ts keptAsGuest': changes(keptAsGuest, a => [
    a.company.circle.member,
    a.company.circle.promise,
    true,
  ]),
  'src/company/mastermind-guest.ts promiseAsGuest': changes(promiseAsGuest, a => [
    a.company.circle.member,
    { id: newId(), text: 'autre chose' },
  ]),
  'src/company/mastermind-guest.ts unpromiseAsGuest': changes(unpromiseAsGuest, a => [
    a.company.circle.member,
    a.company.circle.promise,
  ]),
  'src/company/mastermind-sessions.ts deletePromise': changes(deletePromise, a => [
    heldOf(a),
    a.company.circle.promise,
  ]),
  'src/company/mastermind-sessions.ts nextDayAfter': neither(
    async (...given: Parameters<typeof nextDayAfter>) => nextDayAfter(...given),
    () => [view(), sessionView()],
  ),
  'src/company/mastermind-sessions.ts placeOf': tells(placeOf, a => [heldOf(a)]),
  'src/company/mastermind-sessions.ts saveNote': changes(saveNote, a => [
    heldOf(a),
    { id: newId(), memberId: a.company.circle.owner, text: 'autre chose' },
  ]),
  'src/company/mastermind-sessions.ts savePromise': changes(savePromise, a => [
    heldOf(a),
    { id: newId(), memberId: a.company.circle.owner, text: 'autre chose', kept: null },
  ]),
  'src/company/mastermind-sessions.ts saveSession': changes(saveSession, a => [
    a.company.circle.mastermind,
    session(newId()),
  ]),
  'src/company/mastermind-store.ts addMastermind': changes(addMastermind, () => {
    const { members: _, ...mastermind } = mastermindDraft()
    return [{ mastermind, members: [], sessions: [] }]
  }),
  'src/company/mastermind-store.ts deleteMastermind': changes(deleteMastermind, a => [
    a.company.circle.mastermind,
  ]),
  'src/company/mastermind-store.ts orderMembers': changes(orderMembers, a => [
    a.company.circle.mastermind,
    [a.company.circle.member],
  ]),
  'src/company/mastermind-store.ts removeMember': changes(removeMember, a => [
    a.company.circle.mastermind,
    a.company.circle.member,
  ]),
  'src/company/mastermind-store.ts saveMastermind': changes(saveMastermind, () => [mastermindDraft()]),
  'src/company/mastermind-store.ts saveMember': changes(saveMember, a => [
    a.company.circle.mastermind,
    memberDraft(),
  ]),
  'src/company/masterminds.ts findMastermind': tells(findMastermind, a => [a.company.circle.mastermind]),
  'src/company/masterminds.ts mastermindOf': tells(mastermindOf, a => [a.company.circle.mastermind]),
  'src/company/masterminds.ts mastermindOfMember': tells(mastermindOfMember, a => [a.company.circle.member]),
  'src/company/masterminds.ts mastermindsOf': tells(mastermindsOf, () => []),
}
