import type { Hono } from 'hono'
import { Refusal } from '../lib/refusal.ts'
import { guestDesk } from '../owner/guest-desk.ts'
import type { Database } from '../platform/db/database.ts'
import type { Desk, Language } from '../platform/desk.ts'
import { type GuestVisit, guestDoor, SECRETIVE, speechIn, wordIn } from '../platform/guest-door.ts'
import { followGuestLink } from '../platform/guest-links.ts'
import type { DeskEnv } from '../platform/http.ts'
import { type InvitationView, isPageOpen } from './invitation.ts'
import { chooseSlot, declineInvitation } from './invitation-answers.ts'
import { invitationPage } from './invitation-page.ts'
import { findInvitation } from './invitation-store.ts'
import { calendarOf, guestViewOf } from './read-guest-view.ts'

export const MOUNT = '/rencontre'

interface Visit extends GuestVisit {
  desk: Desk
  invitation: InvitationView
}

interface Parts {
  database: Database
  /** The machine's clock otherwise. */
  now?: () => Date
}

/** Mounted at /rencontre: where somebody who is invited chooses a moment, without account. */
export function invitationGuestRoutes({ database, now = () => new Date() }: Parts): Hono<DeskEnv> {
  const { routes, visited, answered, dead, styleAt } = guestDoor<Visit>({
    mount: MOUNT,
    now,
    visitBy: (token, asked) => visitBy({ database, now }, token, asked),
    tooLate: ['invitation-not-now'],
  })

  return routes
    .get(
      '/:token',
      visited(async (c, { desk, invitation, path, language }) => {
        const speech = speechIn(language)
        const asked = c.req.query('zone') ?? null
        const view = await guestViewOf(desk, invitation, { asked, t: speech.t })
        const paths = { path, styleAt, zones: zonesWith(view.zone) }
        return c.body(invitationPage(view, paths, speech), 200, SECRETIVE)
      }),
    )
    .get(
      '/:token/invitation.ics',
      visited(async (c, { desk, invitation, language }) => {
        const calendar = await calendarOf(desk, invitation, speechIn(language).t)
        if (!calendar) return dead(c)
        return c.body(calendar.text, 200, {
          ...SECRETIVE,
          'content-type': `text/calendar; charset=utf-8; method=${calendar.method}`,
          'content-disposition': 'attachment; filename="invitation.ics"',
        })
      }),
    )
    .post(
      '/:token/choice',
      answered(async (_, { desk, invitation }, form) => {
        const slot = wordIn(form, 'slot')
        if (!invitation.slots.includes(slot)) throw new Refusal('invalid-input', { fields: ['slot'] })
        await chooseSlot(desk, invitation.id, { slot, word: wordIn(form), by: 'page' })
      }),
    )
    .post(
      '/:token/none',
      answered(async (_, { desk, invitation }, form) => {
        await declineInvitation(desk, invitation.id, { word: wordIn(form), by: 'page' })
      }),
    )
    .get('/*', dead)
}

async function visitBy(
  { database, now }: Required<Parts>,
  token: string,
  asked: Language | null,
): Promise<Visit | null> {
  const link = await followGuestLink(database, { kind: 'invitation', token, now: now() })
  if (!link) return null
  const reading = await guestDesk(database, link.deskId, { now })
  const invitation = await findInvitation(reading, link.rowId)
  if (!invitation || !isPageOpen(invitation, { today: reading.today(), timeZone: reading.timeZone }))
    return null
  // In the history, it is they who did it.
  const desk = await guestDesk(database, link.deskId, { now, by: invitation.person.name })
  return { desk, invitation, path: `${MOUNT}/${token}`, language: asked ?? desk.language }
}

function zonesWith(zone: string): string[] {
  return [...new Set([zone, ...Intl.supportedValuesOf('timeZone')])].sort()
}
