import { Hono } from 'hono'
import { z } from 'zod'
import { oldestUndoable, undo } from './db/undo.ts'
import { type DeskEnv, query } from './http.ts'

const Page = z.object({ limit: z.coerce.number().int().min(1).max(500).default(50) })

/** What the program does by itself, to begin with: in the history, but not somebody's to take back. */
const NOT_SOMEBODY = ['first-run', 'demo', 'job']

/** The one line of the history that stands for all that was invented. */
export const DEMO = 'owner:change.demo'

/** What was done on the desk, newest first, and taking it back. */
export const batchRoutes = new Hono<DeskEnv>()
  .get('/', query(Page), async c => {
    const { db, id, now } = c.var.desk
    const rows = await db
      .selectFrom('batch')
      .select(['id', 'what', 'details', 'at', 'by', 'undoneBy', 'undoOf', 'forGood'])
      .select(({ exists, selectFrom }) =>
        exists(
          selectFrom('change')
            .select('seq')
            .whereRef('change.deskId', '=', 'batch.deskId')
            .whereRef('change.batchId', '=', 'batch.id')
            .limit(1),
        ).as('touched'),
      )
      .where('deskId', '=', id)
      .where(({ or, eb }) => or([eb('by', '<>', 'demo'), eb('what', '=', DEMO)]))
      .orderBy('id', 'desc')
      .limit(c.req.valid('query').limit)
      .execute()
    const oldest = oldestUndoable(now())
    return c.json(
      rows.map(({ touched, forGood, ...row }) => ({
        ...row,
        details: JSON.parse(row.details) as unknown,
        undoable:
          Boolean(touched) &&
          forGood === null &&
          row.undoneBy === null &&
          row.undoOf === null &&
          row.at >= oldest &&
          !NOT_SOMEBODY.includes(row.by),
      })),
    )
  })
  .post('/:id/undo', async c => {
    await undo(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
