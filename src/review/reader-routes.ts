import { Hono } from 'hono'
import type { Database } from '../platform/db/database.ts'
import type { DeskEnv } from '../platform/http.ts'

interface Parts {
  database: Database
  /** Where links lead, once it is known. */
  address: () => string
}

export function readerRoutes(_parts: Parts): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
}
