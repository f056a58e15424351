import { Hono } from 'hono'
import { z } from 'zod'
import { daysBetween } from '../lib/day.ts'
import { DayText } from '../platform/fields.ts'
import { type DeskEnv, query } from '../platform/http.ts'
import { logFigures, mixedTiesOf } from './log-store.ts'
import { lastFullWeeks } from './weekly.ts'
import { withdrawalNow } from './withdrawal-now.ts'

const FEW_WEEKS = 4
const MOST_DAYS = 3 * 366

const SpanQuery = z
  .object({ from: DayText.optional(), to: DayText.optional() })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), { message: 'both or neither' })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'before it begins',
  })
  .refine(({ from, to }) => from === undefined || to === undefined || daysBetween(from, to) < MOST_DAYS, {
    path: ['to'],
    message: 'more than three years',
  })

/** Mounted at /api/balance/log. */
export const logRoutes = new Hono<DeskEnv>()
  .get('/', query(SpanQuery), async c => {
    const { desk } = c.var
    const { from, to } = c.req.valid('query')
    return c.json(await logFigures(desk, from && to ? { from, to } : lastFullWeeks(desk.today(), FEW_WEEKS)))
  })
  .get('/mixed', query(SpanQuery), async c => {
    const { desk } = c.var
    const { from, to } = c.req.valid('query')
    const span = from && to ? { from, to } : lastFullWeeks(desk.today(), FEW_WEEKS)
    return c.json({ people: await mixedTiesOf(desk, span) })
  })
  .get('/word', async c => c.json({ withdrawal: await withdrawalNow(c.var.desk) }))
