import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { isDay } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { isUuid } from '../lib/uuid.ts'
import { body, type DeskEnv, query } from '../platform/http.ts'
import { CHANNELS, type EncounterView, FEELINGS, type FollowUpView, SIZES, SPHERES } from './encounter.ts'
import { deleteFollowUp, followUpsOf, saveFollowUp } from './follow-ups.ts'
import { encounterOf, encountersOf } from './list.ts'
import { deleteEncounter, saveEncounter } from './store.ts'

const Id = z.string().refine(isUuid, 'not a UUID')
const DayText = z.string().refine(isDay, 'not a day')

const FollowUpFields = {
  text: z.string().trim().min(1).max(2000),
  by: z.enum(['me', 'them']),
  personId: Id.nullable().default(null),
  dueOn: DayText.nullable().default(null),
  doneOn: DayText.nullable().default(null),
}

const NewPerson = z.object({ id: Id, name: z.string().trim().min(1).max(500) })

const Revision = z.string().max(100).optional()

const FollowUpBody = z.object({
  ...FollowUpFields,
  encounterId: Id.nullable().default(null),
  newPerson: NewPerson.nullable().optional(),
  revision: Revision,
})

const EncounterBody = z.object({
  day: DayText,
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .default(null),
  channel: z.enum(CHANNELS),
  size: z.enum(SIZES),
  minutes: z.int().min(0).max(10_000).nullable().default(null),
  personIds: z.array(Id).max(1000),
  place: z.string().trim().max(1000).default(''),
  sphere: z.enum(SPHERES).nullable().default(null),
  chosen: z.enum(['chosen', 'endured']).nullable().default(null),
  initiator: z.enum(['me', 'them']).nullable().default(null),
  feeling: z.literal(FEELINGS).nullable().default(null),
  note: z.string().max(100_000).default(''),
  planned: z.boolean().default(false),
  newPeople: z.array(NewPerson).max(1000).default([]),
  followUps: z
    .array(z.object({ id: Id, ...FollowUpFields }))
    .max(200)
    .default([]),
  revision: Revision,
})

const EncounterQuery = z.object({
  person: Id.optional(),
  from: DayText.optional(),
  to: DayText.optional(),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})

const FollowUpQuery = z.object({ open: z.literal('1').optional(), person: Id.optional() })

/** Mounted at /api/encounters. */
export const encounterRoutes = new Hono<DeskEnv>()
  .get('/', query(EncounterQuery), async c => {
    const { person: personId, from, to, cursor, limit } = c.req.valid('query')
    return c.json(await encountersOf(c.var.desk, { personId, from, to }, { cursor, limit }))
  })
  .get('/:id', async c => c.json(await encounterOf(c.var.desk, c.req.param('id'))))
  .put('/:id', body(EncounterBody), async c => {
    const draft = { ...c.req.valid('json'), id: newId(c.req.param('id')) }
    const { outcome, encounter } = await saveEncounter(c.var.desk, draft)
    if (outcome === 'stale') return stale(c, encounter)
    return c.json(encounter, outcome === 'created' ? 201 : 200)
  })
  .delete('/:id', async c => {
    await deleteEncounter(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })

/** Mounted at /api/follow-ups. */
export const followUpRoutes = new Hono<DeskEnv>()
  .get('/', query(FollowUpQuery), async c => {
    const { open, person: personId } = c.req.valid('query')
    return c.json(await followUpsOf(c.var.desk, { open: open === '1', personId }))
  })
  .put('/:id', body(FollowUpBody), async c => {
    const draft = { ...c.req.valid('json'), id: newId(c.req.param('id')) }
    const { outcome, followUp } = await saveFollowUp(c.var.desk, draft)
    return outcome === 'stale' ? stale(c, followUp) : c.json(followUp)
  })
  .delete('/:id', async c => {
    await deleteFollowUp(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })

function newId(id: string): string {
  if (!isUuid(id)) throw new Refusal('invalid-input', { fields: ['id: not a UUID'] })
  return id
}

/** The edit was made from an older state: both versions are the reader's to compare. */
function stale(c: Context<DeskEnv>, current: EncounterView | FollowUpView): Response {
  const { status, code } = new Refusal('stale')
  return c.json(
    { type: `about:blank#${code}`, status, code, detail: c.var.t('platform:refusal.stale'), current },
    status,
    {
      'content-type': 'application/problem+json; charset=utf-8',
    },
  )
}
