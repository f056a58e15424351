import { Hono } from 'hono'
import type { DeskEnv } from '../platform/http.ts'

export const networkRoutes = new Hono<DeskEnv>()
