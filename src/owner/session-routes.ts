import { Hono } from 'hono'
import { z } from 'zod'
import { Refusal } from '../lib/refusal.ts'
import type { Database } from '../platform/db/database.ts'
import { lastSeq } from '../platform/desk.ts'
import { body, type DeskEnv } from '../platform/http.ts'
import type { SignIn } from '../platform/sign-in.ts'
import { settingsView } from './routes.ts'

const Password = z.object({
  email: z.email().max(200),
  password: z.string().max(200),
  current: z.string().max(200).optional(),
})

interface Parts {
  database: Database
  signIn: () => Promise<SignIn>
  version: string
}

/** Mounted at /api/session, and reached without a session: `c.var.member` says whether there is one. */
export function sessionRoutes({ database, signIn, version }: Parts): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get('/', async c => {
      const { member, desk } = c.var
      const accounts = await signIn()
      if (!member) return c.json({ signedIn: false, firstRun: !(await accounts.someoneCanSignIn()) })
      // Before all else is read: what changes from here on is told by /api/changes?since=.
      const seq = await lastSeq(desk)
      const { userId: _, ...user } = await accounts.describe(member.userId)
      const settings = await settingsView(database, desk)
      return c.json({ signedIn: true, desk: member.desk, user, settings, version, seq })
    })
    .post('/password', body(Password), async c => {
      if (!c.var.member) throw new Refusal('not-signed-in')
      await (await signIn()).setPassword(c.req.raw.headers, c.req.valid('json'))
      return c.body(null, 204)
    })
    .post('/sign-out', async c => {
      const cookies = await (await signIn()).signOut(c.req.raw.headers)
      for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
      return c.body(null, 204)
    })
}
