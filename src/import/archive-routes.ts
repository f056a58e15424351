import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { Hono } from 'hono'
import { Refusal } from '../lib/refusal.ts'
import type { Desk } from '../platform/desk.ts'
import type { DeskEnv } from '../platform/http.ts'
import { archiveLines, writeArchive } from './archive-file.ts'
import { takeArchive } from './archive-store.ts'

interface Parts {
  folder: string
  /** What a desk that was filled is looked over for. */
  afterwards: (desk: Desk) => Promise<unknown>
}

/** Mounted at /api/imports/archive: a whole desk goes out (GET), or comes into an empty one (PUT). Of any size. */
export function archiveRoutes({ folder, afterwards }: Parts): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get('/', c =>
      inPassing(folder, async file => {
        const { desk } = c.var
        await writeArchive(desk, file)
        const stream = createReadStream(file)
        await new Promise((resolve, reject) => stream.once('open', resolve).once('error', reject))
        return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
          'content-type': 'application/gzip',
          'content-disposition': `attachment; filename="entregent-${desk.today()}.jsonl.gz"`,
        })
      }),
    )
    .put('/', c =>
      inPassing(folder, async file => {
        const { body } = c.req.raw
        if (!body) throw new Refusal('invalid-input', { fields: ['body'] })
        await pipeline(
          Readable.fromWeb(body as NodeReadableStream),
          createWriteStream(file, { mode: 0o600, flush: true }),
        )
        const rows = await takeArchive(c.var.desk, () => archiveLines(file))
        await afterwards(c.var.desk)
        return c.json({ rows })
      }),
    )
}

/** A file that is there as long as it is used; whoever still reads it holds it open. */
async function inPassing<T>(folder: string, use: (file: string) => Promise<T>): Promise<T> {
  const passing = mkdtempSync(join(folder, 'archive-'))
  try {
    return await use(join(passing, 'desk.jsonl.gz'))
  } finally {
    rmSync(passing, { recursive: true })
  }
}
