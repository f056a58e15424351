import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { sql } from 'kysely'
import { z } from 'zod'
import { Refusal } from '../lib/refusal.ts'
import type { Backups } from './backups.ts'
import type { Database } from './db/database.ts'
import { body, type DeskEnv } from './http.ts'
import { jobRuns } from './jobs.ts'
import type { SignIn } from './sign-in.ts'

interface Parts {
  database: Database
  backups: Backups
  signIn: () => Promise<SignIn>
  folder: string
  version: string
  address: () => string
}

const ForWhom = z.object({ email: z.email().max(200).optional() })

/** What only who sits at the machine may ask. Nobody else is told that it is there. */
export const machineOnly = createMiddleware<DeskEnv>(async (c, next) => {
  if (!c.env?.local) throw new Refusal('not-found')
  await next()
})

/** Mounted at /api/machine. */
export function machineRoutes({ database, backups, signIn, folder, version, address }: Parts): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .use(machineOnly)
    .post('/link', body(ForWhom), async c => {
      const { email } = c.req.valid('json')
      const accounts = await signIn()
      const userId = email === undefined ? c.var.member?.userId : await accounts.userWith(email)
      if (!userId) throw new Refusal('nobody-with-mail', { email: email ?? '' })
      return c.json({ link: `${address()}/sign-in?token=${await accounts.newToken(userId)}` })
    })
    .get('/', async c => {
      const { dialect, system } = database
      const { rows } = await sql<{
        version: number
      }>`select max(version) as version from schema_version`.execute(system)
      const check = dialect === 'sqlite' ? await quickCheck(database) : 'PostgreSQL'
      const count = async (table: 'person' | 'encounter') => {
        const { db, id } = c.var.desk
        const { n } = await db
          .selectFrom(table)
          .select(eb => eb.fn.countAll<number>().as('n'))
          .where('deskId', '=', id)
          .executeTakeFirstOrThrow()
        return n
      }
      return c.json({
        folder,
        dialect,
        program: version,
        version: rows[0]?.version ?? 0,
        check,
        people: await count('person'),
        encounters: await count('encounter'),
        jobs: await jobRuns(database, c.var.desk.id),
        backups: backups.view(),
      })
    })
}

async function quickCheck({ system }: Database): Promise<string> {
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check`.execute(system.withoutPlugins())
  return rows.map(row => row.quick_check).join('; ')
}
