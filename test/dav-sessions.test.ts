import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import type { Device } from '../src/dav/request.ts'
import { encounterRoutes, followUpRoutes } from '../src/encounters/routes.ts'
import { peopleRoutes } from '../src/people/routes.ts'
import type { Database } from '../src/platform/db/database.ts'
import type { Desk } from '../src/platform/desk.ts'
import type { DeskEnv } from '../src/platform/http.ts'
import { LAG, PROJECTORS } from '../src/projectors.ts'
import { appWith } from './support/app-with.ts'
import { inProcess, newDevice } from './support/dav/in-process.ts'
import { type Answered, type Ask, play, readSession, type Session } from './support/dav/player.ts'
import { onEveryDatabase } from './support/on-every-database.ts'

const FOLDER = join(import.meta.dirname, 'dav')
const FILES = readdirSync(FOLDER).filter(name => name.endsWith('.http'))

/** What the screen asks goes to the desk's own routes: `SCREEN GET /api/…`. */
function screenOf(database: Database, desk: Desk): Ask {
  const routes = new Hono<DeskEnv>()
    .route('/people', peopleRoutes)
    .route('/encounters', encounterRoutes)
    .route('/follow-ups', followUpRoutes)
  const app = appWith('/api', routes, desk)
  return async ({ method, path, headers, body }) => {
    await database.settle(desk.id)
    const init = { method: method.replace('SCREEN ', ''), headers }
    const answer = await app.request(path, body === '' ? init : { ...init, body })
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() }
  }
}

/** Everybody of the session: `@device`, and `@device2` whose requests say `As: second`. */
async function played(session: Session, database: Database, desk: Desk): Promise<Record<string, string>> {
  const { settings } = session
  const groups = (settings.groups ?? null) as Device['groups'] | null
  const first = await newDevice(database, desk, settings.device ?? 'a device', groups)
  const second = settings.device2 ? await newDevice(database, desk, settings.device2) : null
  const screen = screenOf(database, desk)
  const server = inProcess(database, desk)
  const ask: Ask = async step => {
    if (step.method.startsWith('SCREEN ')) return screen(step)
    const { as, ...said } = step.headers
    const isSecond = as === 'second' && second !== null
    const agent = isSecond ? settings.agent2 : settings.agent
    const headers: Record<string, string> = {
      'user-agent': agent ?? 'recorded',
      authorization: isSecond ? second.authorization : first.authorization,
      ...said,
    }
    if (headers.authorization === 'none') delete headers.authorization
    const {
      status,
      headers: told,
      body,
    } = await server.send(step.method, step.path, {
      headers,
      ...(step.body === '' ? {} : { body: step.body }),
    })
    return { status, headers: told, body: body.toString() } satisfies Answered
  }
  try {
    return await play(session, ask, { user: first.user })
  } finally {
    server.close()
  }
}

onEveryDatabase(
  PROJECTORS,
  (newDesk, database) => {
    describe('what clients send, and what they must be answered:', () => {
      test.each(FILES)('%s', async file => {
        const session = readSession(join(FOLDER, file))
        const desk = await newDesk({ language: 'en' })
        expect(Object.keys(await played(session, database(), desk)).length).toBeGreaterThan(1)
      })
    })
  },
  { lag: LAG },
)
