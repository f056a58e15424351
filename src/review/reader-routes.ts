import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { principalOf } from '../dav/devices.ts'
import { Refusal } from '../lib/refusal.ts'
import { mailSomebody } from '../owner/mail.ts'
import { readSettings, saveSettings } from '../owner/store.ts'
import type { Database } from '../platform/db/database.ts'
import type { Desk } from '../platform/desk.ts'
import { killGuestLinks, livingGuestLinks, makeGuestLink } from '../platform/guest-links.ts'
import { body, type DeskEnv } from '../platform/http.ts'
import { isMonth, type Month, monthOf, monthsAfter } from './month.ts'
import { missingNotices } from './notices.ts'
import { noticesSaid } from './notices-said.ts'
import { FEED_ROW, PODCAST } from './podcast-routes.ts'
import { READ } from './public-routes.ts'
import {
  markMonthSent,
  publicationOf,
  publicationsOf,
  publishMonth,
  refuseWithoutNotices,
  takeBackMonth,
} from './publications.ts'
import { monthLetter } from './reader-letters.ts'
import { readerKey } from './reader-links.ts'
import { deleteReader, readersOf } from './readers.ts'
import { acceptReply, refuseReply, repliesOf } from './replies.ts'
import { tellMonth } from './tell-month.ts'
import type { Tell } from './told.ts'

interface Parts {
  database: Database
  publicUrl: string | null
  /** Where links lead, once it is known. */
  address: () => string
  tell?: Tell<Desk>
}

const Line = z.string().trim().max(200)
const NoticesBody = z.object({ name: Line, siret: Line, contact: Line })
const PublicBody = z.object({ isPublic: z.boolean() })
const AcceptBody = z.object({ personId: z.uuid() })

/** Mounted at /api/readers: who reads the months that are published, what they write back, what is published. */
export function readerRoutes({ database, publicUrl, address, tell = tellMonth }: Parts): Hono<DeskEnv> {
  const feed = (c: Context<DeskEnv>) =>
    ({ deskId: c.var.desk.id, kind: 'podcast', rowId: FEED_ROW, now: c.var.desk.now() }) as const
  const base = () => publicUrl ?? address()

  const view = async (c: Context<DeskEnv>) => {
    const { desk } = c.var
    const { publishing, country, letter } = await readSettings(desk)
    const { isPublic, ...notices } = publishing
    const links = await livingGuestLinks(database, feed(c))
    const name = await principalOf(database, desk.id)
    return {
      notices,
      missing: missingNotices(notices, country),
      isSiretDue: country === 'FR',
      isPublic,
      page: `${base()}${READ}/${name}`,
      publicFeed: `${base()}${PODCAST}/${name}.xml`,
      hasFeedLink: links.has(FEED_ROW),
      canMail: letter.smtp !== null && (letter.smtp.from || letter.to) !== '',
      lastMonth: monthsAfter(monthOf(desk.today()), -1),
      publications: (await publicationsOf(desk)).map(({ parts: _, ...each }) => each),
      readers: await readersOf(desk),
      replies: await repliesOf(desk),
    }
  }

  return new Hono<DeskEnv>()
    .get('/', async c => c.json(await view(c)))
    .put('/notices', body(NoticesBody), async c => {
      const { publishing } = await readSettings(c.var.desk)
      await saveSettings(c.var.desk, { publishing: { ...publishing, ...c.req.valid('json') } })
      return c.json(await view(c))
    })
    .put('/public', body(PublicBody), async c => {
      const { desk } = c.var
      const { isPublic } = c.req.valid('json')
      if (isPublic) await refuseWithoutNotices(desk)
      const { publishing } = await readSettings(desk)
      await saveSettings(desk, { publishing: { ...publishing, isPublic } })
      return c.json(await view(c))
    })
    .post('/feed', async c => {
      const token = await makeGuestLink(database, { ...feed(c), days: null })
      return c.json({ url: `${base()}${PODCAST}/${token}.xml` }, 201)
    })
    .delete('/feed', async c => {
      await killGuestLinks(database, feed(c))
      return c.body(null, 204)
    })
    .get('/publications/:month/preview', async c =>
      c.json(await tell(c.var.desk, monthIn(c), 'shared', c.var.t)),
    )
    .put('/publications/:month', async c => {
      const { desk } = c.var
      const month = monthIn(c)
      await refuseWithoutNotices(desk)
      const { parts: _, ...publication } = await publishMonth(
        desk,
        month,
        await tell(desk, month, 'shared', c.var.t),
      )
      return c.json(publication)
    })
    .delete('/publications/:month', async c => {
      await takeBackMonth(c.var.desk, monthIn(c))
      return c.body(null, 204)
    })
    .post('/publications/:month/sending', async c => {
      const { desk, t } = c.var
      const { publishing, letter } = await readSettings(desk)
      const { isPublic, ...notices } = publishing
      const month = monthIn(c)
      await publicationOf(desk, month)
      if (!letter.smtp) throw new Refusal('mail-not-set')
      if (!isPublic) throw new Refusal('not-found', { what: 'publication' })
      const publication = await markMonthSent(desk, month)
      const place = `${base()}${READ}/${await principalOf(database, desk.id)}`
      const failed: { mail: string; reason: string }[] = []
      const readers = (await readersOf(desk)).filter(({ state }) => state === 'confirmed')
      for (const { id, mail } of readers) {
        const own = `${place}/abonnement/${await readerKey(database, { deskId: desk.id, readerId: id })}`
        const written = monthLetter(
          publication,
          { own, page: `${place}/${month}` },
          { notices: noticesSaid(notices, t), t },
        )
        try {
          await mailSomebody(database, desk, { to: mail, ...written })
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          failed.push({ mail, reason: String(error.params.reason ?? error.code) })
        }
      }
      return c.json({ sent: readers.length - failed.length, failed })
    })
    .delete('/:id', async c => {
      await deleteReader(c.var.desk, c.req.param('id'))
      return c.body(null, 204)
    })
    .post('/replies/:id/acceptance', body(AcceptBody), async c =>
      c.json(await acceptReply(c.var.desk, c.req.param('id'), c.req.valid('json').personId)),
    )
    .post('/replies/:id/refusal', async c => c.json(await refuseReply(c.var.desk, c.req.param('id'))))
}

function monthIn(c: Context<DeskEnv>): Month {
  const month = c.req.param('month') ?? ''
  if (!isMonth(month)) throw new Refusal('invalid-input', { fields: ['month: not a month'] })
  return month
}
