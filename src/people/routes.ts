import { Hono } from 'hono'
import { z } from 'zod'
import { Refusal } from '../lib/refusal.ts'
import { isUuid } from '../lib/uuid.ts'
import { Id } from '../platform/fields.ts'
import { answerStale, body, type DeskEnv, query } from '../platform/http.ts'
import { archivePeople, deletePeople, setCircle, tagPeople, untagPeople } from './bulk.ts'
import { confirmRemoved, putBack, removedPeople } from './guard.ts'
import { facets, listPeople, names, reachable } from './list.ts'
import { cardOctets, photoOf } from './octets.ts'
import { reachedBy } from './paper/reached-by.ts'
import { readCard } from './paper/read-card.ts'
import { CIRCLES, type Circle, RELATIONS } from './person.ts'
import { PersonBody } from './person-body.ts'
import { saidIn } from './problem-words.ts'
import { readText } from './read-text.ts'
import { findPeople } from './search.ts'
import { personDetail, savePerson } from './store.ts'
import { deleteTie, saveTie } from './ties.ts'

const CIRCLE = z.coerce.number().refine((value): value is Circle => CIRCLES.includes(value as Circle))

const ListQuery = z.object({
  q: z.string().max(200).optional(),
  relation: z.enum(RELATIONS).optional(),
  tag: z.string().optional(),
  town: z.string().optional(),
  trade: z.enum(['inside', 'outside']).optional(),
  circle: CIRCLE.optional(),
  met: z.union([z.literal('never'), z.coerce.number().int().min(1).max(36_500)]).optional(),
  archived: z.enum(['0', '1']).default('0'),
  sort: z.enum(['name', 'recent', 'best']).default('best'),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
})

const FindQuery = z.object({
  q: z.string().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(50).default(8),
})

const Bulk = z.object({
  ids: z.array(Id).min(1).max(100_000),
  action: z.enum(['tag', 'untag', 'circle', 'archive', 'unarchive', 'delete']),
  value: z.union([z.string().max(200), z.number(), z.null()]).optional(),
})

const TieBody = z.object({
  otherId: Id,
  otherIs: z.string().max(200),
  personIs: z.string().max(200),
})

const RemovedDecision = z.object({
  /** The name of the device that took them away. */
  device: z.string().min(1).max(200),
  action: z.enum(['confirm', 'put-back']),
})

const Reaching = z.object({
  mails: z.array(z.string().max(5000)).max(20),
  phones: z.array(z.string().max(5000)).max(20),
})

const VersionQuery = z.object({ version: z.enum(['3.0', '4.0']).optional() })

export const peopleRoutes = new Hono<DeskEnv>()
  .get('/', query(ListQuery), async c => {
    const { q, archived, sort, offset, limit, ...filters } = c.req.valid('query')
    const list = { ...filters, text: q, archived: archived === '1' }
    return c.json(await listPeople(c.var.desk, list, { sort, offset, limit }))
  })
  .get('/find', query(FindQuery), async c => {
    const { q, limit } = c.req.valid('query')
    return c.json(await findPeople(c.var.desk, q, limit))
  })
  .get('/names', async c => c.json(await names(c.var.desk)))
  .get('/reachable', async c => c.json(await reachable(c.var.desk)))
  .get('/facets', async c => c.json(await facets(c.var.desk)))
  .post('/read', body(z.object({ text: z.string().max(100_000) })), async c => {
    const { contact, problems } = readText(c.req.valid('json').text)
    return c.json({ contact, problems: problems.map(problem => saidIn(c.var.t, problem)) })
  })
  .post('/paper', async c => {
    const photo = new Uint8Array(await c.req.arrayBuffer())
    return c.json(await readCard(c.var.desk, photo, c.req.raw.signal))
  })
  .post('/reached', body(Reaching), async c => c.json(await reachedBy(c.var.desk, c.req.valid('json'))))
  .post('/bulk', body(Bulk), async c => {
    const { desk } = c.var
    const { ids, action, value } = c.req.valid('json')
    const text = typeof value === 'string' ? value : ''
    const changes: Record<typeof action, () => Promise<number>> = {
      tag: () => tagPeople(desk, ids, text),
      untag: () => untagPeople(desk, ids, text),
      circle: () => setCircle(desk, ids, circleOf(value)),
      archive: () => archivePeople(desk, ids, true),
      unarchive: () => archivePeople(desk, ids, false),
      delete: () => deletePeople(desk, ids),
    }
    return c.json({ count: await changes[action]() })
  })
  .get('/removed', async c => c.json(await removedPeople(c.var.desk)))
  .post('/removed', body(RemovedDecision), async c => {
    const { device, action } = c.req.valid('json')
    const decide = action === 'confirm' ? confirmRemoved : putBack
    return c.json({ count: await decide(c.var.desk, device) })
  })
  .get('/:id', async c => {
    const person = await personDetail(c.var.desk, idOf(c.req.param('id')))
    if (!person) throw new Refusal('not-found')
    return c.json(person)
  })
  .put('/:id', body(PersonBody), async c => {
    const { desk } = c.var
    const id = idOf(c.req.param('id'))
    const { revision = null, ...draft } = c.req.valid('json')
    const current = await personDetail(desk, id)
    if (current && revision !== null && revision !== current.revision) return answerStale(c, current)
    const saved = await savePerson(desk, { id, ...draft }, revision)
    return c.json(await personDetail(desk, id), saved === 'created' ? 201 : 200)
  })
  .get('/:id/photo', async c => {
    const photo = await photoOf(c.var.desk, idOf(c.req.param('id')))
    if (!photo) throw new Refusal('not-found')
    const isSafe = SAFE_IMAGES.has(photo.mediaType)
    return c.body(new Uint8Array(photo.bytes), 200, {
      'content-type': isSafe ? photo.mediaType : 'application/octet-stream',
      'content-disposition': isSafe ? 'inline' : 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      etag: `"${photo.hash}"`,
      'cache-control':
        c.req.query('h') === photo.hash ? 'private, max-age=31536000, immutable' : 'private, no-cache',
    })
  })
  .get('/:id/card.vcf', query(VersionQuery), async c => {
    const octets = await cardOctets(c.var.desk, idOf(c.req.param('id')), c.req.valid('query').version)
    if (!octets) throw new Refusal('not-found')
    return c.body(new Uint8Array(octets), 200, {
      'content-type': 'text/vcard; charset=utf-8',
      // The page names the file after the person.
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
    })
  })
  .put('/:id/ties/:tieId', body(TieBody), async c => {
    const tie = { id: idOf(c.req.param('tieId')), personId: idOf(c.req.param('id')), ...c.req.valid('json') }
    const saved = await saveTie(c.var.desk, tie)
    return c.json(tie, saved === 'created' ? 201 : 200)
  })
  .delete('/:id/ties/:tieId', async c => {
    await deleteTie(c.var.desk, idOf(c.req.param('id')), idOf(c.req.param('tieId')))
    return c.body(null, 204)
  })

const SAFE_IMAGES: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
])

/** @throws Refusal `not-found` for what can be the id of nothing. */
function idOf(text: string): string {
  if (!isUuid(text)) throw new Refusal('not-found')
  return text
}

function circleOf(value: unknown): Circle | null {
  if (value === null || value === '' || value === undefined) return null
  const circle = CIRCLE.safeParse(value)
  if (!circle.success) throw new Refusal('invalid-input', { fields: ['value'] })
  return circle.data
}
