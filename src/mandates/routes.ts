import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { CURRENCIES } from '../lib/money.ts'
import { Refusal } from '../lib/refusal.ts'
import { DayText, Id, NewPerson, Revision } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv, newIdIn, query } from '../platform/http.ts'
import { beyondLimits } from './limits.ts'
import { mandateOf, mandatesOf, mandatesOfPerson } from './list.ts'
import { CONTRIBUTION_KINDS, type MandateDraft, STAGES, type Stage, WHOLE_SHARE } from './mandate.ts'
import { deleteMandate, saveMandate, setStage } from './store.ts'

const NoDay = DayText.nullable().default(null)
const Line = z.string().trim().max(1000).default('')
const Count = z.int().min(0)

const MandateBody = z.object({
  what: z.string().trim().min(1).max(500),
  clientId: Id.nullable().default(null),
  organisation: Line,
  stage: z.enum(STAGES),
  amountCents: Count.nullable().default(null),
  per: z.enum(['whole', 'day']).default('whole'),
  daysHundredths: Count.nullable().default(null),
  currency: z.enum(CURRENCIES),
  chance: z.int().min(0).max(100).nullable().default(null),
  minutesSpent: Count.default(0),
  unexpected: z.boolean().default(false),
  heardOn: DayText,
  talkedOn: NoDay,
  proposedOn: NoDay,
  decidedOn: NoDay,
  deliveredOn: NoDay,
  paidOn: NoDay,
  place: Line,
  skills: z.array(z.string().trim().min(1).max(200)).max(100).default([]),
  languages: z.array(z.string().trim().min(1).max(35)).max(50).default([]),
  lostBecause: z.string().trim().max(10_000).default(''),
  note: z.string().max(100_000).default(''),
  contributions: z
    .array(
      z.object({
        id: Id,
        kind: z.enum(CONTRIBUTION_KINDS),
        label: Line,
        personIds: z.array(Id).max(1000).default([]),
        share: z.int().min(0).max(WHOLE_SHARE).default(0),
      }),
    )
    .max(1000)
    .default([]),
  people: z
    .array(z.object({ personId: Id, role: Line }))
    .max(200)
    .default([]),
  encounterIds: z.array(Id).max(500).default([]),
  newPeople: z.array(NewPerson).max(200).default([]),
  revision: Revision,
})

const StageBody = z.object({ stage: z.enum(STAGES), on: DayText })

const MandateQuery = z.object({
  /** One or several, with commas. */
  stage: z
    .string()
    .transform(text => text.split(','))
    .pipe(z.array(z.enum(STAGES)))
    .optional(),
  person: Id.optional(),
  from: DayText.optional(),
  to: DayText.optional(),
  q: z.string().max(500).optional(),
})

/** Mounted at /api/mandates. */
export const mandateRoutes = new Hono<DeskEnv>()
  .get('/', query(MandateQuery), async c => {
    const { stage, person: personId, from, to, q } = c.req.valid('query')
    const stages = stage as readonly Stage[] | undefined
    return c.json({ mandates: await mandatesOf(c.var.desk, { stages, personId, from, to, q }) })
  })
  .get('/of/:personId', async c =>
    c.json({ mandates: await mandatesOfPerson(c.var.desk, c.req.param('personId')) }),
  )
  .get('/:id', async c => c.json(await mandateOf(c.var.desk, c.req.param('id'))))
  .put('/:id', body(MandateBody), async c => {
    const draft: MandateDraft = { ...c.req.valid('json'), id: newIdIn(c) }
    refuseBeyondLimits(c, draft)
    return answerSaved(c, await saveMandate(c.var.desk, draft))
  })
  .post('/:id/stage', body(StageBody), async c => {
    const { stage, on } = c.req.valid('json')
    return answerSaved(c, await setStage(c.var.desk, { id: c.req.param('id'), stage, on }))
  })
  .delete('/:id', async c => {
    await deleteMandate(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })

function refuseBeyondLimits({ var: { t } }: Context<DeskEnv>, draft: MandateDraft): void {
  const beyond = beyondLimits(draft)
  if (beyond.length === 0) return
  throw new Refusal('invalid-input', { fields: beyond.map(limit => t(`mandates:beyond.${limit}`)) })
}
