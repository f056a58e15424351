import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { z } from 'zod'
import { Refusal } from '../lib/refusal.ts'
import { allDesks } from '../platform/accounts.ts'
import { stampOf } from '../platform/backup.ts'
import type { Backups } from '../platform/backups.ts'
import type { Database } from '../platform/db/database.ts'
import { body, type DeskEnv } from '../platform/http.ts'

interface Parts {
  database: Database
  backups: Backups
  /** The data folder. */
  folder: string
}

/** What the command line reads of an answer that is a backup. */
export const BACKUP_HEADER = 'Entregent-Backup'

const Passphrase = z.object({
  passphrase: z
    .string()
    .max(200)
    .regex(/^(.{8,})?$/, 'at least eight characters, in one line'),
})

/** Mounted at /api/backup: of the whole database. One of several desks is for its machine's owner only. */
export function backupRoutes({ database, backups, folder }: Parts): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>().use(async (c, next) => {
    const shared = (await allDesks(database)).length > 1 && !c.env?.local
    if (shared) throw new Refusal('backup-elsewhere')
    await next()
  })
  // Asked before the file: a download that is refused says nothing to who waits for it.
  app.get('/allowed', c => c.json({}))
  app.get('/kept', c => c.json(backups.view()))
  // Told at once: the screen asks again how far it is, and how it went.
  app.post('/kept', c => {
    const { log } = c.var
    if (backups.view().step !== null) throw new Refusal('backup-under-way')
    backups.backUp().catch(error => log.warn({ err: error }, 'no backup'))
    return c.json(backups.view(), 202)
  })
  app.put('/passphrase', body(Passphrase), c => {
    backups.setPassphrase(c.req.valid('json').passphrase)
    return c.json(backups.view())
  })
  return app.get('/', async c => {
    const passing = mkdtempSync(join(folder, 'backup-'))
    const copy = join(passing, 'desk.backup')
    try {
      const { tables: _, ...held } = await backups.copyTo(copy)
      const stream = createReadStream(copy)
      await new Promise((resolve, reject) => stream.once('open', resolve).once('error', reject))
      const name = `entregent-${stampOf(c.var.desk.now())}.backup`
      return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="${name}"`,
        [BACKUP_HEADER]: JSON.stringify(held),
      })
    } finally {
      // The stream holds the file open: its name is no longer needed.
      rmSync(passing, { recursive: true })
    }
  })
}
