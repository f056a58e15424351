import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cannotPage, deadPage, waitPage } from '../lib/guest-page.ts'
import { GUEST_STYLE } from '../lib/guest-style.ts'
import { Refusal } from '../lib/refusal.ts'
import { mailSomebody } from '../owner/mail.ts'
import type { Database } from '../platform/db/database.ts'
import type { Desk } from '../platform/desk.ts'
import { addressOf } from '../platform/guards.ts'
import { isForeign, languageAsked, SECRETIVE, speechIn, wordIn } from '../platform/guest-door.ts'
import type { DeskEnv } from '../platform/http.ts'
import { rateLimit } from '../platform/rate-limit.ts'
import { isMonth } from './month.ts'
import { noticesSaid } from './notices-said.ts'
import { PODCAST } from './podcast-routes.ts'
import { type PublicDesk, publicDeskAt } from './public-desk.ts'
import { publicEpisodes } from './public-episodes.ts'
import {
  DONE,
  type Done,
  type PublicPlace,
  publicListPage,
  publicMonthPage,
  readerPage,
} from './public-page.ts'
import { findPublication, publicationsOf } from './publications.ts'
import type { Reader } from './reader.ts'
import { askingLetter } from './reader-letters.ts'
import { readerAtKey, readerKey } from './reader-links.ts'
import { askToRead, confirmReader, leaveReader, readerOf } from './readers.ts'
import { receiveReply } from './replies.ts'

export const READ = '/lire'

interface Parts {
  database: Database
  publicUrl: string | null
  address: () => string
  /** The machine's clock otherwise. */
  now?: () => Date
}

interface Visit extends PublicDesk {
  place: PublicPlace
}

type Guest = Context<DeskEnv>

const STYLE = `${READ}/style.css`
const MINUTE_MS = 60_000
const MOST_PAGES = 120
/** Letters and replies, in ten minutes, from one address. */
const MOST_FORMS = 6
const MOST_OCTETS = 64 * 1024
const PAGE = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' }

/** Mounted at /lire: the months that a desk publishes, for anybody. */
export function publicRoutes({ database, publicUrl, address, now = () => new Date() }: Parts): Hono<DeskEnv> {
  const pages = rateLimit({ most: MOST_PAGES, windowMs: MINUTE_MS })
  const forms = rateLimit({ most: MOST_FORMS, windowMs: 10 * MINUTE_MS })
  const speechOf = (c: Guest, desk: Desk | null) => speechIn(desk?.language ?? languageAsked(c) ?? 'en')

  const dead = (c: Guest) => c.body(deadPage(STYLE, speechOf(c, null)), 404, SECRETIVE)

  const wait = (c: Guest, seconds: number) =>
    c.body(waitPage(seconds, STYLE, speechOf(c, null)), 429, {
      ...SECRETIVE,
      'retry-after': String(seconds),
    })

  const visited = (use: (c: Guest, visit: Visit) => Promise<Response>) => async (c: Guest) => {
    const seconds = pages.refuse(addressOf(c), now().getTime())
    if (seconds !== null) return wait(c, seconds)
    const name = c.req.param('desk') ?? ''
    const open = await publicDeskAt(database, name, now)
    if (!open) return dead(c)
    const { t } = speechOf(c, open.desk)
    const place = {
      owner: open.ownerName,
      path: `${READ}/${name}`,
      styleAt: STYLE,
      notices: noticesSaid(open.publishing, t),
      canMail: open.canMail,
      feed: (await publicEpisodes(open.desk)).length > 0 ? `${PODCAST}/${name}.xml` : null,
    }
    return use(c, { ...open, place })
  }

  /** A form of ours that was sent: done, then the page, which says so. */
  const answered = (act: (c: Guest, visit: Visit, form: FormData) => Promise<string>) =>
    visited(async (c, visit) => {
      if (isForeign(c)) throw new Refusal('foreign-origin')
      const seconds = forms.refuse(addressOf(c), now().getTime())
      if (seconds !== null) return wait(c, seconds)
      try {
        const form = await c.req.formData().catch(() => new FormData())
        return c.body(null, 303, { ...SECRETIVE, location: await act(c, visit, form) })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const page = cannotPage(visit.place.path, STYLE, speechOf(c, visit.desk))
        return c.body(page, error.status === 404 ? 404 : 422, SECRETIVE)
      }
    })

  const reading = (use: (c: Guest, visit: Visit, reader: Reader) => Promise<Response>) =>
    visited(async (c, visit) => {
      const readerId = await readerAtKey(database, visit.desk.id, c.req.param('key') ?? '')
      const reader = readerId && (await readerOf(visit.desk, readerId).catch(unlessRefused))
      return reader ? use(c, visit, reader) : dead(c)
    })

  const shown = (c: Guest, { desk, place }: Visit, reader: Reader) => {
    const own = `${place.path}/abonnement/${c.req.param('key')}`
    return c.body(readerPage(reader, { ...place, own }, speechOf(c, desk)), 200, SECRETIVE)
  }

  return (
    new Hono<DeskEnv>()
      .use(
        bodyLimit({
          maxSize: MOST_OCTETS,
          onError: () => {
            throw new Refusal('too-large', { limit: '64 KB' })
          },
        }),
      )
      .get('/style.css', c =>
        c.body(GUEST_STYLE, 200, {
          'content-type': 'text/css; charset=utf-8',
          'cache-control': 'public, max-age=3600',
        }),
      )
      .get(
        '/:desk',
        visited(async (c, { desk, place }) => {
          const page = publicListPage(
            await publicationsOf(desk),
            { ...place, done: doneIn(c) },
            speechOf(c, desk),
          )
          return c.body(page, 200, PAGE)
        }),
      )
      .post(
        '/:desk/abonnement',
        answered(async (c, { desk, place, ownerName, canMail }, form) => {
          if (!canMail) throw new Refusal('mail-not-set')
          const [mail, name] = [lineIn(form, 'mail'), lineIn(form, 'name')]
          const reader = await askToRead(desk, { mail, name })
          if (reader) {
            const key = await readerKey(database, { deskId: desk.id, readerId: reader.id })
            const own = `${publicUrl ?? address()}${place.path}/abonnement/${key}`
            const letter = askingLetter({ owner: ownerName, own }, speechOf(c, desk).t)
            await mailSomebody(database, desk, { to: reader.mail, ...letter })
          }
          // Whether they read already is nobody else's business: the same page.
          return `${place.path}?fait=asked`
        }),
      )
      .get(
        '/:desk/abonnement/:key',
        reading(async (c, visit, reader) => shown(c, visit, reader)),
      )
      .post(
        '/:desk/abonnement/:key/oui',
        reading(async (c, visit, reader) => shown(c, visit, await confirmReader(visit.desk, reader.id))),
      )
      // One click, from a mail program that has no page of ours: whoever has the link may (RFC 8058 §3.2).
      .post(
        '/:desk/abonnement/:key/depart',
        reading(async (c, visit, reader) => shown(c, visit, await leaveReader(visit.desk, reader.id))),
      )
      .get(
        '/:desk/abonnement/:key/depart',
        reading(async (c, visit, reader) => shown(c, visit, reader)),
      )
      .get(
        '/:desk/:month',
        visited(async (c, { desk, place }) => {
          const month = c.req.param('month') ?? ''
          const publication = isMonth(month) ? await findPublication(desk, month) : null
          if (!publication) return dead(c)
          const episode = (await publicEpisodes(desk)).find(each => each.month === month)
          const audio = episode ? `${PODCAST}/${c.req.param('desk')}/${episode.id}.mp3` : null
          const page = publicMonthPage(publication, { ...place, audio, done: doneIn(c) }, speechOf(c, desk))
          return c.body(page, 200, PAGE)
        }),
      )
      .post(
        '/:desk/:month/reponse',
        answered(async (c, { desk, place }, form) => {
          const month = c.req.param('month') ?? ''
          if (!isMonth(month)) throw new Refusal('not-found')
          const [name, mail] = [lineIn(form, 'name'), lineIn(form, 'mail')]
          await receiveReply(desk, { month, name, mail, text: wordIn(form, 'text') })
          return `${place.path}/${month}?fait=replied`
        }),
      )
      .get('/*', dead)
  )
}

function lineIn(form: FormData, name: string): string {
  return wordIn(form, name).replace(/\s+/g, ' ').slice(0, 200)
}

function doneIn(c: Guest): Done | null {
  return DONE.find(done => done === c.req.query('fait')) ?? null
}

function unlessRefused(error: unknown): null {
  if (error instanceof Refusal) return null
  throw error
}
