import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { isDay } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { isUuid } from '../lib/uuid.ts'
import { body, type DeskEnv, query } from '../platform/http.ts'
import { RETURN_LETTERS } from './draft-return.ts'
import { FAVOUR_KINDS, type FavourView, OCCASIONS, THANKS_WAYS } from './favour.ts'
import { askIntroduction, connectIntroduction, dropIntroduction, openIntroductions } from './introductions.ts'
import { cursorOf, favourOf, favoursOf, namesOf } from './ledger.ts'
import { connectionLetter, returnLetter, thanksLetter } from './read-letters.ts'
import { reciprocityOver, reciprocityWith } from './read-reciprocity.ts'
import { thanksDue } from './read-thanks.ts'
import { deleteFavour, saveFavour } from './store.ts'
import { answerThanks, thanksOfMandate } from './thanks-store.ts'

const Id = z.string().refine(isUuid, 'not a UUID')
const DayText = z.string().refine(isDay, 'not a day')
const NewPerson = z.object({ id: Id, name: z.string().trim().min(1).max(500) })
const DirectionText = z.enum(['given', 'received'])

const FavourBody = z.object({
  direction: DirectionText,
  kind: z.enum(FAVOUR_KINDS),
  personId: Id,
  aboutId: Id.nullable().default(null),
  mandateId: Id.nullable().default(null),
  encounterId: Id.nullable().default(null),
  day: DayText,
  note: z.string().trim().max(10_000).default(''),
  newPeople: z.array(NewPerson).max(10).default([]),
  revision: z.string().max(100).optional(),
})

const LedgerQuery = z.object({
  person: Id.optional(),
  mandate: Id.optional(),
  encounter: Id.optional(),
  direction: DirectionText.optional(),
  kind: z.enum(FAVOUR_KINDS).optional(),
  from: DayText.optional(),
  to: DayText.optional(),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})

const About = {
  id: Id,
  personId: Id,
  occasion: z.enum(OCCASIONS),
  mandateId: Id.nullable().default(null),
  favourId: Id.nullable().default(null),
}

const AnswerBody = z.discriminatedUnion('answer', [
  z.object({
    ...About,
    answer: z.literal('said'),
    how: z.enum(THANKS_WAYS),
    encounterId: Id,
    note: z.string().max(10_000).default(''),
    day: DayText.optional(),
  }),
  z.object({ ...About, answer: z.literal('declined') }),
  z.object({ ...About, answer: z.literal('later'), until: DayText }),
])

const DraftQuery = z.object({
  person: Id,
  occasion: z.enum(OCCASIONS),
  mandate: Id.optional(),
  favour: Id.optional(),
  way: z.enum(THANKS_WAYS),
  client: z.enum(['0', '1']).optional(),
})

const LetterQuery = z.object({ kind: z.enum(RETURN_LETTERS), other: Id.optional() })

const IntroductionBody = z.object({
  personId: Id,
  otherId: Id,
  personFollowUpId: Id,
  otherFollowUpId: Id,
})

/** Mounted at /api/favours. */
export const favourRoutes = new Hono<DeskEnv>()
  .get('/', query(LedgerQuery), async c => {
    const { person, mandate, encounter, limit, ...rest } = c.req.valid('query')
    const filters = { ...rest, personId: person, mandateId: mandate, encounterId: encounter }
    const found = await favoursOf(c.var.desk, { ...filters, limit: limit + 1 })
    const favours = found.slice(0, limit)
    const last = favours.at(-1)
    return c.json({ favours, next: last && found.length > limit ? cursorOf(last) : null })
  })
  .get('/:id', async c => c.json(await favourOf(c.var.desk, c.req.param('id'))))
  .put('/:id', body(FavourBody), async c => {
    const draft = { ...c.req.valid('json'), id: newId(c.req.param('id')) }
    const { outcome, favour } = await saveFavour(c.var.desk, draft)
    if (outcome === 'stale') return stale(c, favour)
    return c.json(favour, outcome === 'created' ? 201 : 200)
  })
  .delete('/:id', async c => {
    await deleteFavour(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })

/** Mounted at /api/thanks. */
export const thanksRoutes = new Hono<DeskEnv>()
  .get('/', async c => c.json(await thanksDue(c.var.desk)))
  .get('/draft', query(DraftQuery), async c => {
    const { person, mandate, favour, client, ...rest } = c.req.valid('query')
    const asked = {
      ...rest,
      personId: person,
      mandateId: mandate ?? null,
      favourId: favour ?? null,
      namesClient: client === undefined ? undefined : client === '1',
    }
    return c.json(await thanksLetter(c.var.desk, asked, c.var.t))
  })
  .get('/mandate/:mandateId', async c => {
    const mandateId = c.req.param('mandateId')
    const due = await thanksDue(c.var.desk)
    const kept = await thanksOfMandate(c.var.desk, mandateId)
    return c.json({ due: due.filter(({ mandate }) => mandate?.id === mandateId), kept })
  })
  .post('/', body(AnswerBody), async c => {
    const outcome = await answerThanks(c.var.desk, c.req.valid('json'))
    return c.json({ outcome }, outcome === 'answered' ? 201 : 200)
  })

/** Mounted at /api/reciprocity. */
export const reciprocityRoutes = new Hono<DeskEnv>()
  .get('/', async c => c.json(await reciprocityOver(c.var.desk)))
  .get('/introductions', async c => c.json(await openIntroductions(c.var.desk)))
  .get('/introductions/letter/:personId/:otherId', async c => {
    const { personId, otherId } = c.req.param()
    return c.json(await connectionLetter(c.var.desk, [personId, otherId], c.var.t))
  })
  .put('/introductions/:id', body(IntroductionBody), async c => {
    const { desk, t } = c.var
    const draft = { ...c.req.valid('json'), id: newId(c.req.param('id')) }
    const named = await namesOf(desk, [draft.personId, draft.otherId])
    const texts = {
      person: t('reciprocity:intro.promise', { other: named(draft.otherId).name }),
      other: t('reciprocity:intro.promise', { other: named(draft.personId).name }),
    }
    const outcome = await askIntroduction(desk, { ...draft, texts })
    return c.json({ outcome }, outcome === 'created' ? 201 : 200)
  })
  .post('/introductions/:id/connect', body(z.object({ favourId: Id })), async c => {
    const { favourId } = c.req.valid('json')
    await connectIntroduction(c.var.desk, { id: c.req.param('id'), favourId })
    return c.body(null, 204)
  })
  .delete('/introductions/:id', async c => {
    await dropIntroduction(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
  .get('/:personId', async c => c.json(await reciprocityWith(c.var.desk, c.req.param('personId'))))
  .get('/:personId/letter', query(LetterQuery), async c => {
    const { kind, other } = c.req.valid('query')
    const asked = { personId: c.req.param('personId'), otherId: other ?? null, kind }
    return c.json(await returnLetter(c.var.desk, asked, c.var.t))
  })

function newId(id: string): string {
  if (!isUuid(id)) throw new Refusal('invalid-input', { fields: ['id: not a UUID'] })
  return id
}

/** The edit was made from an older state: both versions are the reader's to compare. */
function stale(c: Context<DeskEnv>, current: FavourView): Response {
  const { status, code } = new Refusal('stale')
  return c.json(
    { type: `about:blank#${code}`, status, code, detail: c.var.t('platform:refusal.stale'), current },
    status,
    { 'content-type': 'application/problem+json; charset=utf-8' },
  )
}
