import { readReply } from '../lib/icalendar/scheduling.ts'
import { mailKey } from '../lib/mail-address.ts'
import { personDetail } from '../people/store.ts'
import type { Desk } from '../platform/desk.ts'
import type { InvitationView } from './invitation.ts'
import { chooseSlot, counterInvitation, declineInvitation } from './invitation-answers.ts'
import { momentOf } from './invitation-moment.ts'
import { findInvitation } from './invitation-store.ts'
import type { ReplyTaken } from './reply-taken.ts'

/** Takes an iTIP answer in: RFC 5546 §3.2.3 and §3.2.7. @throws Refusal as the gestures it stands for. */
export async function takeReply(desk: Desk, text: string): Promise<ReplyTaken> {
  const { value: reply } = readReply(text)
  if (!reply) return { outcome: 'unreadable', invitation: null, attendee: '' }
  const { uid, sequence, startsAt, partstat, comment: word, method } = reply
  const attendee = reply.attendee ?? ''
  const invitation = (await findInvitation(desk, uid)) ?? null
  const said = (outcome: ReplyTaken['outcome'], now = invitation) => ({ outcome, invitation: now, attendee })
  if (!invitation) return said('unknown')
  if (!(await mailsOf(desk, invitation.personId)).has(attendee)) return said('stranger')
  // §2.1.5: an answer to what has changed since says nothing of what stands.
  if (sequence < invitation.sequence) return said('outdated')

  if (method === 'COUNTER') {
    if (startsAt === null) return said('unclear')
    return said('countered', await counterInvitation(desk, uid, { at: instantOf(startsAt), word }))
  }
  if (partstat === 'DECLINED')
    return said('declined', await declineInvitation(desk, uid, { word, by: 'mail' }))
  const slot = slotOf(invitation, startsAt)
  if (partstat !== 'ACCEPTED' || slot === null) return said('unclear')
  return said('accepted', await chooseSlot(desk, uid, { slot, word, by: 'mail' }))
}

/** The moment that was accepted: the one it says among those proposed, or the one there is. */
function slotOf(invitation: InvitationView, startsAt: string | null): string | null {
  if (startsAt === null) return momentOf(invitation)
  return invitation.slots.find(slot => Date.parse(slot) === Date.parse(startsAt)) ?? null
}

function instantOf(text: string): string {
  return `${new Date(text).toISOString().slice(0, 19)}Z`
}

async function mailsOf(desk: Desk, personId: string | null): Promise<Set<string>> {
  const person = personId === null ? null : await personDetail(desk, personId)
  return new Set(person?.contact.emails.flatMap(({ value }) => mailKey(value) ?? []) ?? [])
}
