import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Backups } from '../platform/backups.ts'
import type { Database } from '../platform/db/database.ts'
import { body, type DeskEnv } from '../platform/http.ts'
import { erasurePreview } from './erase.ts'
import { eraseForGood } from './erased-list.ts'
import type { Exports } from './exports.ts'
import { heldAbout, linesOf } from './held.ts'
import { byKind } from './kinds.ts'
import { answerStale, stalePeople } from './stale-store.ts'

interface Parts {
  database: Database
  backups: Backups
  exports: Exports
  /** The data folder. */
  folder: string
}

const Asked = z.object({ isPacked: z.boolean().default(true) })
const Answer = z.object({ answer: z.enum(['keep', 'archive']) })

/** Mounted at /api/leaving: taking everything away, what is held about somebody, erasing them, and whom one is asked about. */
export function leavingRoutes({ database, backups, exports, folder }: Parts): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get('/export', c => c.json(exports.view(c.var.desk.id)))
    .post('/export', body(Asked), c => {
      const { desk, t } = c.var
      const readme = { name: t('leaving:readme.name'), text: t('leaving:readme.text', { day: desk.today() }) }
      exports.begin(desk, { readme, ...c.req.valid('json') })
      return c.json(exports.view(desk.id), 202)
    })
    .delete('/export', c => {
      exports.drop(c.var.desk.id)
      return c.body(null, 204)
    })
    .get('/export/file', c => {
      const { desk } = c.var
      return sent(exports.fileOf(desk.id, null), {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="entregent-${desk.today()}.zip"`,
      })
    })
    .get('/export/files/:name', c =>
      sent(exports.fileOf(c.var.desk.id, c.req.param('name')), {
        'content-type': 'application/octet-stream',
      }),
    )
    .get('/people', async c => c.json(await stalePeople(c.var.desk)))
    .put('/people/:id', body(Answer), async c => {
      await answerStale(c.var.desk, c.req.param('id'), c.req.valid('json').answer)
      return c.body(null, 204)
    })
    .get('/people/:id', async c => {
      const held = await heldAbout(c.var.desk, c.req.param('id'))
      return c.json({ name: held.contact.name, lines: linesOf(held, c.var.desk.language) })
    })
    .get('/people/:id/file', async c => {
      const held = await heldAbout(c.var.desk, c.req.param('id'))
      c.header('content-disposition', `attachment; filename="${c.req.param('id')}.json"`)
      return c.body(`${JSON.stringify(held, null, 2)}\n`, 200, { 'content-type': 'application/json' })
    })
    .get('/people/:id/erasure', async c => {
      const { goes, stays } = await erasurePreview(c.var.desk, c.req.param('id'))
      const { kept } = backups.view()
      return c.json({ goes: byKind(goes), stays: byKind(stays), backups: kept.length })
    })
    .post('/people/:id/erasure', async c => {
      await eraseForGood({ database, folder }, c.var.desk, c.req.param('id'))
      return c.body(null, 204)
    })
}

async function sent(file: string, headers: Record<string, string>): Promise<Response> {
  const stream = createReadStream(file)
  await new Promise((resolve, reject) => stream.once('open', resolve).once('error', reject))
  return new Response(Readable.toWeb(stream) as ReadableStream, { headers })
}
