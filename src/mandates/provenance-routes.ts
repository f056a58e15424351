import { Hono } from 'hono'
import { z } from 'zod'
import { DayText, Id } from '../platform/fields.ts'
import { type DeskEnv, query } from '../platform/http.ts'
import { COUNTED_BY, provenanceOf } from './provenance.ts'
import { mandatesBehind, provenanceRows } from './provenance-store.ts'

const PeriodQuery = z.object({
  from: DayText.optional(),
  to: DayText.optional(),
  by: z.enum(COUNTED_BY).default('heard'),
})

/** Asked at once when a figure is opened. */
const MOST_BEHIND = 50

const BehindQuery = z.object({
  ids: z
    .string()
    .transform(text => text.split(','))
    .pipe(z.array(Id).max(MOST_BEHIND)),
})

/** Mounted at /api/provenance. */
export const provenanceRoutes = new Hono<DeskEnv>()
  .get('/', query(PeriodQuery), async c => {
    const { desk } = c.var
    const { from = null, to = null, by } = c.req.valid('query')
    const period = { from, to, by }
    return c.json(provenanceOf(await provenanceRows(desk, period), period, desk.today()))
  })
  .get('/mandates', query(BehindQuery), async c => {
    return c.json(await mandatesBehind(c.var.desk, c.req.valid('query').ids))
  })
