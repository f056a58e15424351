import { Hono } from 'hono'
import { z } from 'zod'
import { Id } from '../platform/fields.ts'
import { body, type DeskEnv } from '../platform/http.ts'
import { acceptCorrespondents, attachCorrespondent, declineCorrespondents } from './correspondents.ts'
import { declineMeetings, keepMeetings } from './meetings.ts'
import { idsWaiting, MOST_SHOWN, waitingCounts, waitingOf } from './waiting.ts'

const RowId = z.string().regex(/^[0-9a-f]{32}$/)

/** These, or all of a month, or with somebody; `all` for every one that waits. */
const Which = z.union([
  z.object({ ids: z.array(RowId).max(1000) }),
  z.object({ month: z.string().regex(/^\d{4}-\d{2}$/) }),
  z.object({ personId: Id }),
  z.object({ all: z.literal(true) }),
])

const Accept = z.object({
  accepted: z
    .array(z.object({ correspondentId: RowId, personId: Id, name: z.string().trim().max(500).optional() }))
    .min(1)
    .max(MOST_SHOWN),
})

/** Mounted at /api/history. */
export const historyRoutes = new Hono<DeskEnv>()
  .get('/waiting', async c => c.json(await waitingOf(c.var.desk)))
  .get('/waiting/counts', async c => c.json(await waitingCounts(c.var.desk)))
  .post('/meetings/keep', body(Which), async c => {
    const ids = await idsIn(c.var.desk, c.req.valid('json'))
    return c.json({ kept: await keepMeetings(c.var.desk, ids) })
  })
  .post('/meetings/decline', body(Which), async c => {
    const ids = await idsIn(c.var.desk, c.req.valid('json'))
    return c.json({ declined: await declineMeetings(c.var.desk, ids) })
  })
  .post('/correspondents/accept', body(Accept), async c => {
    const { accepted } = c.req.valid('json')
    return c.json({ added: await acceptCorrespondents(c.var.desk, accepted) })
  })
  .post(
    '/correspondents/decline',
    body(z.object({ ids: z.array(RowId).min(1).max(MOST_SHOWN) })),
    async c => {
      return c.json({ declined: await declineCorrespondents(c.var.desk, c.req.valid('json').ids) })
    },
  )
  .post('/correspondents/:id/attach', body(z.object({ personId: Id })), async c => {
    const correspondentId = c.req.param('id')
    await attachCorrespondent(c.var.desk, { correspondentId, ...c.req.valid('json') })
    return c.body(null, 204)
  })

async function idsIn(desk: DeskEnv['Variables']['desk'], which: z.infer<typeof Which>): Promise<string[]> {
  if ('ids' in which) return which.ids
  return idsWaiting(desk, 'all' in which ? {} : which)
}
