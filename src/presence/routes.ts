import { Hono } from 'hono'
import { z } from 'zod'
import { daysBetween } from '../lib/day.ts'
import { DayText, Id, Revision } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv, newIdIn, query } from '../platform/http.ts'
import { HALF_KINDS, HALVES } from './half-day.ts'
import { deleteHalfDay, saveHalfDay } from './half-days.ts'
import { weekOver } from './read-week.ts'

const MOST_DAYS = 62

const SpanQuery = z
  .object({ from: DayText, to: DayText })
  .refine(({ from, to }) => from <= to && daysBetween(from, to) < MOST_DAYS, {
    path: ['to'],
    message: `1 to ${MOST_DAYS} days`,
  })

const HalfDayBody = z.object({
  day: DayText,
  half: z.enum(HALVES),
  kind: z.enum(HALF_KINDS),
  place: z.string().trim().max(300).default(''),
  placeId: Id.nullable().default(null),
  standingId: Id.nullable().default(null),
  energy: z
    .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
    .nullable()
    .default(null),
  output: z.string().trim().max(2000).default(''),
  billedMinutes: z.int().min(0).max(1440).nullable().default(null),
  company: z.boolean().nullable().default(null),
  revision: Revision,
})

/** Mounted at /api/half-days. */
export const halfDayRoutes = new Hono<DeskEnv>()
  .get('/', query(SpanQuery), async c => c.json(await weekOver(c.var.desk, c.req.valid('query'))))
  .put('/:id', body(HalfDayBody), async c =>
    answerSaved(c, await saveHalfDay(c.var.desk, { ...c.req.valid('json'), id: newIdIn(c) })),
  )
  .delete('/:id', async c => {
    await deleteHalfDay(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
