import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Refusal } from '../lib/refusal.ts'
import { isUuid, uuidv7 } from '../lib/uuid.ts'
import { NOT_DEVICES } from '../owner/device-name.ts'
import { readSettings } from '../owner/store.ts'
import type { Database } from '../platform/db/database.ts'
import type { Desk, Language } from '../platform/desk.ts'
import { addressOf } from '../platform/guards.ts'
import type { DeskEnv } from '../platform/http.ts'
import { rateLimit } from '../platform/rate-limit.ts'
import { wordsIn } from '../words.ts'
import { ACCEPTED_LINK_DAYS, isPageOpen } from './handover.ts'
import { handoverFile } from './handover-file.ts'
import type { HandoverView } from './handover-view.ts'
import { followLink, noteOpening, prolongLink, roughAgent } from './links.ts'
import { findHandover, handoverFacts } from './list.ts'
import { acceptHandover, askOwner, declineHandover, peerSays } from './peer-answers.ts'
import { cannotPage, deadPage, type PeerView, peerPage, waitPage } from './peer-page.ts'
import { PEER_STYLE } from './peer-style.ts'
import { shownToPeer } from './shown.ts'

const WORDS = { fr: wordsIn('fr').t, en: wordsIn('en').t }
const MINUTE_MS = 60_000
/** A minute, from one address; and of one link, from wherever. */
const MOST_BY_ADDRESS = 60
const MOST_BY_LINK = 40
const LONGEST_WORD = 5000
const MOST_OCTETS = 64 * 1024

const SECRETIVE = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
}

/** The page behind a link that leads somewhere. */
interface Visit {
  desk: Desk
  handover: HandoverView
  path: string
  language: Language
}

interface Parts {
  database: Database
  /** The machine's clock otherwise. */
  now?: () => Date
}

/** Mounted at /passage: what a peer sees, who has no account. The token in the address is the only key. */
export function peerRoutes({ database, now = () => new Date() }: Parts): Hono<DeskEnv> {
  const byAddress = rateLimit({ most: MOST_BY_ADDRESS, windowMs: MINUTE_MS })
  const byLink = rateLimit({ most: MOST_BY_LINK, windowMs: MINUTE_MS })

  const visited = (use: (c: Context<DeskEnv>, visit: Visit) => Response | Promise<Response>) => {
    return async (c: Context<DeskEnv>): Promise<Response> => {
      const token = c.req.param('token') ?? ''
      const language = languageAsked(c) ?? 'en'
      const at = now().getTime()
      const seconds = byAddress.refuse(addressOf(c), at) ?? byLink.refuse(token.slice(0, 64), at)
      if (seconds !== null) {
        const page = waitPage(seconds, { t: WORDS[language], language })
        return c.body(page, 429, { ...SECRETIVE, 'retry-after': String(seconds) })
      }
      const visit = await visitBy({ database, now }, token, languageAsked(c))
      return visit ? use(c, visit) : dead(c, language)
    }
  }

  const answered = (act: (c: Context<DeskEnv>, visit: Visit, form: FormData) => Promise<void>) =>
    visited(async (c, visit) => {
      const speech = { t: WORDS[visit.language], language: visit.language }
      if (isForeign(c)) throw new Refusal('foreign-origin')
      try {
        await act(c, visit, await c.req.formData().catch(() => new FormData()))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return c.body(
          cannotPage(visit.path, speech),
          error.code === 'handover-not-now' ? 409 : 422,
          SECRETIVE,
        )
      }
      return c.body(null, 303, { ...SECRETIVE, location: visit.path })
    })

  return new Hono<DeskEnv>()
    .use(
      bodyLimit({
        maxSize: MOST_OCTETS,
        onError: () => {
          throw new Refusal('too-large', { limit: '64 KB' })
        },
      }),
    )
    .get('/style.css', c =>
      c.body(PEER_STYLE, 200, {
        'content-type': 'text/css; charset=utf-8',
        'cache-control': 'public, max-age=3600',
      }),
    )
    .get(
      '/:token',
      visited(async (c, { desk, handover, path, language }) => {
        if (c.req.method === 'GET') {
          const agent = roughAgent(c.req.header('user-agent'))
          await noteOpening(database, { ...keyOf(desk, handover), now: desk.now(), agent })
        }
        const view = await viewFor(desk, handover)
        const door = { path, noteId: uuidv7(desk.now()) }
        return c.body(peerPage(view, door, { t: WORDS[language], language }), 200, SECRETIVE)
      }),
    )
    .get(
      '/:token/mandat.json',
      visited(async (c, { desk, handover }) => {
        if (handover.state === 'declined') return dead(c, languageAsked(c) ?? 'en')
        const facts = await handoverFacts(desk, handover.id)
        const { ownerName, letter } = await readSettings(desk)
        const from = { name: ownerName, email: letter.smtp?.from || letter.to }
        const file = handoverFile({ ...handover, ...facts, sentOn: handover.sentOn ?? handover.madeOn }, from)
        return c.body(`${JSON.stringify(file, null, 2)}\n`, 200, {
          ...SECRETIVE,
          'content-type': 'application/json; charset=utf-8',
          'content-disposition': 'attachment; filename="mandat.json"',
        })
      }),
    )
    .post(
      '/:token/answer',
      answered(async (_, { desk, handover }, form) => {
        const answer = form.get('answer')
        if (answer === 'decline') await declineHandover(desk, handover.id, wordIn(form))
        else if (answer === 'accept') {
          await acceptHandover(desk, handover.id, wordIn(form))
          const key = keyOf(desk, handover)
          await prolongLink(database, { ...key, now: desk.now(), days: ACCEPTED_LINK_DAYS })
        } else throw new Refusal('invalid-input', { fields: ['answer'] })
      }),
    )
    .post(
      '/:token/ask',
      answered(async (_, { desk, handover }, form) => {
        const text = wordIn(form)
        if (text === '') throw new Refusal('invalid-input', { fields: ['word'] })
        await askOwner(desk, handover.id, { id: idIn(form, desk), text })
      }),
    )
    .post(
      '/:token/said',
      answered(async (_, { desk, handover }, form) => {
        const said = {
          delivered: form.has('delivered'),
          pleased: form.has('pleased'),
          thanked: form.has('thanked'),
        }
        await peerSays(desk, handover.id, said, { id: idIn(form, desk), text: wordIn(form) })
      }),
    )
    .get('/*', c => dead(c, languageAsked(c) ?? 'en'))
}

async function visitBy(
  { database, now }: Required<Parts>,
  token: string,
  asked: Language | null,
): Promise<Visit | null> {
  const link = await followLink(database, token, now())
  if (!link) return null
  await database.settle(link.deskId)
  const settings = await readSettings(
    database.desk(link.deskId, { language: 'en', timeZone: 'UTC', by: 'screen' }),
  )
  const { language, timeZone } = settings
  const reading = database.desk(link.deskId, { language, timeZone, by: 'screen', now })
  const handover = await findHandover(reading, link.handoverId)
  const facts = await handoverFacts(reading, link.handoverId)
  if (!handover || !facts || !isPageOpen(facts, reading.today())) return null
  // In the history, it is they who did it.
  const by = nameInHistory(handover.person.name)
  const desk = database.desk(link.deskId, { language, timeZone, by, now })
  return { desk, handover, path: `/passage/${token}`, language: asked ?? language }
}

async function viewFor(desk: Desk, handover: HandoverView): Promise<PeerView> {
  const { ownerName } = await readSettings(desk)
  const { person, state, shown, clientAgreedOn, message, terms, notes, answer, expiresOn, madeOn } = handover
  return {
    sender: ownerName,
    name: person.name,
    state,
    shown: shownToPeer(shown, clientAgreedOn),
    message,
    terms,
    notes,
    answer,
    expiresOn: expiresOn ?? madeOn,
    delivered: handover.theyDeliveredOn !== null,
    pleased: handover.theyPleasedOn !== null,
    thanked: handover.theyThankedOn !== null,
  }
}

/** Wrong, expired, withdrawn: the same answer, so that nobody learns which addresses were once good. */
function dead(c: Context<DeskEnv>, language: Language): Response {
  return c.body(deadPage({ t: WORDS[language], language }), 404, SECRETIVE)
}

/**
 * Another site sent the form. Our own page has no referrer, so that browsers name its origin `null`: they say where the
 * request comes from in another header.
 */
function isForeign(c: Context<DeskEnv>): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const origin = c.req.header('origin')
  if (origin === undefined || origin === 'null') return false
  return !URL.canParse(origin) || new URL(origin).host !== c.req.header('host')
}

function languageAsked(c: Context<DeskEnv>): Language | null {
  const asked = (c.req.header('accept-language') ?? '').split(',').map(each => each.trim().slice(0, 2))
  return (asked.find(each => each === 'fr' || each === 'en') as Language | undefined) ?? null
}

function nameInHistory(name: string): string {
  return name === '' || NOT_DEVICES.includes(name) ? 'peer' : name
}

function keyOf(desk: Desk, { id }: HandoverView) {
  return { deskId: desk.id, handoverId: id }
}

function wordIn(form: FormData): string {
  const word = form.get('word')
  return typeof word === 'string' ? word.replaceAll('\0', '').trim().slice(0, LONGEST_WORD) : ''
}

function idIn(form: FormData, desk: Desk): string {
  const id = form.get('id')
  return typeof id === 'string' && isUuid(id) ? id : uuidv7(desk.now())
}
