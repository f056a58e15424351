import { Hono } from 'hono'
import type { DeskEnv } from '../platform/http.ts'

/** Mounted at /api/favours. */
export const favourRoutes = new Hono<DeskEnv>()

/** Mounted at /api/thanks. */
export const thanksRoutes = new Hono<DeskEnv>()

/** Mounted at /api/reciprocity. */
export const reciprocityRoutes = new Hono<DeskEnv>()
