import { Hono } from 'hono'
import type { Database } from '../platform/db/database.ts'
import type { DeskEnv } from '../platform/http.ts'

interface Parts {
  database: Database
  publicUrl: string | null
  /** Where links lead, once it is known. */
  address: () => string
}

/** Mounted at /api/handovers. */
export function handoverRoutes(_: Parts): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
}
