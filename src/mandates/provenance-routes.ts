import { Hono } from 'hono'
import type { DeskEnv } from '../platform/http.ts'

/** Mounted at /api/provenance. */
export const provenanceRoutes = new Hono<DeskEnv>()
