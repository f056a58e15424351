import { Hono } from 'hono'
import type { DeskEnv } from '../platform/http.ts'
import { dormantOf, introductionsIn, networkGraph, peopleNetwork } from './network-store.ts'

/** Mounted at /api/people-network. */
export const peopleNetworkRoutes = new Hono<DeskEnv>()
  .get('/', async c => c.json(await peopleNetwork(c.var.desk)))
  .get('/graph', async c => c.json(await networkGraph(c.var.desk)))
  .get('/dormant', async c => c.json(await dormantOf(c.var.desk)))
  .get('/introductions', async c => c.json({ trees: await introductionsIn(c.var.desk) }))
