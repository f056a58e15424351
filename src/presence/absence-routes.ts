import { Hono } from 'hono'
import { z } from 'zod'
import { daysBetween } from '../lib/day.ts'
import { DayText, Revision } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv, newIdIn } from '../platform/http.ts'
import { ABSENCE_KINDS } from './absence.ts'
import { absencesOf, deleteAbsence, saveAbsence } from './absences.ts'

const MOST_DAYS = 1000

const AbsenceBody = z
  .object({
    fromDay: DayText,
    untilDay: DayText,
    kind: z.enum(ABSENCE_KINDS).default('holiday'),
    note: z.string().trim().max(2000).default(''),
    revision: Revision,
  })
  .refine(({ fromDay, untilDay }) => fromDay <= untilDay && daysBetween(fromDay, untilDay) < MOST_DAYS, {
    path: ['untilDay'],
    message: `1 to ${MOST_DAYS} days`,
  })

/** Mounted at /api/absences. */
export const absenceRoutes = new Hono<DeskEnv>()
  .get('/', async c => c.json({ absences: await absencesOf(c.var.desk) }))
  .put('/:id', body(AbsenceBody), async c =>
    answerSaved(c, await saveAbsence(c.var.desk, { ...c.req.valid('json'), id: newIdIn(c) })),
  )
  .delete('/:id', async c => {
    await deleteAbsence(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
