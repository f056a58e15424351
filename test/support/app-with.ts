import { Hono } from 'hono'
import type { Desk } from '../../src/platform/desk.ts'
import { answerError, batchHeader, type DeskEnv } from '../../src/platform/http.ts'
import { openLog } from '../../src/platform/log.ts'
import { wordsIn } from '../../src/words.ts'

/** The routes of a slice as a signed-in request meets them, without a socket. */
export function appWith(path: string, routes: Hono<DeskEnv>, desk: Desk): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .onError(answerError)
    .use(async (c, next) => {
      c.set('requestId', 'test')
      c.set('log', openLog('silent'))
      c.set('t', wordsIn(desk.language).t)
      c.set('desk', desk)
      await next()
    })
    .use(batchHeader)
    .route(path, routes)
}

export function json(body: unknown, method: 'PUT' | 'POST' | 'PATCH' | 'DELETE' = 'PUT'): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
