import { Hono } from 'hono'
import type { DeskEnv } from '../platform/http.ts'

/** Mounted at /api/ideas. */
export const ideaRoutes = new Hono<DeskEnv>()

/** Mounted at /api/resonances. */
export const resonanceRoutes = new Hono<DeskEnv>()

/** Mounted at /api/kind-words. */
export const kindWordRoutes = new Hono<DeskEnv>()

/** Mounted at /api/testimonials. */
export const testimonialRoutes = new Hono<DeskEnv>()
