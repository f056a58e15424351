import { Hono } from 'hono'
import { z } from 'zod'
import { namesOf } from '../people/summary.ts'
import { DayText, Id } from '../platform/fields.ts'
import { type DeskEnv, query } from '../platform/http.ts'
import { provenanceOf } from './provenance.ts'
import type { FlowAnswer, ProvenanceAnswer } from './provenance-answer.ts'
import { COUNTED_BY } from './provenance-counted.ts'
import { flowIn } from './provenance-flow.ts'
import { timeSpent } from './provenance-spent.ts'
import { everyWay, mandatesBehind, provenanceRows } from './provenance-store.ts'

const PeriodQuery = z
  .object({
    from: DayText.optional(),
    to: DayText.optional(),
    by: z.enum(COUNTED_BY).default('heard'),
  })
  .transform(({ from = null, to = null, by }) => ({ from, to, by }))

const FlowQuery = PeriodQuery.and(z.object({ currency: z.string().length(3).optional() }))

/** Asked at once when a figure is opened. */
const MOST_BEHIND = 50

const BehindQuery = z.object({
  ids: z
    .string()
    .transform(text => text.split(','))
    .pipe(z.array(Id).max(MOST_BEHIND)),
})

/** Mounted at /api/provenance. */
export const provenanceRoutes = new Hono<DeskEnv>()
  .get('/', query(PeriodQuery), async c => {
    const { desk } = c.var
    const period = c.req.valid('query')
    const provenance = provenanceOf(await provenanceRows(desk, period), period, desk.today())
    const spent = await timeSpent(desk, period, provenance.sources)
    return c.json({ ...provenance, spent } satisfies ProvenanceAnswer)
  })
  .get('/flow', query(FlowQuery), async c => {
    const { desk } = c.var
    const { currency = null, ...period } = c.req.valid('query')
    const flow = flowIn(await everyWay(desk, period), period, currency)
    const people = flow.nodes.flatMap(({ is }) => (is.type === 'source' ? (is.personId ?? []) : []))
    const named = await namesOf(desk, people)
    const names = Object.fromEntries(
      people.flatMap(id => (named(id).name === '' ? [] : [[id, named(id).name]])),
    )
    return c.json({ ...flow, names } satisfies FlowAnswer)
  })
  .get('/mandates', query(BehindQuery), async c => {
    return c.json(await mandatesBehind(c.var.desk, c.req.valid('query').ids))
  })
