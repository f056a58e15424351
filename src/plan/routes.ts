import { Hono } from 'hono'
import type { DeskEnv } from '../platform/http.ts'

export const planRoutes = new Hono<DeskEnv>()
