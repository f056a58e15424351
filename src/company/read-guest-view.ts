import type { TFunction } from 'i18next'
import { isTimeZone } from '../lib/time-zone.ts'
import { readSettings } from '../owner/store.ts'
import { readAnybody } from '../people/addressee.ts'
import type { Desk } from '../platform/desk.ts'
import type { InvitationView } from './invitation.ts'
import { slotsLeft } from './invitation-answers.ts'
import { whereOf } from './invitation-drafts.ts'
import { invitationCalendar } from './invitation-ics.ts'
import type { GuestView } from './invitation-page.ts'
import { titleOf } from './invitation-words.ts'

/** What who is invited may see. @param asked the clock they chose; null: the one the owner knew. */
export async function guestViewOf(
  desk: Desk,
  invitation: InvitationView,
  { asked, t }: { asked: string | null; t: TFunction },
): Promise<GuestView> {
  const { ownerName } = await readSettings(desk)
  const { message, minutes, channel, link, place, state, chosenAt, answer, expiresOn, zone } = invitation
  return {
    ...{ sender: ownerName, title: titleOf(invitation, t), message, minutes, channel, link, place },
    ...{ chosenAt, answer, expiresOn },
    state: state === 'draft' || state === 'withdrawn' ? 'open' : state,
    slots: await slotsLeft(desk, invitation),
    zone: asked !== null && isTimeZone(asked) ? asked : zone,
  }
}

/** The invitation for a calendar, from the owner to them; null while there are several moments. */
export async function calendarOf(desk: Desk, invitation: InvitationView, t: TFunction) {
  const { ownerName, letter } = await readSettings(desk)
  const { email, name } = await readAnybody(desk, invitation.personId, invitation.person.name)
  const from = letter.smtp?.from || letter.to
  const title = titleOf(invitation, t)
  const names = [ownerName, name].filter(each => each !== '').join(', ')
  return invitationCalendar(invitation, {
    title: names === '' ? title : t('company:invitation.inCalendar', { title, names }),
    description: whereOf(invitation, t),
    organizer: from === '' ? null : { name: ownerName, email: from },
    attendee: email === null ? null : { name, email },
    stampAt: desk.now().toISOString(),
  })
}
