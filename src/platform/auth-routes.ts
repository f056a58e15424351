import type { MiddlewareHandler } from 'hono'
import { Hono } from 'hono'
import { Refusal } from '../lib/refusal.ts'
import { IP_HEADER } from './address-header.ts'
import { addressOf } from './guards.ts'
import type { DeskEnv } from './http.ts'
import type { SignIn } from './sign-in.ts'

/** `/sign-in?token=…`: the one-time link. Without a token, or once refused, the page itself speaks. */
export function signInByLink(signIn: () => Promise<SignIn>): MiddlewareHandler<DeskEnv> {
  return async (c, next) => {
    const token = c.req.query('token')
    if (token === undefined) return next()
    try {
      for (const cookie of await (await signIn()).useToken(token))
        c.header('Set-Cookie', cookie, { append: true })
    } catch (error) {
      const isBrowser = c.req.header('accept')?.includes('text/html')
      if (error instanceof Refusal && isBrowser) return c.redirect(`/sign-in?refused=${error.code}`, 303)
      throw error
    }
    return c.redirect('/', 303)
  }
}

/** Mounted at /api/auth: better-auth's own answers. The one thing that tells us to wait says so as HTTP does. */
export function authRoutes(signIn: () => Promise<SignIn>): Hono<DeskEnv> {
  return new Hono<DeskEnv>().all('/*', async c => {
    const headers = new Headers(c.req.raw.headers)
    headers.set(IP_HEADER, addressOf(c))
    const answer = await (await signIn()).handle(new Request(c.req.raw, { headers }))
    const wait = answer.headers.get('x-retry-after')
    if (answer.status === 429 && wait) throw new Refusal('too-many', { seconds: Number(wait) })
    return answer
  })
}
