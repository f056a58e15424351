import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { Refusal } from '../lib/refusal.ts'
import { allDesks } from '../platform/accounts.ts'
import { backUpSqlite, stampOf } from '../platform/backup.ts'
import type { Database } from '../platform/db/database.ts'
import type { DeskEnv } from '../platform/http.ts'

interface Parts {
  database: Database
  /** The SQLite file. */
  file: string
}

/** Mounted at /api/backup: the whole database as one file. A file of several desks goes to its machine's owner only. */
export function backupRoutes({ database, file }: Parts): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>().use(async (c, next) => {
    const shared = (await allDesks(database)).length > 1 && !c.env?.local
    if (database.dialect === 'postgres' || shared) throw new Refusal('backup-elsewhere')
    await next()
  })
  // Asked before the file: a download that is refused says nothing to who waits for it.
  app.get('/allowed', c => c.json({}))
  return app.get('/', async c => {
    const folder = mkdtempSync(join(file, '..', 'backup-'))
    const copy = join(folder, 'desk.backup')
    try {
      await backUpSqlite(file, copy)
      const stream = createReadStream(copy)
      await new Promise((resolve, reject) => stream.once('open', resolve).once('error', reject))
      const name = `entregent-${stampOf(c.var.desk.now())}.backup`
      return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
        'content-type': 'application/vnd.sqlite3',
        'content-disposition': `attachment; filename="${name}"`,
      })
    } finally {
      // The stream holds the file open: its name is no longer needed.
      rmSync(folder, { recursive: true })
    }
  })
}
