import { Hono } from 'hono'
import type { DeskEnv } from '../platform/http.ts'

/** Mounted at /api/needs. */
export const needRoutes = new Hono<DeskEnv>()
