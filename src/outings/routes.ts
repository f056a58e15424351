import { Hono } from 'hono'
import { z } from 'zod'
import { isPosition } from '../lib/geo/position.ts'
import { CURRENCIES } from '../lib/money.ts'
import { DayText, Id, NewPerson, Revision } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv, newIdIn, query } from '../platform/http.ts'
import { EVENT_KINDS } from './event.ts'
import { proposeListed } from './match-listed.ts'
import { AGAIN, OUTING_ORIGINS, OUTING_ROLES, OUTING_STATES } from './outing.ts'
import { addOutingPeople, deleteOutingPerson, saveOutingPerson } from './outing-people.ts'
import { outingsOfPerson } from './person-outings.ts'
import { briefOf } from './read-brief.ts'
import { broughtByOuting, broughtLately } from './read-brought.ts'
import { choicesBetween, proposeMonth } from './read-choice.ts'
import { guessFor } from './read-guess.ts'
import { salonRoutes } from './salon-routes.ts'
import { deleteOuting, keepMonth, outingOf, outingsOf, saveOuting } from './store.ts'

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const Line = z.string().trim().max(1000).default('')
const Minutes = z.int().min(0).max(20_000).nullable().default(null)

const Aim = z.object({
  id: Id,
  text: z.string().trim().min(1).max(1000),
  personId: Id.nullable().default(null),
  reached: z.boolean().nullable().default(null),
})

const OutingBody = z
  .object({
    eventId: Id.nullable().default(null),
    occurrence: z.string().max(40).default(''),
    title: z.string().trim().min(1).max(500),
    kind: z.enum(EVENT_KINDS).default('other'),
    day: DayText,
    time: Clock.nullable().default(null),
    endDay: DayText,
    endTime: Clock.nullable().default(null),
    place: Line,
    address: Line,
    placeId: Id.nullable().default(null),
    position: z
      .object({ lat: z.number(), lon: z.number() })
      .refine(isPosition, 'not on Earth')
      .nullable()
      .default(null),
    isOnline: z.boolean().default(false),
    state: z.enum(OUTING_STATES),
    cost: z
      .object({ cents: z.int().min(0).max(2_000_000_000), currency: z.enum(CURRENCIES) })
      .nullable()
      .default(null),
    travelMinutes: Minutes,
    minutes: Minutes,
    feeling: z.literal([1, 2, 3, 4, 5]).nullable().default(null),
    again: z.enum(AGAIN).nullable().default(null),
    note: z.string().max(20_000).default(''),
    aims: z.array(Aim).max(20).default([]),
    revision: Revision,
  })
  .refine(({ day, endDay }) => day <= endDay, { path: ['endDay'], message: 'ends before it begins' })

const OutingPersonBody = z
  .object({
    personId: Id.nullable().default(null),
    name: z.string().trim().max(500).default(''),
    organisation: Line,
    role: z.enum(OUTING_ROLES),
    origin: z.enum(OUTING_ORIGINS).default('typed'),
    isNew: z.boolean().default(false),
    word: Line,
    metAt: z.iso.datetime().nullable().default(null),
    encounterId: Id.nullable().default(null),
    newPerson: NewPerson.nullable().default(null),
    revision: Revision,
  })
  .refine(({ personId, name }) => personId !== null || name !== '', { path: ['name'], message: 'nobody' })

const MOST_PASTED = 200_000

const ListBody = z.union([
  z.object({ text: z.string().min(1).max(MOST_PASTED) }),
  z.object({
    people: z
      .array(
        z.object({
          id: Id,
          personId: Id.nullable(),
          name: z.string().trim().max(500),
          organisation: Line,
          origin: z.enum(OUTING_ORIGINS).default('list'),
        }),
      )
      .min(1)
      .max(500),
  }),
])

const SpanQuery = z
  .object({ from: DayText, to: DayText })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'ends before it begins' })

const MonthBody = z
  .object({ from: DayText, to: DayText, budgetHours: z.number().min(0).max(1000).nullable().default(null) })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'ends before it begins' })

const MonthKept = z.object({
  outings: z
    .array(z.intersection(OutingBody, z.object({ id: Id })))
    .min(1)
    .max(2),
})

/** Mounted at /api/outings. */
export const outingRoutes = new Hono<DeskEnv>()
  .get('/', query(SpanQuery), async c =>
    c.json({ outings: await outingsOf(c.var.desk, c.req.valid('query')) }),
  )
  .get('/choice', query(SpanQuery), async c => c.json(await choicesBetween(c.var.desk, c.req.valid('query'))))
  .post('/month', body(MonthBody), async c => {
    const { budgetHours, ...month } = c.req.valid('json')
    return c.json(await proposeMonth(c.var.desk, { month, budgetHours }))
  })
  .post('/month/kept', body(MonthKept), async c =>
    c.json({ outings: await keepMonth(c.var.desk, c.req.valid('json').outings) }),
  )
  .get('/brought', async c => c.json({ outings: await broughtLately(c.var.desk) }))
  .get('/with/:personId', async c =>
    c.json({ outings: await outingsOfPerson(c.var.desk, c.req.param('personId')) }),
  )
  .route('/', salonRoutes)
  .get('/:id', async c => c.json(await outingOf(c.var.desk, c.req.param('id'))))
  .put('/:id', body(OutingBody), async c =>
    answerSaved(c, await saveOuting(c.var.desk, { ...c.req.valid('json'), id: newIdIn(c) })),
  )
  .delete('/:id', async c => {
    await deleteOuting(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
  .put('/:id/people/:personRowId', body(OutingPersonBody), async c => {
    const outing = { id: newIdIn(c, 'personRowId'), outingId: c.req.param('id') }
    return answerSaved(c, await saveOutingPerson(c.var.desk, { ...c.req.valid('json'), ...outing }))
  })
  .delete('/:id/people/:personRowId', async c => {
    await deleteOutingPerson(c.var.desk, c.req.param('id'), c.req.param('personRowId'))
    return c.body(null, 204)
  })
  .post('/:id/expected', body(ListBody), async c => {
    const { desk } = c.var
    const { id } = await outingOf(desk, c.req.param('id'))
    const said = c.req.valid('json')
    if ('text' in said) {
      const { value, problems } = await proposeListed(desk, said.text)
      return c.json({ proposals: value, problems })
    }
    const people = said.people.map(person => ({ ...NOT_MET, ...person, outingId: id }))
    return c.json({ added: await addOutingPeople(desk, id, people) })
  })
  .get('/:id/guess', async c => {
    const { desk } = c.var
    return c.json({ guesses: await guessFor(desk, await outingOf(desk, c.req.param('id'))) })
  })
  .get('/:id/brief', async c => c.json(await briefOf(c.var.desk, c.req.param('id'))))
  .get('/:id/brought', async c => c.json(await broughtByOuting(c.var.desk, c.req.param('id'))))

const NOT_MET = {
  role: 'expected' as const,
  isNew: false,
  word: '',
  metAt: null,
  encounterId: null,
}
