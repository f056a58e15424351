import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cannotPage, deadPage, waitPage } from '../lib/guest-page.ts'
import { GUEST_STYLE } from '../lib/guest-style.ts'
import { Refusal, type RefusalCode } from '../lib/refusal.ts'
import { isUuid, uuidv7 } from '../lib/uuid.ts'
import { wordsIn } from '../words.ts'
import type { Language } from './desk.ts'
import { addressOf } from './guards.ts'
import type { DeskEnv } from './http.ts'
import { rateLimit } from './rate-limit.ts'

const WORDS = { fr: wordsIn('fr').t, en: wordsIn('en').t }
const MINUTE_MS = 60_000
/** A minute, from one address; and of one link, from wherever. */
const MOST_BY_ADDRESS = 60
const MOST_BY_LINK = 40
const LONGEST_WORD = 5000
const MOST_OCTETS = 64 * 1024

export const SECRETIVE = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
}

/** The page behind a link that leads somewhere. */
export interface GuestVisit {
  /** Of the page, with its token. */
  path: string
  language: Language
}

interface Parts<Visit extends GuestVisit> {
  /** Where the pages are mounted: `/passage`. */
  mount: string
  now: () => Date
  /** What a token opens, for who asks for that language; null where it leads nowhere. */
  visitBy: (token: string, asked: Language | null) => Promise<Visit | null>
  /** Refusals that say that the moment is gone, rather than that something is wrong with what was sent. */
  tooLate?: readonly RefusalCode[]
}

type Guest = Context<DeskEnv>

/**
 * What pages without account have in common. The token in the address (`:token`) is the only key: nothing of it is kept by
 * proxies, told to other sites or to search engines; trying keys is slow, and other sites cannot send its forms.
 */
export function guestDoor<Visit extends GuestVisit>({ mount, now, visitBy, tooLate = [] }: Parts<Visit>) {
  const byAddress = rateLimit({ most: MOST_BY_ADDRESS, windowMs: MINUTE_MS })
  const byLink = rateLimit({ most: MOST_BY_LINK, windowMs: MINUTE_MS })
  const styleAt = `${mount}/style.css`

  /** Wrong, expired, withdrawn: the same answer, so that nobody learns which addresses were once good. */
  const dead = (c: Guest): Response => c.body(deadPage(styleAt, speechIn(askedOr(c, 'en'))), 404, SECRETIVE)

  /** A page or a file that a link opens. */
  const visited = (use: (c: Guest, visit: Visit) => Response | Promise<Response>) => {
    return async (c: Guest): Promise<Response> => {
      const token = c.req.param('token') ?? ''
      const at = now().getTime()
      const seconds = byAddress.refuse(addressOf(c), at) ?? byLink.refuse(token.slice(0, 64), at)
      if (seconds !== null) {
        const page = waitPage(seconds, styleAt, speechIn(askedOr(c, 'en')))
        return c.body(page, 429, { ...SECRETIVE, 'retry-after': String(seconds) })
      }
      const visit = await visitBy(token, languageAsked(c))
      return visit ? use(c, visit) : dead(c)
    }
  }

  /** A form that was sent: done, then the page again. */
  const answered = (act: (c: Guest, visit: Visit, form: FormData) => Promise<void>) =>
    visited(async (c, visit) => {
      if (isForeign(c)) throw new Refusal('foreign-origin')
      try {
        await act(c, visit, await c.req.formData().catch(() => new FormData()))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const page = cannotPage(visit.path, styleAt, speechIn(visit.language))
        return c.body(page, tooLate.includes(error.code) ? 409 : 422, SECRETIVE)
      }
      // What the page was asked with stays: a time zone, say.
      return c.body(null, 303, { ...SECRETIVE, location: visit.path + new URL(c.req.url).search })
    })

  const routes = new Hono<DeskEnv>()
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

  return { routes, visited, answered, dead, styleAt }
}

/** The words of a guest page in a language. */
export function speechIn(language: Language) {
  return { t: WORDS[language], language }
}

/** A text of a form, no longer than anybody writes. */
export function wordIn(form: FormData, name = 'word'): string {
  const word = form.get(name)
  return typeof word === 'string' ? word.replaceAll('\0', '').trim().slice(0, LONGEST_WORD) : ''
}

/** The id that a form came with, which makes a form sent twice one. */
export function idIn(form: FormData, now: Date): string {
  const id = form.get('id')
  return typeof id === 'string' && isUuid(id) ? id : uuidv7(now)
}

export function languageAsked(c: Guest): Language | null {
  const asked = (c.req.header('accept-language') ?? '').split(',').map(each => each.trim().slice(0, 2))
  return (asked.find(each => each === 'fr' || each === 'en') as Language | undefined) ?? null
}

function askedOr(c: Guest, otherwise: Language): Language {
  return languageAsked(c) ?? otherwise
}

/**
 * Another site sent the form. Our own page has no referrer, so that browsers name its origin `null`: they say where the
 * request comes from in another header.
 */
export function isForeign(c: Guest): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const origin = c.req.header('origin')
  if (origin === undefined || origin === 'null') return false
  return !URL.canParse(origin) || new URL(origin).host !== c.req.header('host')
}
