import { Hono } from 'hono'
import { z } from 'zod'
import { isPosition } from '../lib/geo/position.ts'
import { TRAVEL_MODES } from '../lib/geo/travel.ts'
import { DayText, Id, Revision } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv, newIdIn, query } from '../platform/http.ts'
import { visitsBasis } from './basis.ts'
import { candidatesNear } from './candidates.ts'
import type { PlanTour } from './plan-tour.ts'
import { deleteTour, saveTour, tourOf, toursOf } from './store.ts'
import { LEFT_OUT_REASONS, MOST_DAYS, MOST_STOPS, PROOFS } from './tour.ts'
import { tourToCalendar } from './tour-calendar.ts'
import { printTour } from './tour-ics.ts'
import { worthSource } from './worth-source.ts'

const At = { lat: z.number(), lon: z.number() }
const Clock = z.int().min(0).max(1440)
const Mode = z.enum(TRAVEL_MODES)

const Days = z
  .array(
    z
      .object({
        day: DayText,
        leavesAt: Clock,
        backBy: Clock,
        lunch: z
          .object({ minutes: z.int().min(1).max(240), from: Clock, until: Clock })
          .refine(({ from, until }) => from <= until, 'ends before it begins')
          .nullable()
          .default(null),
      })
      .refine(({ leavesAt, backBy }) => leavesAt < backBy, { path: ['backBy'], message: 'before leaving' }),
  )
  .min(1)
  .max(MOST_DAYS)
  .refine(days => days.every(({ day }, i) => i === 0 || day > (days[i - 1]?.day ?? '')), 'not in order')

const Stop = z.object({
  id: Id,
  personId: Id,
  position: z.object(At).refine(isPosition, 'not on Earth'),
  minutes: z.int().min(5).max(720),
  must: z.boolean().default(false),
  hours: z.array(
    z
      .array(z.tuple([Clock, Clock]))
      .max(10)
      .nullable(),
  ),
  worthCents: z.int().min(0).max(2_000_000_000),
  visit: z
    .object({
      day: DayText,
      leg: z.object({ minutes: z.number().min(0), km: z.number().min(0) }),
      arrivesAt: z.int(),
      beginsAt: z.int(),
      endsAt: z.int(),
    })
    .nullable()
    .default(null),
  reason: z.enum(LEFT_OUT_REASONS).nullable().default(null),
  encounterId: Id.nullable().default(null),
})

const Planned = {
  mode: Mode.default('car'),
  days: Days,
  start: z.object({ ...At, name: z.string().trim().max(300) }).refine(isPosition, 'not on Earth'),
  stops: z.array(Stop).max(MOST_STOPS),
}
/** Hours are said for each of the days. */
const areHoursSaid = ({ days, stops }: { days: unknown[]; stops: { hours: unknown[] }[] }) =>
  stops.every(({ hours }) => hours.length === days.length)

const PlanBody = z
  .object({
    ...Planned,
    effort: z.enum(['quick', 'proof']).default('quick'),
    order: z.array(z.array(Id).max(MOST_STOPS)).max(MOST_DAYS).nullable().default(null),
  })
  .refine(areHoursSaid, { path: ['stops'], message: 'hours of another number of days' })

const TourBody = z
  .object({
    ...Planned,
    name: z.string().trim().min(1).max(300),
    proof: z.enum(PROOFS),
    boundCents: z.int().min(0).nullable().default(null),
    note: z.string().max(10_000).default(''),
    revision: Revision,
  })
  .refine(areHoursSaid, { path: ['stops'], message: 'hours of another number of days' })

const NearQuery = z
  .object({
    lat: z.coerce.number(),
    lon: z.coerce.number(),
    minutes: z.coerce.number().int().min(1).max(600),
    mode: Mode.default('car'),
  })
  .refine(isPosition, 'not on Earth')

const ModeQuery = z.object({ mode: Mode.default('car') })

/** Mounted at /api/visits. */
export function visitRoutes({ planTour }: { planTour: PlanTour }) {
  return new Hono<DeskEnv>()
    .get('/candidates', query(NearQuery), async c => {
      const { minutes, mode, ...around } = c.req.valid('query')
      return c.json(await candidatesNear(c.var.desk, { around, minutes, mode }))
    })
    .get('/worth/:personId', query(ModeQuery), async c =>
      c.json(await worthSource(c.var.desk, c.req.param('personId'), c.req.valid('query').mode)),
    )
    .get('/basis', async c => c.json(await visitsBasis(c.var.desk)))
    .post('/plan', body(PlanBody), async c => {
      const { effort, ...tour } = c.req.valid('json')
      return c.json(await planTour(c.var.desk, tour, { effort, signal: c.req.raw.signal }))
    })
}

/** Mounted at /api/tours. */
export const tourRoutes = new Hono<DeskEnv>()
  .get('/', async c => c.json({ tours: await toursOf(c.var.desk) }))
  .get('/:id', async c => c.json(await tourOf(c.var.desk, c.req.param('id'))))
  .put('/:id', body(TourBody), async c =>
    answerSaved(c, await saveTour(c.var.desk, { ...c.req.valid('json'), id: newIdIn(c) })),
  )
  .delete('/:id', async c => {
    await deleteTour(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
  .post('/:id/calendar', async c => c.json(await tourToCalendar(c.var.desk, c.req.param('id'))))
  .get('/:id/tour.ics', async c => {
    const { desk } = c.var
    const tour = await tourOf(desk, c.req.param('id'))
    return c.body(printTour(tour, { timeZone: desk.timeZone, stampAt: desk.now().toISOString() }), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="tour.ics"',
    })
  })
