import type { Context, ErrorHandler, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { validator } from 'hono/validator'
import type { TFunction } from 'i18next'
import type { z } from 'zod'
import en from 'zod/v4/locales/en.js'
import fr from 'zod/v4/locales/fr.js'
import { Refusal } from '../lib/refusal.ts'
import { isUuid, uuidv7 } from '../lib/uuid.ts'
import { withoutNulInside } from '../lib/without-nul.ts'
import type { Desk } from './desk.ts'
import type { Log } from './log.ts'
import type { Saved } from './save-once.ts'

/** What every route of a desk finds in `c.var`. */
export interface DeskEnv {
  Variables: {
    requestId: string
    log: Log
    /** Words in the reader's language: `t('people:title')`. */
    t: TFunction
    desk: Desk
    /** Who asks and on which desk; null where nobody is signed in. */
    member: Member | null
    /** The servers that the maps of the desk's page may ask. */
    tileOrigins?: readonly string[]
  }
  Bindings: {
    /** The request came by the socket in the data folder, or from this very process: it is the machine's owner's. */
    local?: boolean
    /** The address of who asks, as the kernel knows it. */
    address?: string
  }
}

export interface Member {
  userId: string
  desk: { id: string; name: string }
}

/** The batch that an answer's change can be undone by. */
export const BATCH_HEADER = 'Entregent-Batch'

/** A request id on the line and in the answer; one structured line an answer. */
export function requestLog(log: Log): MiddlewareHandler<DeskEnv> {
  return createMiddleware<DeskEnv>(async (c, next) => {
    const requestId = uuidv7(new Date())
    const start = performance.now()
    c.set('requestId', requestId)
    c.set('log', log.child({ requestId }))
    c.header('X-Request-Id', requestId)
    await next()
    const ms = Math.round(performance.now() - start)
    c.var.log.info({ method: c.req.method, path: pathSaid(c), status: c.res.status, ms }, 'answered')
  })
}

/** The path without what opens a page by itself: a log must hold no key. */
function pathSaid(c: Context<DeskEnv>): string {
  return c.req.path.replace(/(\/(?:passage|rencontre|cercle|podcast|abonnement)\/)[\w.-]{20,}/, '$1…')
}

/** Names the last batch written by the request in its answer. */
export const batchHeader = createMiddleware<DeskEnv>(async (c, next) => {
  await next()
  const batch = c.var.desk?.batches.at(-1)
  if (batch) c.header(BATCH_HEADER, batch)
})

/** The one place that turns errors into answers (RFC 9457). */
export const answerError: ErrorHandler<DeskEnv> = (error, c) => {
  if (error instanceof Refusal) {
    return problem(c, error.status, error.code, {
      detail: sentenceOf(c, error),
      params: error.params,
    })
  }
  // Hono's own no, to a body that is not JSON.
  if (error instanceof HTTPException && error.status < 500) {
    return answerError(new Refusal('invalid-input', { fields: [error.message] }), c)
  }
  c.var.log?.error({ err: error, path: pathSaid(c) }, 'our mistake')
  return problem(c, 500, 'our-mistake', {
    detail: c.var.t?.('platform:refusal.our-mistake', { id: c.var.requestId }) ?? 'our-mistake',
    requestId: c.var.requestId,
  })
}

/** The JSON body, checked at the edge. @throws Refusal `invalid-input` naming the fields. */
export function body<Schema extends z.ZodType>(schema: Schema) {
  return validator(
    'json',
    (value: unknown, c: Context<DeskEnv>): z.output<Schema> => checked(schema, value, c),
  )
}

/** The query string, checked at the edge. */
export function query<Schema extends z.ZodType>(schema: Schema) {
  return validator('query', (value, c: Context<DeskEnv>): z.output<Schema> => checked(schema, value, c))
}

/** The id, in the address, of what a PUT may create. @throws Refusal `invalid-input` naming it. */
export function newIdIn(c: Context<DeskEnv>, name = 'id'): string {
  const id = c.req.param(name) ?? ''
  if (!isUuid(id)) throw new Refusal('invalid-input', { fields: [`${name}: not a UUID`] })
  return id
}

/** What was saved; when the edit was made from an older state, what stands now. */
export function answerSaved<View>(c: Context<DeskEnv>, { outcome, view }: Saved<View>): Response {
  return outcome === 'stale' ? answerStale(c, view) : c.json(view, outcome === 'created' ? 201 : 200)
}

/** The edit was made from an older state: both versions are the reader's to compare. */
export function answerStale(c: Context<DeskEnv>, current: unknown): Response {
  const refusal = new Refusal('stale')
  return problem(c, refusal.status, refusal.code, { detail: sentenceOf(c, refusal), current })
}

// What is wrong with a field, in the desk's language.
const SENTENCES = { fr: fr().localeError, en: en().localeError }

function checked<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  c: Context<DeskEnv>,
): z.output<Schema> {
  const error = SENTENCES[c.var.desk?.language ?? 'en']
  const result = schema.safeParse(withoutNulInside(value), { error })
  if (result.success) return result.data
  throw new Refusal('invalid-input', {
    fields: result.error.issues.map(issue => `${issue.path.join('.') || 'body'}: ${issue.message}`),
  })
}

function sentenceOf(c: Context<DeskEnv>, { code, params }: Refusal): string {
  const words = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, Array.isArray(value) ? value.join(', ') : value]),
  )
  return c.var.t?.(`platform:refusal.${code}`, words) ?? code
}

function problem(c: Context, status: number, code: string, rest: Record<string, unknown>): Response {
  return new Response(JSON.stringify({ type: `about:blank#${code}`, status, code, ...rest }), {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'x-request-id': c.var.requestId ?? '',
      ...retryAfter(rest.params),
    },
  })
}

/** "Too many" says when to come back (RFC 9110 §10.2.3). */
function retryAfter(params: unknown): Record<string, string> {
  const seconds = (params as { seconds?: number } | undefined)?.seconds
  return seconds === undefined ? {} : { 'retry-after': String(seconds) }
}
