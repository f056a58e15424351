import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { Refusal } from '../lib/refusal.ts'
import type { DeskEnv } from './http.ts'
import { rateLimit } from './rate-limit.ts'

/** @param tiles the servers that the style of the desk's maps leads to: none unless its owner allowed it. */
const policyWith = (tiles: readonly string[]) =>
  [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    // Mantine writes style attributes.
    "style-src 'self' 'unsafe-inline'",
    ["img-src 'self' data: blob:", ...tiles].join(' '),
    "font-src 'self' data:",
    ["connect-src 'self'", ...tiles].join(' '),
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

const HEADERS: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=(self)',
}

/** On every answer, errors included. */
export const securityHeaders = createMiddleware<DeskEnv>(async (c, next) => {
  await next()
  // A page whose address is a secret says less of where one comes from.
  const isSecretive = c.res.headers.get('referrer-policy') === 'no-referrer'
  for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value)
  c.res.headers.set('content-security-policy', policyWith(c.var.tileOrigins ?? []))
  if (isSecretive) c.res.headers.set('referrer-policy', 'no-referrer')
  if (!c.res.headers.has('x-request-id')) c.res.headers.set('x-request-id', c.var.requestId)
  if (c.req.path.startsWith('/api/') && !c.res.headers.has('cache-control')) {
    c.res.headers.set('cache-control', 'no-store')
  }
})

/**
 * Refuses what another site made a browser send. A browser always names the origin of a request that changes
 * something; programs, which name none, have no cookies to abuse.
 */
export function sameOrigin(publicUrl: string | null) {
  return createMiddleware<DeskEnv>(async (c, next) => {
    if (!/^(GET|HEAD|OPTIONS)$/.test(c.req.method) && !isOurs(c, publicUrl))
      throw new Refusal('foreign-origin')
    await next()
  })
}

function isOurs(c: Context<DeskEnv>, publicUrl: string | null): boolean {
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site')
  if (origin === undefined) return site === undefined || site === 'same-origin' || site === 'none'
  if (origin === publicUrl) return true
  const host = c.req.header('host')
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host
}

/** Doors that one could try keys at: `most` a minute from one address. */
export function slowDown(most: number) {
  const limit = rateLimit({ most, windowMs: 60_000 })
  return createMiddleware<DeskEnv>(async (c, next) => {
    const seconds = c.env?.local ? null : limit.refuse(addressOf(c), Date.now())
    if (seconds !== null) throw new Refusal('too-many', { seconds })
    await next()
  })
}

/** Whoever asks; behind a proxy of this machine, whom it names last. */
export function addressOf(c: Context<DeskEnv>): string {
  const address = c.env?.address ?? '127.0.0.1'
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return forwarded && /^(127\.|::1$|::ffff:127\.)/.test(address) ? forwarded : address
}
