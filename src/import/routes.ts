import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { stream, streamSSE } from 'hono/streaming'
import { z } from 'zod'
import { Refusal } from '../lib/refusal.ts'
import { saidIn } from '../people/problem-words.ts'
import { body, type DeskEnv, query } from '../platform/http.ts'
import { PLAIN_USES } from './column-mapping.ts'
import { cardCount, exportedCards } from './export.ts'
import type { ImportView } from './import-view.ts'
import { FILE_LIMIT_BYTES } from './read-file.ts'
import { MOST_COLUMNS } from './said-columns.ts'
import type { ImportFile, Imports } from './session.ts'

const Choice = z.enum(['same', 'different', 'skip'])

const CommitBody = z.object({
  decisions: z.record(z.string().max(20), Choice).optional(),
  defaultDecision: Choice.optional(),
})

const ColumnsBody = z.object({
  table: z.string().max(100),
  uses: z.array(z.enum(PLAIN_USES)).max(MOST_COLUMNS),
})

const ExportQuery = z.object({ version: z.enum(['3.0', '4.0']).default('3.0') })

/** Room for a decision on each of 100,000 cards. */
const DECISIONS_MB = 5
const HEARTBEAT_MS = 25_000

/** Mounted at /api/imports. */
export function importRoutes(imports: Imports): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .post('/', limitedTo(FILE_LIMIT_BYTES / 1024 / 1024), async c => {
      const files = await filesOf(c)
      const id = await imports.start(c.var.desk, files)
      return c.json({ id }, 202)
    })
    .post('/mailbox', query(z.object({ name: z.string().max(500).default('') })), async c => {
      const { body: octets } = c.req.raw
      if (!octets) throw new Refusal('invalid-input', { fields: ['body'] })
      const file = await passing(octets, c.req.valid('query').name)
      return c.json({ id: await imports.start(c.var.desk, [file]) }, 202)
    })
    .get('/:id', c => c.json(worded(c, imports.view(c.var.desk, c.req.param('id')))))
    .get('/:id/progress', c => {
      const { desk } = c.var
      const id = c.req.param('id')
      imports.view(desk, id)
      return streamSSE(c, async out => {
        let wake = () => {}
        let gone = false
        const unfollow = imports.follow(desk, id, () => wake())
        out.onAbort(() => {
          gone = true
          wake()
        })
        try {
          for (;;) {
            const woken = new Promise<void>(resolve => {
              wake = resolve
            })
            const { state, progress, batch } = imports.view(desk, id)
            await out.writeSSE({ event: state, data: JSON.stringify({ state, progress, batch }) })
            if (gone || ['done', 'cancelled', 'failed'].includes(state)) return
            const beat = setTimeout(() => wake(), HEARTBEAT_MS)
            await woken
            clearTimeout(beat)
            await out.sleep(50)
          }
        } finally {
          unfollow()
        }
      })
    })
    .put('/:id/columns', limitedTo(DECISIONS_MB), body(ColumnsBody), async c => {
      await imports.sayColumns(c.var.desk, c.req.param('id'), c.req.valid('json'))
      return c.json({ id: c.req.param('id') }, 202)
    })
    .post('/:id/commit', limitedTo(DECISIONS_MB), body(CommitBody), c => {
      imports.commit(c.var.desk, c.req.param('id'), c.req.valid('json'))
      return c.json({ id: c.req.param('id') }, 202)
    })
    .delete('/:id', async c => {
      await imports.cancel(c.var.desk, c.req.param('id'))
      return c.json(worded(c, imports.view(c.var.desk, c.req.param('id'))))
    })
}

/** How many cards the desk has, so that who keeps the file knows whether it is whole. */
export const CARDS_HEADER = 'Entregent-Cards'

/** Mounted at /api/export.vcf. */
export const exportRoutes = new Hono<DeskEnv>().get('/', query(ExportQuery), async c => {
  const { version } = c.req.valid('query')
  const { desk } = c.var
  c.header('content-type', `text/vcard; charset=utf-8; version=${version}`)
  c.header('content-disposition', `attachment; filename="entregent-${desk.today()}.vcf"`)
  c.header(CARDS_HEADER, String(await cardCount(desk)))
  return stream(c, async out => {
    for await (const cards of exportedCards(desk, version)) {
      if (out.aborted) return
      await out.write(cards)
    }
  })
})

/** A mailbox may be larger than what the machine holds in memory: it waits in a folder of its own until it was read. */
async function passing(octets: ReadableStream<Uint8Array>, name: string): Promise<ImportFile> {
  const folder = await mkdtemp(join(tmpdir(), 'entregent-mailbox-'))
  const forget = () => rm(folder, { recursive: true, force: true })
  const path = join(folder, 'mailbox')
  try {
    await pipeline(Readable.fromWeb(octets as WebStream), createWriteStream(path, { mode: 0o600 }))
    return { name, path, size: (await stat(path)).size, forget }
  } catch (error) {
    await forget()
    throw error
  }
}

function limitedTo(megabytes: number) {
  return bodyLimit({
    // Multipart adds a little around the files.
    maxSize: (megabytes + 1) * 1024 * 1024,
    onError: (c: Context<DeskEnv>) => {
      const unit = new Intl.NumberFormat(c.var.desk.language, { style: 'unit', unit: 'megabyte' })
      throw new Refusal('too-large', { limit: unit.format(megabytes) })
    },
  })
}

async function filesOf(c: Context<DeskEnv>): Promise<ImportFile[]> {
  const form = await c.req.parseBody({ all: true }).catch(() => ({}) as Record<string, unknown>)
  const found = [form.files].flat().filter(file => file instanceof File)
  if (found.length === 0) throw new Refusal('invalid-input', { fields: ['files: multipart/form-data'] })
  return Promise.all(
    found.map(async file => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
}

function worded(c: Context<DeskEnv>, view: ImportView): ImportView {
  const problems = view.problems.map(problem => saidIn(c.var.t, problem))
  if (view.error === null) return { ...view, problems }
  const said = { 'our-mistake': 'failed', memory: 'memory' } as const
  const key = Object.hasOwn(said, view.error) ? said[view.error as keyof typeof said] : 'refused'
  return { ...view, problems, error: c.var.t(`import:server.${key}`) }
}
