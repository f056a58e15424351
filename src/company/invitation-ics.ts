import { PROD_ID } from '../encounters/event-said.ts'
import { type Party, printScheduling } from '../lib/icalendar/scheduling.ts'
import type { Invitation } from './invitation.ts'
import { momentOf } from './invitation-moment.ts'

interface Settings {
  title: string
  description: string
  organizer: Party | null
  attendee: Party | null
  stampAt: string
}

/** The invitation as a calendar; null while there are several moments to choose from. */
export function invitationCalendar(
  invitation: Invitation,
  { title, description, organizer, attendee, stampAt }: Settings,
): { method: 'REQUEST' | 'CANCEL'; text: string } | null {
  const startsAt = momentOf(invitation)
  if (startsAt === null) return null
  const { id, state, sequence, minutes, channel, link, place } = invitation
  const method = state === 'withdrawn' ? ('CANCEL' as const) : ('REQUEST' as const)
  const url = channel === 'video' ? link : ''
  const text = printScheduling({
    ...{ method, uid: id, sequence, stampAt, startsAt, minutes, description, url },
    ...{ organizer, attendee, prodId: PROD_ID },
    summary: title,
    location: channel === 'in-person' ? place : url,
  })
  return { method, text }
}
