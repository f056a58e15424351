import { Hono } from 'hono'
import { z } from 'zod'
import { namesOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { DayText, Id, NewPerson, Revision } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv, newIdIn, query } from '../platform/http.ts'
import { RETURN_DRAFTS } from './draft-return.ts'
import { FAVOUR_KINDS, OCCASIONS, THANKS_WAYS } from './favour.ts'
import { askIntroduction, connectIntroduction, dropIntroduction, openIntroductions } from './introductions.ts'
import { cursorOf, favourOf, favoursOf } from './ledger.ts'
import { connectionDraft, returnDraft, thanksDraft } from './read-drafts.ts'
import { reciprocityOver, reciprocityWith } from './read-reciprocity.ts'
import { thanksDue } from './read-thanks.ts'
import { deleteFavour, saveFavour } from './store.ts'
import { answerThanks, thanksOfMandate } from './thanks-store.ts'

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
  revision: Revision,
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

const ReturnQuery = z.object({ kind: z.enum(RETURN_DRAFTS), other: Id.optional() })

const IntroductionBody = z.object({
  personId: Id,
  otherId: Id,
  personFollowUpId: Id,
  otherFollowUpId: Id,
})

interface Parts {
  /** Whom the owner ever asked something of, as slices to the right know it. */
  everAsked: (desk: Desk) => Promise<ReadonlySet<string>>
}

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
    const draft = { ...c.req.valid('json'), id: newIdIn(c) }
    return answerSaved(c, await saveFavour(c.var.desk, draft))
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
    return c.json(await thanksDraft(c.var.desk, asked, c.var.t))
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
export function reciprocityRoutes({ everAsked }: Parts): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get('/', async c => c.json(await reciprocityOver(c.var.desk, await everAsked(c.var.desk))))
    .get('/introductions', async c => c.json(await openIntroductions(c.var.desk)))
    .get('/introductions/draft/:personId/:otherId', async c => {
      const { personId, otherId } = c.req.param()
      return c.json(await connectionDraft(c.var.desk, [personId, otherId], c.var.t))
    })
    .put('/introductions/:id', body(IntroductionBody), async c => {
      const { desk, t } = c.var
      const draft = { ...c.req.valid('json'), id: newIdIn(c) }
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
    .get('/:personId/draft', query(ReturnQuery), async c => {
      const { kind, other } = c.req.valid('query')
      const asked = { personId: c.req.param('personId'), otherId: other ?? null, kind }
      return c.json(await returnDraft(c.var.desk, asked, c.var.t))
    })
}
