import { Hono } from 'hono'
import type { TFunction } from 'i18next'
import { z } from 'zod'
import { Refusal } from '../lib/refusal.ts'
import { feedAddress } from '../outings/feed.ts'
import { readSettings } from '../owner/store.ts'
import { Revision } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv, newIdIn } from '../platform/http.ts'
import type { Door } from '../platform/outgoing.ts'
import { tryMailbox } from './read-source.ts'
import { SOURCE_KINDS, type SourceShown, type SourceView } from './source.ts'
import type { SourceRuns } from './source-runs.ts'
import { keepSourceSecret, type SourceVault, sourceSecret } from './source-secrets.ts'
import { deleteSource, readFromBeginning, saveSource, sourceOf, sourcesOf } from './sources.ts'

interface Parts {
  vault: SourceVault
  runs: SourceRuns
  door: Door
}

const Line = z.string().trim().max(300)
const Host = Line.regex(/^[\w.:-]+$/, 'not a host')
const Port = z.int().min(1).max(65_535)

const SourceBody = z.object({
  kind: z.enum(SOURCE_KINDS),
  name: Line.default(''),
  host: Line.default(''),
  port: Port.default(993),
  user: Line.default(''),
  isPaused: z.boolean().default(false),
  /** The address of a calendar, the password of a mailbox. Absent: as it was. Never read back. */
  secret: z.string().max(2000).optional(),
  revision: Revision,
})

const Trial = z.object({
  id: z.string(),
  host: Host,
  port: Port,
  user: Line.min(1),
  secret: z.string().max(2000).optional(),
})

/** Mounted at /api/sources. */
export function sourceRoutes({ vault, runs, door }: Parts) {
  const shown = (deskId: string, view: SourceView, t: TFunction): SourceShown => ({
    ...view,
    problem:
      view.problem &&
      t(`platform:refusal.${view.problem.code}` as 'platform:refusal.gone', view.problem.params),
    run: runs.of(deskId, view.id),
  })
  return new Hono<DeskEnv>()
    .get('/', async c => {
      const { desk, t } = c.var
      const { outgoing } = await readSettings(desk)
      const sources = (await sourcesOf(desk)).map(view => shown(desk.id, view, t))
      return c.json({ sources, allowed: outgoing.allowed })
    })
    .post('/trial', body(Trial), async c => {
      const { desk } = c.var
      const { id, secret, ...server } = c.req.valid('json')
      const password = secret ?? (await sourceSecret(vault, { deskId: desk.id, sourceId: id })) ?? ''
      return c.json(await tryMailbox(desk, door, { ...server, password }))
    })
    .put('/:id', body(SourceBody), async c => {
      const { desk, t } = c.var
      const id = newIdIn(c)
      const { secret, ...draft } = c.req.valid('json')
      const placed = {
        ...draft,
        ...(draft.kind === 'calendar' ? calendarPlace(draft.host, secret) : mailboxPlace(draft)),
      }
      const name = placed.name || (placed.kind === 'mailbox' ? placed.user : placed.host)
      const saved = await saveSource(desk, { ...placed, name, id })
      if (secret && saved.outcome !== 'stale') {
        const kept = draft.kind === 'calendar' ? (feedAddress(secret) ?? '') : secret
        await keepSourceSecret(vault, { deskId: desk.id, sourceId: id }, kept)
      }
      return answerSaved(c, { ...saved, view: shown(desk.id, saved.view, t) })
    })
    .delete('/:id', async c => {
      const { desk } = c.var
      const id = c.req.param('id')
      await runs.stop(desk.id, id)
      await deleteSource(desk, id)
      await keepSourceSecret(vault, { deskId: desk.id, sourceId: id }, '')
      return c.body(null, 204)
    })
    .post('/:id/run', async c => {
      const { desk, t } = c.var
      const source = await sourceOf(desk, c.req.param('id'))
      const service = source.kind === 'calendar' ? 'feeds' : 'mailbox'
      const { outgoing } = await readSettings(desk)
      if (!outgoing.allowed.includes(service)) throw new Refusal('outgoing-not-allowed', { service })
      void runs.start(desk, source.id)
      return c.json(shown(desk.id, source, t), 202)
    })
    .delete('/:id/run', async c => {
      await runs.stop(c.var.desk.id, c.req.param('id'))
      return c.body(null, 204)
    })
    .post('/:id/again', async c => {
      await readFromBeginning(c.var.desk, c.req.param('id'))
      return c.body(null, 204)
    })
}

/** Only the host of a calendar's address is kept where screens and archives see it. */
function calendarPlace(
  host: string,
  secret: string | undefined,
): { host: string; port: number; user: string } {
  if (!secret) return { host, port: 443, user: '' }
  const url = feedAddress(secret)
  if (!url) throw new Refusal('invalid-input', { fields: ['secret'] })
  return { host: new URL(url).host, port: 443, user: '' }
}

function mailboxPlace({ host, port, user }: { host: string; port: number; user: string }) {
  if (!Host.min(1).safeParse(host).success) throw new Refusal('invalid-input', { fields: ['host'] })
  if (user === '') throw new Refusal('invalid-input', { fields: ['user'] })
  return { host, port, user }
}
