import { Hono } from 'hono'
import type { DeskEnv } from '../platform/http.ts'

export const balanceRoutes = new Hono<DeskEnv>()
