import { Hono } from 'hono'
import type { Database } from '../platform/db/database.ts'
import type { DeskEnv } from '../platform/http.ts'

/** Mounted at /passage: what a peer sees, who has no account. */
export function peerRoutes(_: { database: Database }): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
}
