import { join } from 'node:path'
import type { Hono } from 'hono'
import { createApp } from '../../src/app.ts'
import { openDuplicates } from '../../src/duplicates/find.ts'
import { openSourceRuns } from '../../src/history/source-runs.ts'
import { openImports } from '../../src/import/session.ts'
import { openExports } from '../../src/leaving/exports.ts'
import type { WriteLetter } from '../../src/owner/jobs.ts'
import { addDesk } from '../../src/platform/accounts.ts'
import { openBackups } from '../../src/platform/backups.ts'
import type { Database } from '../../src/platform/db/database.ts'
import type { DeskEnv } from '../../src/platform/http.ts'
import { type Live, openLive } from '../../src/platform/live.ts'
import { openLog } from '../../src/platform/log.ts'
import { openDoor } from '../../src/platform/outgoing.ts'
import { sealIn } from '../../src/platform/sealed.ts'
import { openSignIn, type SignIn } from '../../src/platform/sign-in.ts'

export const ORIGIN = 'http://localhost:4680'

export interface AppOn {
  app: Hono<DeskEnv>
  signIn: SignIn
  live: Live
  /** Another user with a desk of their own. */
  member: (name: string) => Promise<{ userId: string; deskId: string }>
  /** A session by link: what a browser would send along. */
  cookieOf: (userId: string) => Promise<string>
  /** As a page of the desk's own would ask. */
  ask: (path: string, options?: Asked) => Promise<Response>
}

interface Asked {
  method?: string
  cookie?: string
  body?: unknown
  headers?: Record<string, string>
}

const LETTER: WriteLetter = async () => ({
  subject: 'Votre matin',
  greeting: 'Bonjour,',
  sections: [
    { title: 'Ce matin', lines: [{ text: 'Écrire à Ana & Zoé', more: 'Six semaines depuis le café' }] },
    { title: 'Vide', lines: [] },
  ],
  closing: 'Bonne journée.',
  link: { text: 'Ouvrir le bureau', url: 'https://desk.example.org' },
})

let apps = 0

/** The whole application over a database, without a socket. */
export async function appOn(
  database: Database,
  { folder = '/nowhere', door = openDoor({ userAgent: 'Entregent/test' }) } = {},
): Promise<AppOn> {
  const log = openLog('silent')
  // Attempts are counted by address in the whole process: each application is asked from its own.
  const address = `10.0.0.${++apps}`
  const signIn = await openSignIn(database, { log, baseUrl: ORIGIN })
  const live = openLive(database)
  const vault = { database, seal: sealIn(folder) }
  const runs = openSourceRuns({ ...vault, door }, error => log.error({ err: error }, 'source not read'))
  const app = createApp({
    door,
    runs,
    vault,
    database,
    signIn: async () => signIn,
    log,
    live,
    imports: openImports(),
    duplicates: openDuplicates(),
    writeLetter: LETTER,
    exports: openExports(folder),
    backups: openBackups({ folder, file: join(folder, 'desk.db'), databaseUrl: null }),
    client: join(folder, 'dist'),
    publicUrl: null,
    version: '0.0.0',
    folder,
    address: () => ORIGIN,
  })
  return {
    app,
    signIn,
    live,
    member: async name => {
      const userId = await signIn.addUser(name)
      return { userId, deskId: await addDesk(database, userId, `${name}'s`) }
    },
    cookieOf: async userId => cookieIn(await signIn.useToken(await signIn.newToken(userId))),
    ask: async (path, { method = 'GET', cookie, body, headers = {} } = {}) =>
      app.request(
        path,
        {
          method,
          headers: {
            host: 'localhost:4680',
            ...(method === 'GET' ? {} : { origin: ORIGIN }),
            ...(cookie ? { cookie } : {}),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        },
        { address },
      ),
  }
}

/** The `Cookie` header that `Set-Cookie` lines amount to. */
export function cookieIn(setCookies: string[]): string {
  return setCookies.map(line => line.split(';')[0]).join('; ')
}
