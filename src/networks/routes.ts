import { Hono } from 'hono'
import { addDays } from '../lib/day.ts'
import { answerSaved, body, type DeskEnv, newIdIn, query } from '../platform/http.ts'
import { hush } from './hushes.ts'
import { keepScreenTime, screenTimeIn } from './import-times.ts'
import {
  HushBody,
  KeepBody,
  NetworkBody,
  ScreenTimeBody,
  StartBody,
  StopBody,
  TimeBody,
  TimesQuery,
} from './network-body.ts'
import { linksView } from './read-links.ts'
import { networksMorning } from './read-morning.ts'
import { substitutionOf, weeksOf } from './read-weeks.ts'
import { deleteNetwork, networkOf, networksView, saveNetwork } from './store.ts'
import { startTimer, stopTimer } from './timers.ts'
import { deleteTime, saveTime, timesOf } from './times.ts'

const SHOWN_DAYS = 56

/** Mounted at /api/networks. */
export const networkRoutes = new Hono<DeskEnv>()
  .get('/', async c => c.json(await networksView(c.var.desk)))
  .get('/today', async c => c.json(await networksMorning(c.var.desk)))
  .get('/figures', async c => {
    const { desk } = c.var
    const links = await linksView(desk)
    return c.json({ ...links, weeks: await weeksOf(desk), substitution: await substitutionOf(desk) })
  })
  .post('/timer/start', body(StartBody), async c => c.json(await startTimer(c.var.desk, c.req.valid('json'))))
  .post('/timer/stop', body(StopBody), async c => c.json(await stopTimer(c.var.desk, c.req.valid('json'))))
  .post('/import', body(ScreenTimeBody), async c =>
    c.json(await screenTimeIn(c.var.desk, c.req.valid('json').text)),
  )
  .post('/import/keep', body(KeepBody), async c =>
    c.json(await keepScreenTime(c.var.desk, c.req.valid('json'))),
  )
  .put('/read/:id', body(HushBody), async c => {
    await hush(c.var.desk, { id: newIdIn(c), ...c.req.valid('json') })
    return c.body(null, 204)
  })
  .get('/:id', async c => c.json(await networkOf(c.var.desk, c.req.param('id'))))
  .put('/:id', body(NetworkBody), async c =>
    answerSaved(c, await saveNetwork(c.var.desk, { id: newIdIn(c), ...c.req.valid('json') })),
  )
  .delete('/:id', async c => {
    await deleteNetwork(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
  .get('/:id/time', query(TimesQuery), async c => {
    const { desk } = c.var
    const from = c.req.valid('query').from ?? addDays(desk.today(), -SHOWN_DAYS)
    return c.json({ times: await timesOf(desk, { networkId: c.req.param('id'), from }) })
  })
  .put('/:id/time/:timeId', body(TimeBody), async c => {
    const ids = { id: newIdIn(c, 'timeId'), networkId: c.req.param('id') }
    return answerSaved(c, await saveTime(c.var.desk, { ...ids, ...c.req.valid('json') }))
  })
  .delete('/:id/time/:timeId', async c => {
    await deleteTime(c.var.desk, c.req.param('timeId'))
    return c.body(null, 204)
  })
