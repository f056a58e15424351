import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { CHANNELS } from '../encounters/encounter.ts'
import { isDay } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { isUuid } from '../lib/uuid.ts'
import { body, type DeskEnv, query } from '../platform/http.ts'
import { helpersFor } from './candidates.ts'
import { draftAsk } from './draft.ts'
import { needsForToday } from './for-today.ts'
import { needOf, needsOf } from './list.ts'
import { ANSWERS, NEED_KINDS, type NeedAskView, type NeedView } from './need.ts'
import { readAskSource } from './read-ask-source.ts'
import { deleteAsk, deleteNeed, saveAsk, saveNeed } from './store.ts'

const Id = z.string().refine(isUuid, 'not a UUID')
const DayText = z.string().refine(isDay, 'not a day')
const Revision = z.string().max(100).optional()

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
  newPerson: z
    .object({ id: Id, name: z.string().trim().min(1).max(500) })
    .nullable()
    .optional(),
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
    const draft = { ...c.req.valid('json'), id: newId(c.req.param('id')) }
    const { outcome, ask } = await saveAsk(c.var.desk, draft)
    if (outcome === 'stale') return stale(c, ask)
    return c.json(ask, outcome === 'created' ? 201 : 200)
  })
  .delete('/asks/:id', async c => {
    await deleteAsk(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
  .get('/:id', async c => c.json(await needOf(c.var.desk, c.req.param('id'))))
  .put('/:id', body(NeedBody), async c => {
    const draft = { ...c.req.valid('json'), id: newId(c.req.param('id')) }
    const { outcome, need } = await saveNeed(c.var.desk, draft)
    if (outcome === 'stale') return stale(c, need)
    return c.json(need, outcome === 'created' ? 201 : 200)
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

function newId(id: string): string {
  if (!isUuid(id)) throw new Refusal('invalid-input', { fields: ['id: not a UUID'] })
  return id
}

/** The edit was made from an older state: both versions are the reader's to compare. */
function stale(c: Context<DeskEnv>, current: NeedView | NeedAskView): Response {
  const { status, code } = new Refusal('stale')
  return c.json(
    { type: `about:blank#${code}`, status, code, detail: c.var.t('platform:refusal.stale'), current },
    status,
    { 'content-type': 'application/problem+json; charset=utf-8' },
  )
}
