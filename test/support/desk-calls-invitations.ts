import { busyBetween } from '../../src/company/busy.ts'
import {
  chooseSlot,
  counterInvitation,
  declineInvitation,
  markSent,
  slotsLeft,
  withdrawInvitation,
} from '../../src/company/invitation-answers.ts'
import { newInvitation } from '../../src/company/invitation-row.ts'
import {
  deleteInvitation,
  findInvitation,
  invitationOf,
  invitationsOf,
  lastLink,
  putInvitation,
  saveInvitation,
} from '../../src/company/invitation-store.ts'
import { proposeSlots } from '../../src/company/propose-slots.ts'
import { calendarOf, guestViewOf } from '../../src/company/read-guest-view.ts'
import { takeReply } from '../../src/company/read-reply.ts'
import { day } from '../../src/lib/day.ts'
import { wordsIn } from '../../src/words.ts'
import { changes, counts, type DeskCall, neither, tells, within } from './desk-call.ts'
import { newId } from './encounters.ts'
import { invitation } from './invitations.ts'

const { t } = wordsIn('en')
const SLOT = '2026-12-09T10:00:00Z'
/** Nothing of a desk: what it tells is what it was given, and the owner's name. */
const BARE = {
  ...newInvitation(newId(), invitation()),
  revision: '',
  person: { id: '', name: '' },
  isMet: false,
  state: 'open' as const,
}

function replyTo(uid: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.join('\r\n')
}

export const INVITATION_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/company/busy.ts busyBetween': counts(busyBetween, () => [
    { from: day('2026-11-01'), to: day('2026-12-31') },
  ]),
  'src/company/invitation-answers.ts chooseSlot': changes(chooseSlot, a => [
    a.company.open,
    { slot: SLOT, by: 'page' as const },
  ]),
  'src/company/invitation-answers.ts counterInvitation': changes(counterInvitation, a => [
    a.company.open,
    { at: '2026-12-11T10:00:00Z' },
  ]),
  'src/company/invitation-answers.ts declineInvitation': changes(declineInvitation, a => [
    a.company.open,
    { by: 'page' as const },
  ]),
  'src/company/invitation-answers.ts markSent': tells(markSent, a => [a.company.open]),
  'src/company/invitation-answers.ts slotsLeft': neither(slotsLeft, () => [BARE]),
  'src/company/invitation-answers.ts withdrawInvitation': changes(withdrawInvitation, a => [a.company.open]),
  'src/company/invitation-store.ts deleteInvitation': changes(deleteInvitation, a => [a.company.open]),
  'src/company/invitation-store.ts findInvitation': tells(findInvitation, a => [a.company.open]),
  'src/company/invitation-store.ts invitationOf': tells(invitationOf, a => [a.company.open]),
  'src/company/invitation-store.ts invitationsOf': tells(invitationsOf, () => []),
  'src/company/invitation-store.ts lastLink': tells(lastLink, () => []),
  'src/company/invitation-store.ts putInvitation': within(
    putInvitation,
    () => [newInvitation(newId(), invitation()), null],
    'changes',
  ),
  'src/company/invitation-store.ts saveInvitation': changes(saveInvitation, () => [invitation()]),
  'src/company/propose-slots.ts proposeSlots': tells(proposeSlots, a => [
    { personId: a.odilon, minutes: 30 },
  ]),
  'src/company/read-guest-view.ts calendarOf': neither(calendarOf, () => [BARE, t]),
  'src/company/read-guest-view.ts guestViewOf': neither(guestViewOf, () => [BARE, { asked: null, t }]),
  'src/company/read-reply.ts takeReply': tells(takeReply, a => [replyTo(a.company.settled)]),
}
