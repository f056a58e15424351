import { Hono } from 'hono'
import { z } from 'zod'
import { DayText, Id, Revision } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv, newIdIn } from '../platform/http.ts'
import { HALF_KINDS, HALVES } from './half-day.ts'
import { deleteStanding, saveStanding, standingOf } from './standing-store.ts'

const StandingBody = z
  .object({
    weekday: z.int().min(1).max(7),
    half: z.enum(HALVES),
    what: z.string().trim().min(1).max(300),
    kind: z.enum(HALF_KINDS).default('elsewhere'),
    place: z.string().trim().max(300).default(''),
    placeId: Id.nullable().default(null),
    everyWeeks: z.union([z.literal(1), z.literal(2)]).default(1),
    since: DayText,
    until: DayText.nullable().default(null),
    isProtected: z.boolean().default(true),
    isCompany: z.boolean().default(false),
    note: z.string().max(2000).default(''),
    personIds: z.array(Id).max(50).default([]),
    revision: Revision,
  })
  .refine(({ since, until }) => until === null || since <= until, {
    path: ['until'],
    message: 'before it begins',
  })

/** Mounted at /api/standing. */
export const standingRoutes = new Hono<DeskEnv>()
  .get('/', async c => c.json({ standing: await standingOf(c.var.desk) }))
  .put('/:id', body(StandingBody), async c =>
    answerSaved(c, await saveStanding(c.var.desk, { ...c.req.valid('json'), id: newIdIn(c) })),
  )
  .delete('/:id', async c => {
    await deleteStanding(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
