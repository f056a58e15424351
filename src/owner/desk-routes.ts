import { Hono } from 'hono'
import { z } from 'zod'
import { desksAndMembers } from '../platform/accounts.ts'
import type { Database } from '../platform/db/database.ts'
import { body, type DeskEnv } from '../platform/http.ts'
import { machineOnly } from '../platform/machine-routes.ts'
import type { SignIn } from '../platform/sign-in.ts'
import { openNewDesk } from './desks.ts'

const NewDesk = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.email().max(200),
  language: z.enum(['fr', 'en']),
})

interface Parts {
  database: Database
  signIn: () => Promise<SignIn>
  address: () => string
}

/** Mounted at /api/machine/desks: the desks of the database, for who sits at the machine. */
export function deskRoutes({ database, signIn, address }: Parts): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .use(machineOnly)
    .get('/', async c => c.json(await desksAndMembers(database)))
    .post('/', body(NewDesk), async c => {
      const { name, email, language } = c.req.valid('json')
      const accounts = await signIn()
      const { userId, desk } = await openNewDesk(database, accounts, {
        name,
        owner: { name, email },
        language,
        timeZone: c.var.desk.timeZone,
      })
      const link = `${address()}/sign-in?token=${await accounts.newToken(userId)}`
      return c.json({ ...desk, email: email.toLowerCase(), link }, 201)
    })
}
