import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { Refusal } from '../lib/refusal.ts'
import { isTimeZone } from '../lib/time-zone.ts'
import type { Database } from '../platform/db/database.ts'
import { DayText, Id, NewPerson, Revision } from '../platform/fields.ts'
import { killGuestLinks, livingGuestLinks, makeGuestLink } from '../platform/guest-links.ts'
import { answerSaved, answerStale, body, type DeskEnv, newIdIn } from '../platform/http.ts'
import { type MastermindView, SESSION_STATES } from './mastermind.ts'
import { nextToCalendar } from './mastermind-calendar.ts'
import { closeSession } from './mastermind-closing.ts'
import { deletePromise, type Of, saveNote, savePromise, saveSession } from './mastermind-sessions.ts'
import {
  deleteMastermind,
  orderMembers,
  removeMember,
  saveMastermind,
  saveMember,
} from './mastermind-store.ts'
import { mastermindOf, mastermindsOf } from './masterminds.ts'
import { RHYTHMS, rhythmsFrom } from './rhythm.ts'

interface Parts {
  database: Database
  publicUrl: string | null
  /** Where links lead, once it is known. */
  address: () => string
}

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const Zone = z.string().refine(isTimeZone, 'not a time zone')
const MemberFields = {
  personId: Id.nullable().default(null),
  name: z.string().trim().max(500).default(''),
  zone: Zone.nullable().default(null),
  newPerson: NewPerson.nullable().optional(),
}
const isNamed = ({ personId, name, isOwner }: { personId: string | null; name: string; isOwner?: boolean }) =>
  personId !== null || name !== '' || isOwner === true

const MastermindBody = z
  .object({
    name: z.string().trim().min(1).max(300),
    rhythm: z.enum(RHYTHMS),
    since: DayText,
    time: Clock,
    zone: Zone,
    minutes: z.int().min(15).max(480),
    turnMinutes: z.int().min(1).max(240),
    link: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)]).default(''),
    note: z.string().max(10_000).default(''),
    archived: z.boolean().default(false),
    members: z
      .array(
        z
          .object({ id: Id, ...MemberFields, isOwner: z.boolean().default(false) })
          .refine(isNamed, { path: ['name'], message: 'somebody without a name' }),
      )
      .max(50)
      .default([]),
    revision: Revision,
  })
  .refine(({ rhythm, since }) => rhythmsFrom(since).includes(rhythm), {
    path: ['rhythm'],
    message: 'the first day is none of it',
  })
const MemberBody = z
  .object(MemberFields)
  .refine(isNamed, { path: ['name'], message: 'somebody without a name' })
const OrderBody = z.object({ order: z.array(Id).max(100) })
const SessionBody = z.object({
  day: DayText,
  time: Clock,
  regularDay: DayText.nullable().default(null),
  state: z.enum(SESSION_STATES),
  note: z.string().max(20_000).default(''),
  absent: z.array(Id).max(100).default([]),
  revision: Revision,
})
const NoteBody = z.object({ memberId: Id, text: z.string().trim().max(20_000) })
const PromiseBody = z.object({
  memberId: Id,
  text: z.string().trim().min(1).max(2000),
  kept: z.boolean().nullable().default(null),
})
const CloseBody = z.object({
  channel: z.enum(['video', 'in-person']),
  minutes: z.int().min(1).max(1440),
  absent: z.array(Id).max(100).default([]),
  encounterId: Id,
})

/** Mounted at /api/masterminds. */
export function mastermindRoutes({ database, publicUrl, address }: Parts): Hono<DeskEnv> {
  const linkedBy = ({ desk }: DeskEnv['Variables']) =>
    livingGuestLinks(database, { deskId: desk.id, kind: 'mastermind', now: desk.now() })

  /** With which of its members have a link that opens. */
  const withLinks = async (c: Context<DeskEnv>, view: MastermindView) => {
    const linked = await linkedBy(c.var)
    return { ...view, linked: view.members.map(({ id }) => id).filter(id => linked.has(id)) }
  }
  const answer = async (c: Context<DeskEnv>, view: MastermindView) => c.json(await withLinks(c, view))
  const keyOf = ({ desk }: DeskEnv['Variables'], rowId: string) =>
    ({ deskId: desk.id, kind: 'mastermind', rowId, now: desk.now() }) as const

  /** A link is made, or killed, for members only. */
  const guestOf = async (c: Context<DeskEnv>): Promise<string> => {
    const { members } = await mastermindOf(c.var.desk, idIn(c, 'id'))
    const member = members.find(({ id }) => id === c.req.param('memberId'))
    if (!member || member.isOwner) throw new Refusal('not-found', { what: 'mastermind_member' })
    return member.id
  }

  return new Hono<DeskEnv>()
    .get('/', async c => c.json({ masterminds: await mastermindsOf(c.var.desk) }))
    .get('/:id', async c => answer(c, await mastermindOf(c.var.desk, idIn(c, 'id'))))
    .put('/:id', body(MastermindBody), async c => {
      const draft = { ...c.req.valid('json'), id: newIdIn(c) }
      const { outcome, view } = await saveMastermind(c.var.desk, draft)
      return answerSaved(c, { outcome, view: await withLinks(c, view) })
    })
    .delete('/:id', async c => {
      const { id, members } = await mastermindOf(c.var.desk, idIn(c, 'id'))
      await deleteMastermind(c.var.desk, id)
      for (const member of members) await killGuestLinks(database, keyOf(c.var, member.id))
      return c.body(null, 204)
    })
    .post('/:id/calendar', async c => answer(c, await nextToCalendar(c.var.desk, idIn(c, 'id'))))
    .put('/:id/members', body(OrderBody), async c =>
      answer(c, await orderMembers(c.var.desk, idIn(c, 'id'), c.req.valid('json').order)),
    )
    .put('/:id/members/:memberId', body(MemberBody), async c => {
      const member = { ...c.req.valid('json'), id: newIdIn(c, 'memberId'), isOwner: false }
      return answer(c, await saveMember(c.var.desk, idIn(c, 'id'), member))
    })
    .delete('/:id/members/:memberId', async c => {
      const memberId = await guestOf(c)
      const view = await removeMember(c.var.desk, idIn(c, 'id'), memberId)
      await killGuestLinks(database, keyOf(c.var, memberId))
      return answer(c, view)
    })
    .post('/:id/members/:memberId/link', async c => {
      const memberId = await guestOf(c)
      const token = await makeGuestLink(database, { ...keyOf(c.var, memberId), days: null })
      return c.json({ url: `${publicUrl ?? address()}/cercle/${token}` }, 201)
    })
    .delete('/:id/members/:memberId/link', async c => {
      await killGuestLinks(database, keyOf(c.var, await guestOf(c)))
      return c.body(null, 204)
    })
    .put('/:id/sessions/:sessionId', body(SessionBody), async c => {
      const draft = { ...c.req.valid('json'), id: newIdIn(c, 'sessionId') }
      const { outcome, view } = await saveSession(c.var.desk, idIn(c, 'id'), draft)
      if (outcome === 'stale') return answerStale(c, view)
      return c.json(view, outcome === 'created' ? 201 : 200)
    })
    .put('/:id/sessions/:sessionId/notes/:noteId', body(NoteBody), async c => {
      const note = { ...c.req.valid('json'), id: newIdIn(c, 'noteId') }
      return answer(c, await saveNote(c.var.desk, ofIn(c), note))
    })
    .put('/:id/sessions/:sessionId/promises/:promiseId', body(PromiseBody), async c => {
      const promise = { ...c.req.valid('json'), id: newIdIn(c, 'promiseId') }
      return answer(c, await savePromise(c.var.desk, ofIn(c), promise))
    })
    .delete('/:id/sessions/:sessionId/promises/:promiseId', async c =>
      answer(c, await deletePromise(c.var.desk, ofIn(c), idIn(c, 'promiseId'))),
    )
    .post('/:id/sessions/:sessionId/close', body(CloseBody), async c =>
      answer(c, await closeSession(c.var.desk, ofIn(c), c.req.valid('json'))),
    )
}

function ofIn(c: Context<DeskEnv>): Of {
  return { mastermindId: idIn(c, 'id'), sessionId: idIn(c, 'sessionId') }
}

function idIn(c: Context<DeskEnv>, name: string): string {
  return c.req.param(name) ?? ''
}
