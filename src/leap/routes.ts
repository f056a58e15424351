import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { uuidv7 } from '../lib/uuid.ts'
import { DayText, Id, Revision } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv, newIdIn } from '../platform/http.ts'
import { firstSteps } from './first-steps.ts'
import { LEAP_KINDS, type LeapStep } from './leap.ts'
import { LINE_KEYS } from './lines.ts'
import { leapOf, leapsOf, stepOf } from './list.ts'
import { readReadiness } from './read-readiness.ts'
import { stepText } from './step-text.ts'
import { deleteLeap, deleteStep, promiseStep, saveLeap, saveStep } from './store.ts'

const LeapBody = z
  .object({
    kind: z.enum(LEAP_KINDS),
    leavesOn: DayText,
    town: z.string().trim().max(200).default(''),
    field: z.string().trim().max(300).default(''),
    note: z.string().max(10_000).default(''),
    begunOn: DayText,
    closedOn: DayText.nullable().default(null),
    revision: Revision,
  })
  .refine(({ kind, town }) => kind !== 'move' || town !== '', { path: ['town'] })

const StepBody = z
  .object({
    leapId: Id,
    position: z.int().min(0).max(10_000).default(0),
    line: z.enum(['', ...LINE_KEYS]).default(''),
    text: z.string().trim().max(1000).default(''),
    dueOn: DayText,
    doneOn: DayText.nullable().default(null),
    revision: Revision,
  })
  .refine(({ line, text }) => line !== '' || text !== '', { path: ['text'] })

/** Mounted at /api/leaps. */
export const leapRoutes = new Hono<DeskEnv>()
  .get('/', async c => c.json(await leapsOf(c.var.desk)))
  .put('/steps/:id', body(StepBody), async c => {
    const draft = { ...c.req.valid('json'), id: newIdIn(c) }
    return answerSaved(c, await saveStep(c.var.desk, draft, await said(c, draft)))
  })
  .put('/steps/:id/promise', body(z.object({ followUpId: Id })), async c => {
    const { followUpId: id } = c.req.valid('json')
    const step = await stepOf(c.var.desk, c.req.param('id'))
    return c.json(await promiseStep(c.var.desk, step.id, { id, text: await said(c, step) }))
  })
  .delete('/steps/:id', async c => {
    const step = await stepOf(c.var.desk, c.req.param('id'))
    await deleteStep(c.var.desk, step.id, await said(c, step))
    return c.body(null, 204)
  })
  .get('/:id', async c => c.json(await leapOf(c.var.desk, c.req.param('id'))))
  .put('/:id', body(LeapBody), async c => {
    const { desk } = c.var
    const draft = { ...c.req.valid('json'), id: newIdIn(c) }
    const today = desk.today()
    const steps = firstSteps(draft, { today, newId: () => uuidv7(desk.now()) })
    return answerSaved(c, await saveLeap(desk, draft, steps))
  })
  .delete('/:id', async c => {
    await deleteLeap(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
  .get('/:id/readiness', async c => {
    const leap = await leapOf(c.var.desk, c.req.param('id'))
    return c.json(await readReadiness(c.var.desk, leap))
  })

/** What a step says, in the reader's language. */
async function said(c: Context<DeskEnv>, step: Pick<LeapStep, 'leapId' | 'line' | 'text'>): Promise<string> {
  if (step.text !== '') return step.text
  const { town } = await leapOf(c.var.desk, step.leapId)
  return stepText(step, town, c.var.t)
}
