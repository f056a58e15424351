import { Hono } from 'hono'
import { z } from 'zod'
import { undo } from './db/undo.ts'
import { type DeskEnv, query } from './http.ts'

const Page = z.object({ limit: z.coerce.number().int().min(1).max(500).default(50) })

/** What was done on the desk, newest first, and taking it back. */
export const batchRoutes = new Hono<DeskEnv>()
  .get('/', query(Page), async c => {
    const { db, id } = c.var.desk
    const rows = await db
      .selectFrom('batch')
      .select(['id', 'what', 'details', 'at', 'by', 'undoneBy', 'undoOf'])
      .where('deskId', '=', id)
      .orderBy('id', 'desc')
      .limit(c.req.valid('query').limit)
      .execute()
    return c.json(rows.map(row => ({ ...row, details: JSON.parse(row.details) as unknown })))
  })
  .post('/:id/undo', async c => {
    await undo(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
