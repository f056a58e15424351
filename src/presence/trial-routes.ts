import { Hono } from 'hono'
import { z } from 'zod'
import { daysBetween } from '../lib/day.ts'
import { CURRENCIES } from '../lib/money.ts'
import { DayText, Id, Revision } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv, newIdIn } from '../platform/http.ts'
import { comparisonOf } from './read-comparison.ts'
import { BASELINE_WEEKS, DECISIONS, MOST_BASELINE_WEEKS, MOST_TRIAL_DAYS, TRIAL_KINDS } from './trial.ts'
import { deleteTrial, saveTrial, trialOf, trialsOf } from './trials.ts'

const TrialBody = z
  .object({
    what: z.string().trim().min(1).max(300),
    kind: z.enum(TRIAL_KINDS),
    placeId: Id.nullable().default(null),
    clubId: Id.nullable().default(null),
    startsOn: DayText,
    endsOn: DayText,
    baselineWeeks: z.int().min(1).max(MOST_BASELINE_WEEKS).default(BASELINE_WEEKS),
    costCents: z.int().min(0).max(2_000_000_000).nullable().default(null),
    currency: z.enum(CURRENCIES),
    hoped: z.string().trim().max(2000).default(''),
    decision: z.enum(DECISIONS).nullable().default(null),
    concludedOn: DayText.nullable().default(null),
    verdict: z.string().trim().max(2000).default(''),
    revision: Revision,
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn && daysBetween(startsOn, endsOn) < MOST_TRIAL_DAYS, {
    path: ['endsOn'],
    message: `1 to ${MOST_TRIAL_DAYS} days`,
  })

/** Mounted at /api/trials. */
export const trialRoutes = new Hono<DeskEnv>()
  .get('/', async c => c.json({ trials: await trialsOf(c.var.desk) }))
  .get('/:id', async c => c.json(await trialOf(c.var.desk, c.req.param('id'))))
  .get('/:id/comparison', async c => c.json(await comparisonOf(c.var.desk, c.req.param('id'))))
  .put('/:id', body(TrialBody), async c =>
    answerSaved(c, await saveTrial(c.var.desk, { ...c.req.valid('json'), id: newIdIn(c) })),
  )
  .delete('/:id', async c => {
    await deleteTrial(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
