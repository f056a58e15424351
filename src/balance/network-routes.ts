import { Hono } from 'hono'
import type { DeskEnv } from '../platform/http.ts'

export const peopleNetworkRoutes = new Hono<DeskEnv>()
