import { Hono } from 'hono'
import { z } from 'zod'
import { DayText, Id, NewPerson, Revision } from '../platform/fields.ts'
import { answerStale, body, type DeskEnv, newIdIn, query } from '../platform/http.ts'
import { CHANNELS, FEELINGS, SIZES, SPHERES } from './encounter.ts'
import { deleteFollowUp, followUpsOf, saveFollowUp } from './follow-ups.ts'
import { encounterOf, encountersOf } from './list.ts'
import { deleteEncounter, saveEncounter } from './store.ts'

const FollowUpFields = {
  text: z.string().trim().min(1).max(2000),
  by: z.enum(['me', 'them']),
  personId: Id.nullable().default(null),
  dueOn: DayText.nullable().default(null),
  doneOn: DayText.nullable().default(null),
}

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
    const draft = { ...c.req.valid('json'), id: newIdIn(c) }
    const { outcome, encounter } = await saveEncounter(c.var.desk, draft)
    if (outcome === 'stale') return answerStale(c, encounter)
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
    const draft = { ...c.req.valid('json'), id: newIdIn(c) }
    const { outcome, followUp } = await saveFollowUp(c.var.desk, draft)
    return outcome === 'stale' ? answerStale(c, followUp) : c.json(followUp)
  })
  .delete('/:id', async c => {
    await deleteFollowUp(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
