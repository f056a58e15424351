import { Hono } from 'hono'
import { body, type DeskEnv, query } from '../platform/http.ts'
import { declineOuting } from './decline-outing.ts'
import { changeItem, swapItem } from './gestures.ts'
import { itemOf } from './list.ts'
import { GestureBody, WeekQuery, WishBody } from './plan-body.ts'
import { declineView } from './read-decline.ts'
import { frontsView } from './read-fronts.ts'
import { itemsToday, weekToPlan, weekView } from './read-week.ts'
import { movesOf, proposeWeek } from './store.ts'

/** Mounted at /api/plans. */
export const planRoutes = new Hono<DeskEnv>()
  .get('/week', query(WeekQuery), async c => {
    const { desk } = c.var
    return c.json(await weekView(desk, c.req.valid('query').monday ?? weekToPlan(desk.today())))
  })
  .post('/week', body(WishBody), async c => c.json(await proposeWeek(c.var.desk, c.req.valid('json'))))
  .get('/fronts', async c => c.json(await frontsView(c.var.desk)))
  .get('/today', async c => c.json({ items: await itemsToday(c.var.desk) }))
  .get('/decline', query(WeekQuery), async c => {
    const { desk, t } = c.var
    return c.json(await declineView(desk, c.req.valid('query').monday ?? weekToPlan(desk.today()), t))
  })
  .put('/decline/:outingId', async c => {
    await declineOuting(c.var.desk, c.req.param('outingId'))
    return c.body(null, 204)
  })
  .get('/items/:id/moves', async c => {
    const { item, plan } = await itemOf(c.var.desk, c.req.param('id'))
    return c.json({ moves: await movesOf(c.var.desk, plan, item) })
  })
  .put('/items/:id', body(GestureBody), async c =>
    c.json(await changeItem(c.var.desk, c.req.param('id'), c.req.valid('json'), c.var.t)),
  )
  .post('/items/:id/swap', async c => c.json(await swapItem(c.var.desk, c.req.param('id'))))
