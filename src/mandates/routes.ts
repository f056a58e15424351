import { Hono } from 'hono'
import type { DeskEnv } from '../platform/http.ts'

/** Mounted at /api/mandates. */
export const mandateRoutes = new Hono<DeskEnv>()
