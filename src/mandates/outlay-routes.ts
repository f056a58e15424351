import { Hono } from 'hono'
import { z } from 'zod'
import { CURRENCIES } from '../lib/money.ts'
import { DayText, Revision } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv, newIdIn } from '../platform/http.ts'
import { MOST_CENTS } from './limits.ts'
import { OUTLAY_PER } from './outlay.ts'
import { deleteOutlay, outlaysOf, saveOutlay } from './outlays.ts'

const OutlayBody = z
  .object({
    label: z.string().trim().min(1).max(1000),
    per: z.enum(OUTLAY_PER),
    cents: z.int().min(1).max(MOST_CENTS),
    currency: z.enum(CURRENCIES),
    fromOn: DayText,
    toOn: DayText.nullable().default(null),
    note: z.string().trim().max(10_000).default(''),
    revision: Revision,
  })
  .refine(({ per, fromOn, toOn }) => per === 'once' || toOn === null || toOn >= fromOn, {
    path: ['toOn'],
    message: 'before fromOn',
  })

/** Mounted at /api/outlays. */
export const outlayRoutes = new Hono<DeskEnv>()
  .get('/', async c => c.json({ outlays: await outlaysOf(c.var.desk) }))
  .put('/:id', body(OutlayBody), async c =>
    answerSaved(c, await saveOutlay(c.var.desk, { ...c.req.valid('json'), id: newIdIn(c) })),
  )
  .delete('/:id', async c => {
    await deleteOutlay(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
