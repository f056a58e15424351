import { Hono } from 'hono'
import { z } from 'zod'
import { daysBetween } from '../lib/day.ts'
import { isPosition } from '../lib/geo/position.ts'
import { faultOfRule } from '../lib/icalendar/rule-text.ts'
import { currencyOf } from '../lib/money.ts'
import { Refusal } from '../lib/refusal.ts'
import { isTimeZone } from '../lib/time-zone.ts'
import { wayOut } from '../owner/outgoing-way.ts'
import { readSettings } from '../owner/store.ts'
import { askEventPage } from '../places/online/ask-event-page.ts'
import { DayText, Id, Revision } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv, newIdIn, query } from '../platform/http.ts'
import type { Door } from '../platform/outgoing.ts'
import { EVENT_KINDS, type EventDraft } from './event.ts'
import { isAfter, proposalOf } from './event-proposal.ts'
import {
  deleteEvent,
  dismissEvent,
  eventOf,
  eventsOfPage,
  nextTimesOf,
  occurrencesBetween,
  saveEvent,
  skipDate,
} from './event-store.ts'
import { isFeedAddress } from './feed.ts'
import { readEventFile } from './read-event-file.ts'
import { takeFile } from './take-events.ts'

interface Parts {
  /** To other hosts, for what owners allow. */
  door: Door
}

const text = (most: number) => z.string().trim().max(most).default('')
const Link = z
  .string()
  .trim()
  .max(2000)
  .regex(/^(https?:\/\/\S+)?$/i)
  .default('')

const Moment = z.object({
  day: DayText,
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
})

const EventBody = z
  .object({
    title: z.string().trim().min(1).max(500),
    kind: z.enum(EVENT_KINDS).default('other'),
    start: Moment,
    end: Moment.nullable().default(null),
    zone: z
      .string()
      .max(100)
      .refine(zone => zone === '' || isTimeZone(zone), 'not a time zone')
      .default(''),
    rule: z
      .string()
      .max(500)
      .refine(rule => faultOfRule(rule) === null && !/FREQ=(SECOND|MINUTE|HOUR)LY/i.test(rule), 'not a rule')
      .nullable()
      .default(null),
    place: text(300),
    address: text(500),
    placeId: Id.nullable().default(null),
    position: z
      .object({ lat: z.number(), lon: z.number() })
      .refine(isPosition, 'not on Earth')
      .nullable()
      .default(null),
    onlineUrl: Link,
    url: Link,
    organiser: text(300),
    description: z.string().max(20_000).default(''),
    price: z
      .object({ cents: z.int().min(0).max(100_000_000), currency: z.string().regex(/^[A-Z]{3}$/) })
      .nullable()
      .default(null),
    attendees: z.int().min(0).max(1_000_000).nullable().default(null),
    status: z.enum(['scheduled', 'tentative', 'cancelled']).default('scheduled'),
    source: z.enum(['link', 'hand']).default('hand'),
    revision: Revision,
  })
  .refine(({ start, end }) => end === null || isAfter(end, start), {
    path: ['end'],
    message: 'ends before it begins',
  })

/** Of a window that is looked at: thirteen months. */
const MOST_DAYS = 400

const Window = z
  .object({ from: DayText, to: DayText, dismissed: z.enum(['0', '1']).default('0') })
  .refine(({ from, to }) => from <= to && daysBetween(from, to) <= MOST_DAYS, {
    path: ['to'],
    message: `no more than ${MOST_DAYS} days`,
  })

const LinkBody = z.object({ url: z.string().trim().min(1).max(2000) })
const Skip = z.object({ day: DayText, isSkipped: z.boolean().default(true) })
const Dismissal = z.object({ isDismissed: z.boolean().default(true) })

/** Mounted at /api/events. */
export function eventRoutes({ door }: Parts) {
  return new Hono<DeskEnv>()
    .get('/', query(Window), async c => {
      const { dismissed, ...span } = c.req.valid('query')
      return c.json({
        occurrences: await occurrencesBetween(c.var.desk, span, { dismissed: dismissed === '1' }),
      })
    })
    .post('/file', async c => {
      const { country } = await readSettings(c.var.desk)
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      const { value, problems } = readEventFile(bytes, currencyOf(country))
      if (!value) throw new Refusal('unreadable-file')
      return c.json({ ...(await takeFile(c.var.desk, value)), problems })
    })
    .post('/link', body(LinkBody), async c => {
      const { desk } = c.var
      const { url } = c.req.valid('json')
      if (isFeedAddress(url)) return c.json({ proposals: [], isFeed: true, problems: [] })
      const { outgoing } = await readSettings(desk)
      const { value, problems } = await askEventPage(wayOut(door, desk.id, outgoing), url, desk.language)
      const proposals = await Promise.all(
        value.map(async found => {
          const known = found.url === null ? [] : await eventsOfPage(desk, found.url)
          return { ...proposalOf(found, desk.timeZone), knownId: known[0]?.id ?? null }
        }),
      )
      return c.json({ proposals, isFeed: false, problems })
    })
    .get('/:id', async c => {
      const event = await eventOf(c.var.desk, c.req.param('id'))
      return c.json({ event, next: await nextTimesOf(c.var.desk, event.id) })
    })
    .put('/:id', body(EventBody), async c => {
      const id = newIdIn(c)
      return answerSaved(
        c,
        await saveEvent(c.var.desk, { ...c.req.valid('json'), id, uid: id } as EventDraft),
      )
    })
    .delete('/:id', async c => {
      await deleteEvent(c.var.desk, c.req.param('id'))
      return c.body(null, 204)
    })
    .post('/:id/skips', body(Skip), async c =>
      c.json(await skipDate(c.var.desk, c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/dismissal', body(Dismissal), async c =>
      c.json(await dismissEvent(c.var.desk, c.req.param('id'), c.req.valid('json').isDismissed)),
    )
}
