import { Hono } from 'hono'
import { z } from 'zod'
import { CHANNELS } from '../encounters/encounter.ts'
import { DayText, Id, NewPerson, Revision } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv, newIdIn, query } from '../platform/http.ts'
import { helpersFor } from './candidates.ts'
import { draftAsk } from './draft.ts'
import { needsForToday } from './for-today.ts'
import { needOf, needsOf } from './list.ts'
import { ANSWERS, NEED_KINDS } from './need.ts'
import { readAskSource } from './read-ask-source.ts'
import { deleteAsk, deleteNeed, saveAsk, saveNeed } from './store.ts'

const NeedBody = z.object({
  kind: z.enum(NEED_KINDS),
  what: z.string().trim().min(1).max(500),
  skills: z.array(z.string().trim().min(1).max(100)).max(20).default([]),
  organisation: z.string().trim().max(300).default(''),
  place: z.string().trim().max(200).default(''),
  note: z.string().max(10_000).default(''),
  statedOn: DayText,
  closedOn: DayText.nullable().default(null),
  outcome: z.enum(['met', 'dropped']).nullable().default(null),
  cameOf: z.string().trim().max(2000).default(''),
  revision: Revision,
})

const AskBody = z.object({
  needId: Id,
  personId: Id,
  askedOn: DayText,
  how: z.enum(CHANNELS),
  message: z.string().max(10_000).default(''),
  answer: z.enum(ANSWERS).default('waiting'),
  answeredOn: DayText.nullable().default(null),
  ledToId: Id.nullable().default(null),
  note: z.string().trim().max(2000).default(''),
  newPerson: NewPerson.nullable().optional(),
  encounter: z
    .object({ id: Id, note: z.string().max(2000) })
    .nullable()
    .optional(),
  revision: Revision,
})

const NeedsQuery = z.object({ open: z.literal('1').optional() })

/** Mounted at /api/needs. */
export const needRoutes = new Hono<DeskEnv>()
  .get('/', query(NeedsQuery), async c =>
    c.json(await needsOf(c.var.desk, { open: c.req.valid('query').open === '1' })),
  )
  .get('/today', async c => c.json(needsForToday(await needsOf(c.var.desk, { open: true }))))
  .put('/asks/:id', body(AskBody), async c => {
    const draft = { ...c.req.valid('json'), id: newIdIn(c) }
    return answerSaved(c, await saveAsk(c.var.desk, draft))
  })
  .delete('/asks/:id', async c => {
    await deleteAsk(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
  .get('/:id', async c => c.json(await needOf(c.var.desk, c.req.param('id'))))
  .put('/:id', body(NeedBody), async c => {
    const draft = { ...c.req.valid('json'), id: newIdIn(c) }
    return answerSaved(c, await saveNeed(c.var.desk, draft))
  })
  .delete('/:id', async c => {
    await deleteNeed(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
  .get('/:id/helpers', async c => {
    const need = await needOf(c.var.desk, c.req.param('id'))
    const except = need.asks.map(({ personId }) => personId)
    return c.json(await helpersFor(c.var.desk, need, { except }))
  })
  .get('/:id/draft/:personId', async c => {
    const { desk, t } = c.var
    const need = await needOf(desk, c.req.param('id'))
    const { source, ...reach } = await readAskSource(desk, need, c.req.param('personId'))
    return c.json({ ...draftAsk(need, source, { today: desk.today(), t }), ...reach })
  })
