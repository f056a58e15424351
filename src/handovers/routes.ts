import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { Refusal } from '../lib/refusal.ts'
import { mandateOf } from '../mandates/list.ts'
import { mailSomebody } from '../owner/mail.ts'
import { readSettings } from '../owner/store.ts'
import { readAnybody } from '../people/addressee.ts'
import { cardsOf } from '../people/summary.ts'
import type { Database } from '../platform/db/database.ts'
import { Id } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv, newIdIn, query } from '../platform/http.ts'
import {
  AnswerBody,
  ClientBody,
  CloseBody,
  DraftBody,
  FileBody,
  PeerBody,
  RemindBody,
  SendBody,
  TermsBody,
} from './body.ts'
import { consent, invitation, type MailDraft, reminder, takeover } from './drafts.ts'
import { ACCEPTED_LINK_DAYS, mayRemind } from './handover.ts'
import type { HandoverView, LinkedHandover, SentView } from './handover-view.ts'
import { killLinks, linkOf, makeLink, openingsOf } from './links.ts'
import { handoverFacts, handoverOf, handoversOfMandate, openHandovers } from './list.ts'
import { newsOf } from './news.ts'
import { peersFor, savePeer } from './peers.ts'
import { receiveMandate } from './receive.ts'
import { sayReason } from './say-fit.ts'
import {
  answerPeer,
  closeHandover,
  deleteHandover,
  markClient,
  markReminded,
  markRenewed,
  markRevoked,
  markSent,
  saveHandover,
  setTerms,
} from './store.ts'

interface Parts {
  database: Database
  publicUrl: string | null
  /** Where links lead, once it is known. */
  address: () => string
}

const MandateQuery = z.object({ mandate: Id })
const FitQuery = z.object({ mandate: Id, person: Id.optional() })
const MessageQuery = z.object({ kind: z.enum(['consent', 'takeover']), mandate: Id, person: Id })

/** Mounted at /api/handovers. */
export function handoverRoutes({ database, publicUrl, address }: Parts): Hono<DeskEnv> {
  const withLink = async (c: Context<DeskEnv>, handover: HandoverView): Promise<LinkedHandover> => ({
    ...handover,
    link: await linkOf(database, { deskId: c.var.desk.id, handoverId: handover.id, now: c.var.desk.now() }),
  })

  /** Another link, a message that carries it, and the message sent where the owner's server is asked to. */
  const linked = async (
    c: Context<DeskEnv>,
    handover: HandoverView,
    { by, days }: { by: 'mail' | 'hand'; days: number },
  ): Promise<SentView> => {
    const { desk } = c.var
    const key = { deskId: desk.id, handoverId: handover.id, now: desk.now() }
    const token = await makeLink(database, { ...key, days })
    const url = `${publicUrl ?? address()}/passage/${token}`
    const to = await readAnybody(desk, handover.personId)
    const said = { what: handover.mandate.what, url, expiresOn: handover.expiresOn ?? desk.today() }
    const draft = invitation(to, said, speechOf(c))
    const problem = by === 'mail' ? await tryMail(c, to.email, draft) : null
    return { handover: await withLink(c, handover), url, draft, mailed: by === 'mail' && !problem, problem }
  }

  const mail = async (c: Context<DeskEnv>, to: string | null, { subject, text }: MailDraft) => {
    if (to === null) throw new Refusal('invalid-input', { fields: ['email'] })
    await mailSomebody(database, c.var.desk, { to, subject, text })
  }

  /** @returns what the server said where it did not take the message: the link is made, and goes by another way. */
  const tryMail = async (c: Context<DeskEnv>, to: string | null, draft: MailDraft) => {
    try {
      await mail(c, to, draft)
      return null
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return c.var.t(`platform:refusal.${error.code}`, error.params as Record<string, string>)
    }
  }

  return new Hono<DeskEnv>()
    .get('/', query(MandateQuery), async c => {
      const { desk } = c.var
      const handovers = await handoversOfMandate(desk, c.req.valid('query').mandate)
      const { letter } = await readSettings(desk)
      const canMail = letter.smtp !== null && (letter.smtp.from || letter.to) !== ''
      return c.json({ handovers: await Promise.all(handovers.map(each => withLink(c, each))), canMail })
    })
    .get('/news', async c => c.json(newsOf(await openHandovers(c.var.desk), c.var.desk.today())))
    .get('/fit', query(FitQuery), async c => {
      const { mandate, person } = c.req.valid('query')
      const { desk } = c.var
      const peers = await peersFor(desk, await mandateOf(desk, mandate), { alsoId: person })
      const said = speechOf(c)
      return c.json(
        peers.map(({ reasons, against, unknown, ...peer }) => ({
          ...peer,
          reasons: reasons.map(reason => sayReason(reason, said)),
          against: against.map(reason => sayReason(reason, said)),
          unknown: unknown.map(reason => sayReason(reason, said)),
        })),
      )
    })
    .get('/draft', query(MessageQuery), async c => {
      const { kind, mandate: mandateId, person } = c.req.valid('query')
      const { client, what } = await mandateOf(c.var.desk, mandateId)
      const [card] = await cardsOf(c.var.desk, [person])
      const to = await readAnybody(c.var.desk, client?.id ?? null)
      const write = kind === 'consent' ? consent : takeover
      return c.json(write(to, { what, peer: card?.name ?? '' }, speechOf(c)))
    })
    .put('/peers/:personId', body(PeerBody), async c => {
      await savePeer(c.var.desk, newIdIn(c, 'personId'), c.req.valid('json'))
      return c.body(null, 204)
    })
    .post('/received', body(FileBody), async c => {
      const { outcome, mandate } = await receiveMandate(c.var.desk, c.req.valid('json'))
      return c.json({ outcome, mandateId: mandate.id, what: mandate.what }, outcome === 'created' ? 201 : 200)
    })
    .get('/:id', async c => c.json(await withLink(c, await handoverOf(c.var.desk, c.req.param('id')))))
    .put('/:id', body(DraftBody), async c => {
      const draft = { ...c.req.valid('json'), id: newIdIn(c) }
      const { outcome, view } = await saveHandover(c.var.desk, draft)
      return answerSaved(c, { outcome, view: await withLink(c, view) })
    })
    .delete('/:id', async c => {
      await deleteHandover(c.var.desk, c.req.param('id'))
      return c.body(null, 204)
    })
    .post('/:id/send', body(SendBody), async c => {
      const { by, days, remindAfter } = c.req.valid('json')
      await refuseUnmailable(c, by, c.req.param('id'))
      const handover = await markSent(c.var.desk, c.req.param('id'), { days, remindAfter })
      return c.json(await linked(c, handover, { by, days }))
    })
    .post('/:id/renew', body(SendBody), async c => {
      const { by, days } = c.req.valid('json')
      await refuseUnmailable(c, by, c.req.param('id'))
      const handover = await markRenewed(c.var.desk, c.req.param('id'), days)
      const lasting = handover.state === 'accepted' ? ACCEPTED_LINK_DAYS : days
      return c.json(await linked(c, handover, { by, days: lasting }))
    })
    .post('/:id/revoke', async c => {
      const { desk } = c.var
      const { id } = await handoverOf(desk, c.req.param('id'))
      // The link first: should the rest fail, nobody can open what was withdrawn.
      await killLinks(database, { deskId: desk.id, handoverId: id, now: desk.now() })
      return c.json(await withLink(c, await markRevoked(desk, id)))
    })
    .get('/:id/reminder', async c => c.json(await reminderFor(c)))
    .post('/:id/remind', body(RemindBody), async c => {
      const { desk } = c.var
      const id = c.req.param('id')
      if (c.req.valid('json').by === 'mail') {
        // Looked at before anything leaves: a message cannot be taken back.
        const facts = await handoverFacts(desk, id)
        if (facts && !mayRemind(facts, desk.today())) throw new Refusal('handover-not-now')
        if (facts?.remindedOn === desk.today()) return c.json(await withLink(c, await handoverOf(desk, id)))
        const { email } = await readAnybody(desk, facts?.personId ?? null)
        await mail(c, email, await reminderFor(c))
      }
      return c.json(await withLink(c, await markReminded(desk, id)))
    })
    .post('/:id/answer', body(AnswerBody), async c =>
      c.json(await withLink(c, await answerPeer(c.var.desk, c.req.param('id'), c.req.valid('json')))),
    )
    .post('/:id/client', body(ClientBody), async c =>
      c.json(await withLink(c, await markClient(c.var.desk, c.req.param('id'), c.req.valid('json')))),
    )
    .post('/:id/terms', body(TermsBody), async c =>
      c.json(await withLink(c, await setTerms(c.var.desk, c.req.param('id'), c.req.valid('json')))),
    )
    .post('/:id/close', body(CloseBody), async c =>
      c.json(await withLink(c, await closeHandover(c.var.desk, c.req.param('id'), c.req.valid('json')))),
    )
    .get('/:id/openings', async c => {
      const { id } = await handoverOf(c.var.desk, c.req.param('id'))
      return c.json(await openingsOf(database, { deskId: c.var.desk.id, handoverId: id }))
    })
}

/** Asked before anything is marked as sent. */
async function refuseUnmailable(c: Context<DeskEnv>, by: 'mail' | 'hand', id: string): Promise<void> {
  if (by !== 'mail') return
  const { letter } = await readSettings(c.var.desk)
  if (!letter.smtp) throw new Refusal('mail-not-set')
  const { email } = await readAnybody(c.var.desk, (await handoverOf(c.var.desk, id)).personId)
  if (email === null) throw new Refusal('invalid-input', { fields: ['email'] })
}

async function reminderFor(c: Context<DeskEnv>): Promise<MailDraft> {
  const { desk } = c.var
  const { personId, mandate, sentOn, expiresOn } = await handoverOf(desk, c.req.param('id') ?? '')
  if (sentOn === null || expiresOn === null) throw new Refusal('handover-not-now')
  const to = await readAnybody(desk, personId)
  return reminder(to, { what: mandate.what, sentOn, expiresOn }, speechOf(c))
}

function speechOf(c: Context<DeskEnv>) {
  return { t: c.var.t, language: c.var.desk.language }
}
