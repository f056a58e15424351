import { Hono } from 'hono'
import { z } from 'zod'
import { CURRENCIES } from '../lib/money.ts'
import { DayText, Id, NewPerson, Revision } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv, newIdIn } from '../platform/http.ts'
import { CLUB_KINDS, COST_PER, SESSION_STATES } from './club.ts'
import { addMembers, clubsOfPerson, removeMember } from './members.ts'
import { clubDetail, everyClub } from './read-club.ts'
import { leaveOut, possibleIn } from './read-possible.ts'
import { deleteSession, saveSession } from './sessions.ts'
import { clubOf, deleteClub, saveClub } from './store.ts'
import { clubsToday } from './today.ts'

const ClubBody = z.object({
  name: z.string().trim().min(1).max(300),
  kind: z.enum(CLUB_KINDS).default('other'),
  place: z.string().trim().max(1000).default(''),
  placeId: Id.nullable().default(null),
  rule: z.string().max(100).default(''),
  since: DayText,
  until: DayText.nullable().default(null),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .default(null),
  minutes: z.int().min(1).max(1440).nullable().default(null),
  outsideTrade: z.boolean().default(true),
  costCents: z.int().min(0).max(2_000_000_000).nullable().default(null),
  costPer: z.enum(COST_PER).default('year'),
  currency: z.enum(CURRENCIES),
  note: z.string().max(10_000).default(''),
  archived: z.boolean().default(false),
  revision: Revision,
})

const MembersBody = z.object({
  people: z
    .array(z.object({ id: Id, personId: Id, role: z.string().trim().max(200).default('') }))
    .min(1)
    .max(200),
  newPeople: z.array(NewPerson).max(200).default([]),
})

const SessionBody = z.object({
  clubId: Id,
  day: DayText,
  state: z.enum(SESSION_STATES),
  attendance: z
    .object({
      id: Id,
      personIds: z.array(Id).max(200),
      newPeople: z.array(NewPerson).max(200).default([]),
      note: z.string().max(10_000).default(''),
    })
    .nullable()
    .default(null),
  revision: Revision,
})

const LeftOutBody = z.object({ personId: Id })

/** Mounted at /api/clubs. */
export const clubRoutes = new Hono<DeskEnv>()
  .get('/', async c => c.json(await everyClub(c.var.desk)))
  .get('/today', async c => c.json(await clubsToday(c.var.desk)))
  .get('/of/:personId', async c => c.json(await clubsOfPerson(c.var.desk, c.req.param('personId'))))
  .put('/sessions/:id', body(SessionBody), async c =>
    answerSaved(c, await saveSession(c.var.desk, { ...c.req.valid('json'), id: newIdIn(c) })),
  )
  .delete('/sessions/:id', async c => {
    await deleteSession(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
  .put('/left-out/:id', body(LeftOutBody), async c => {
    await leaveOut(c.var.desk, { ...c.req.valid('json'), id: newIdIn(c) })
    return c.body(null, 204)
  })
  .get('/:id', async c => c.json(await clubDetail(c.var.desk, c.req.param('id'))))
  .put('/:id', body(ClubBody), async c =>
    answerSaved(c, await saveClub(c.var.desk, { ...c.req.valid('json'), id: newIdIn(c) })),
  )
  .delete('/:id', async c => {
    await deleteClub(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
  .put('/:id/people', body(MembersBody), async c =>
    c.json(await addMembers(c.var.desk, c.req.param('id'), c.req.valid('json'))),
  )
  .delete('/:id/people/:personId', async c => {
    await removeMember(c.var.desk, c.req.param('id'), c.req.param('personId'))
    return c.body(null, 204)
  })
  .get('/:id/possible', async c => {
    const { id } = await clubOf(c.var.desk, c.req.param('id'))
    return c.json(await possibleIn(c.var.desk, id))
  })
