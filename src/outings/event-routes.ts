import { Hono } from 'hono'
import type { DeskEnv } from '../platform/http.ts'
import type { Door } from '../platform/outgoing.ts'

interface Parts {
  /** To other hosts, for what owners allow. */
  door: Door
}

export function eventRoutes(_parts: Parts): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
}
