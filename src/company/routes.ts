import { type Context, Hono } from 'hono'
import { Refusal } from '../lib/refusal.ts'
import { mailSomebody } from '../owner/mail.ts'
import { readSettings } from '../owner/store.ts'
import { readAnybody } from '../people/addressee.ts'
import type { Database } from '../platform/db/database.ts'
import { followGuestLink, killGuestLinks, livingGuestLinks, makeGuestLink } from '../platform/guest-links.ts'
import { answerSaved, body, type DeskEnv, newIdIn, query } from '../platform/http.ts'
import { type InvitationView, newsAmong } from './invitation.ts'
import { chooseSlot, declineInvitation, markSent, withdrawInvitation } from './invitation-answers.ts'
import { InvitationBody, ReplyBody, SendingBody, SlotBody, SlotsQuery } from './invitation-body.ts'
import { type InvitationLetter, invitationLetter } from './invitation-drafts.ts'
import { MOUNT } from './invitation-guest-routes.ts'
import { deleteInvitation, invitationOf, invitationsOf, saveInvitation } from './invitation-store.ts'
import { proposeSlots } from './propose-slots.ts'
import { calendarOf } from './read-guest-view.ts'
import { takeReply } from './read-reply.ts'

interface Parts {
  database: Database
  publicUrl: string | null
  /** Where links lead, once it is known. */
  address: () => string
}

const KIND = 'invitation'
/** The page itself says until when it may be answered; its link goes with it after that. */
const LINK_DAYS = 180

/** Mounted at /api/invitations. */
export function invitationRoutes({ database, publicUrl, address }: Parts): Hono<DeskEnv> {
  const keyOf = (c: Context<DeskEnv>, id: string) =>
    ({
      deskId: c.var.desk.id,
      kind: KIND,
      rowId: id,
      now: c.var.desk.now(),
    }) as const
  const page = `${MOUNT}/`

  /** The link that a letter holds, where it still opens that page. */
  const linkIn = async (c: Context<DeskEnv>, id: string, text: string): Promise<string | null> => {
    for (const [, token = ''] of text.matchAll(/\/rencontre\/([\w-]{27})/g)) {
      const at = await followGuestLink(database, { kind: KIND, token, now: c.var.desk.now() })
      if (at?.rowId === id && at.deskId === c.var.desk.id) return token
    }
    return null
  }

  return new Hono<DeskEnv>()
    .get('/', async c => {
      const { desk } = c.var
      const links = await livingGuestLinks(database, { deskId: desk.id, kind: KIND, now: desk.now() })
      const invitations = await invitationsOf(desk)
      return c.json({
        invitations: invitations.map(each => ({ ...each, hasLink: links.has(each.id) })),
        canMail: await canMail(c),
      })
    })
    .get('/news', async c =>
      c.json({ invitations: newsAmong(await invitationsOf(c.var.desk), c.var.desk.now()) }),
    )
    .get('/slots', query(SlotsQuery), async c => {
      const { person: personId, ...asked } = c.req.valid('query')
      return c.json(await proposeSlots(c.var.desk, { personId, ...asked }))
    })
    .post('/reply', body(ReplyBody), async c => c.json(await takeReply(c.var.desk, c.req.valid('json').text)))
    .get('/:id', async c => c.json(await invitationOf(c.var.desk, c.req.param('id'))))
    .put('/:id', body(InvitationBody), async c =>
      answerSaved(c, await saveInvitation(c.var.desk, { ...c.req.valid('json'), id: newIdIn(c) })),
    )
    .delete('/:id', async c => {
      const { id } = await invitationOf(c.var.desk, c.req.param('id'))
      await killGuestLinks(database, keyOf(c, id))
      await deleteInvitation(c.var.desk, id)
      return c.body(null, 204)
    })
    .post('/:id/sending', body(SendingBody), async c => {
      const { by, subject, text } = c.req.valid('json')
      const { desk } = c.var
      const id = c.req.param('id')
      if (by === 'mail') await refuseUnmailable(c, await invitationOf(desk, id))
      const invitation = await markSent(desk, id)
      // Once a moment is chosen they have their page, whose link must go on opening.
      const isSettled = invitation.state === 'chosen'
      const token = isSettled
        ? null
        : (text && (await linkIn(c, id, text))) ||
          (await makeGuestLink(database, { ...keyOf(c, id), days: LINK_DAYS }))
      const url = token && `${publicUrl ?? address()}${page}${token}`
      const to = await readAnybody(desk, invitation.personId)
      const draft = invitationLetter(to, invitation, {
        t: c.var.t,
        language: desk.language,
        mine: desk.timeZone,
        url,
      })
      const letter = { ...draft, ...(subject ? { subject } : {}), ...(text ? { text } : {}) }
      const problem = by === 'mail' ? await tryMail(c, invitation, letter) : null
      return c.json({
        invitation,
        url,
        draft: letter,
        mailed: by === 'mail' && !problem,
        problem,
        canMail: await canMail(c),
      })
    })
    .post('/:id/withdrawal', async c => {
      const { desk } = c.var
      const { id } = await invitationOf(desk, c.req.param('id'))
      // The link first: should the rest fail, nobody can answer what was withdrawn.
      await killGuestLinks(database, keyOf(c, id))
      return c.json(await withdrawInvitation(desk, id))
    })
    .post('/:id/slot', body(SlotBody), async c => {
      const { slot, word } = c.req.valid('json')
      const id = c.req.param('id')
      const by = 'owner' as const
      return c.json(
        slot === null
          ? await declineInvitation(c.var.desk, id, { word, by })
          : await chooseSlot(c.var.desk, id, { slot, word, by }),
      )
    })
    .get('/:id/invitation.ics', async c => {
      const calendar = await calendarOf(
        c.var.desk,
        await invitationOf(c.var.desk, c.req.param('id')),
        c.var.t,
      )
      if (!calendar) throw new Refusal('invitation-not-now')
      return c.body(calendar.text, 200, {
        'content-type': `text/calendar; charset=utf-8; method=${calendar.method}`,
        'content-disposition': 'attachment; filename="invitation.ics"',
      })
    })

  /** @returns what the server said where it did not take the message: the link is made, and goes by another way. */
  async function tryMail(
    c: Context<DeskEnv>,
    invitation: InvitationView,
    { subject, text }: InvitationLetter,
  ): Promise<string | null> {
    const { email } = await readAnybody(c.var.desk, invitation.personId)
    const calendar = await calendarOf(c.var.desk, invitation, c.var.t)
    try {
      const mail = { to: email ?? '', subject, text, ...(calendar ? { calendar } : {}) }
      await mailSomebody(database, c.var.desk, mail)
      return null
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return c.var.t(`platform:refusal.${error.code}`, error.params as Record<string, string>)
    }
  }
}

async function canMail(c: Context<DeskEnv>): Promise<boolean> {
  const { letter } = await readSettings(c.var.desk)
  return letter.smtp !== null && (letter.smtp.from || letter.to) !== ''
}

/** Asked before anything is marked as sent. */
async function refuseUnmailable(c: Context<DeskEnv>, { personId }: InvitationView): Promise<void> {
  if (!(await canMail(c))) throw new Refusal('mail-not-set')
  const { email } = await readAnybody(c.var.desk, personId)
  if (email === null) throw new Refusal('invalid-input', { fields: ['email'] })
}
