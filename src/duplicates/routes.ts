import { Hono } from 'hono'
import { z } from 'zod'
import { personDetail } from '../people/store.ts'
import { Id } from '../platform/fields.ts'
import { body, type DeskEnv, query } from '../platform/http.ts'
import type { Duplicates } from './find.ts'
import { LEADS } from './merge-contact.ts'
import { mergePeople } from './merge-people.ts'
import { reviewOf } from './review.ts'
import { countToReview, joinSure, saveReply } from './store.ts'

const ReviewQuery = z.object({
  which: z.enum(['open', 'later']).default('open'),
  from: z.coerce.number().int().min(0).default(0),
})

const ReplyBody = z.object({ personId: Id, otherId: Id, reply: z.enum(['no', 'later']) })

const MergeBody = z.object({
  kept: Id,
  absorbed: Id,
  lead: z.array(z.enum(LEADS)).max(LEADS.length).optional(),
})

/** Mounted at /api/duplicates. */
export function duplicateRoutes({ duplicates }: { duplicates: Duplicates }): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get('/', query(ReviewQuery), async c => {
      const { desk } = c.var
      const { which, from } = c.req.valid('query')
      return c.json({ ...(await reviewOf(desk, which, from)), ...duplicates.view(desk) })
    })
    .get('/count', async c => c.json({ open: await countToReview(c.var.desk) }))
    .post('/search', c => {
      duplicates.start(c.var.desk)
      return c.json(duplicates.view(c.var.desk), 202)
    })
    .delete('/search', async c => {
      await duplicates.stop(c.var.desk)
      return c.json(duplicates.view(c.var.desk))
    })
    .post('/replies', body(ReplyBody), async c => {
      await saveReply(c.var.desk, c.req.valid('json'))
      return c.json({ open: await countToReview(c.var.desk) })
    })
    .post('/sure', async c => c.json({ count: await joinSure(c.var.desk) }))
}

/** Mounted at /api/merges: two cards of one person become one. */
export const mergeRoutes = new Hono<DeskEnv>().post('/', body(MergeBody), async c => {
  const merge = c.req.valid('json')
  await mergePeople(c.var.desk, merge)
  return c.json(await personDetail(c.var.desk, merge.kept))
})
