import { Hono } from 'hono'
import type { DeskEnv } from '../platform/http.ts'

/** Mounted at /api/leaps. */
export const leapRoutes = new Hono<DeskEnv>()
