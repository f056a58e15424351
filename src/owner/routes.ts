import { Hono } from 'hono'
import { z } from 'zod'
import { Refusal } from '../lib/refusal.ts'
import { isTimeZone } from '../lib/time-zone.ts'
import type { Database } from '../platform/db/database.ts'
import type { Desk } from '../platform/desk.ts'
import { body, type DeskEnv } from '../platform/http.ts'
import { jobRuns, lastRun } from '../platform/jobs.ts'
import type { Door } from '../platform/outgoing.ts'
import { isPushEndpoint } from '../platform/push.ts'
import { replaceSecret, secretOf } from '../platform/secrets.ts'
import type { WriteLetter } from './jobs.ts'
import { renderLetter } from './letter.ts'
import { mailLetter, SMTP_PASSWORD } from './mail.ts'
import { originsOfMapStyle } from './map-style.ts'
import {
  mapTilesOf,
  OUTGOING_SERVICES,
  type OutgoingSettings,
  outgoingSettingsOf,
  ROUTING_ENGINES,
  serverAddress,
  styleAddress,
} from './outgoing-services.ts'
import { wayOut } from './outgoing-way.ts'
import { pushKey } from './push.ts'
import type { Settings } from './settings.ts'
import {
  addPushSubscription,
  believeBrowser,
  ownerChose,
  readSettings,
  removePushSubscription,
} from './store.ts'

const Line = z.string().max(200)

/** What a browser knows of where its owner lives. */
const Place = z.object({
  language: z.enum(['fr', 'en']),
  timeZone: z.string().refine(isTimeZone, 'not a time zone'),
  country: z.string().regex(/^[A-Z]{2}$/),
})

const Smtp = z.object({
  host: Line.min(1),
  port: z.int().min(1).max(65_535),
  secure: z.boolean(),
  user: Line,
  from: Line,
  /** Absent: as it was. Never read back. */
  password: Line.optional(),
})

/** Of the owner's own server; '' and null are the public one. */
const ServerAddress = z
  .string()
  .refine(said => said === '' || serverAddress(said) !== null, 'not the address of a server')
  .transform(serverAddress)
  .nullable()

const StyleAddress = z
  .string()
  .refine(said => said === '' || styleAddress(said) !== null, 'not the address of a style')
  .transform(styleAddress)
  .nullable()

const SettingsChange = z
  .object({
    ...Place.shape,
    ownerName: Line,
    trade: Line,
    signature: z.string().max(2000),
    card: z.object({ organisation: Line, phone: Line, mail: Line, url: Line }).partial(),
    weekStart: z.int().min(1).max(7),
    letter: z
      .object({
        enabled: z.boolean(),
        hour: z.int().min(0).max(23),
        smtp: Smtp.nullable(),
        to: z.union([z.literal(''), z.email().max(200)]),
      })
      .partial(),
    push: z.object({ enabled: z.boolean() }).partial(),
    history: z
      .object({
        mails: z.array(z.string().trim().toLowerCase().min(3).max(200)).max(50),
        phones: z.array(Line.min(1)).max(50),
        names: z.array(Line.min(1)).max(50),
        keepsTitles: z.boolean(),
      })
      .partial(),
    phone: z
      .object({
        people: z.enum(['all', 'chosen']),
        circles: z.array(z.int().min(1).max(4)).max(4),
        tags: z.array(Line.min(1)).max(200),
        withoutCard: z.boolean(),
      })
      .partial(),
    outgoing: z
      .object({
        allowed: z.array(z.enum(OUTGOING_SERVICES)).max(OUTGOING_SERVICES.length),
        servers: z
          .object({
            ban: ServerAddress,
            nominatim: ServerAddress,
            overpass: ServerAddress,
            routing: ServerAddress,
            tiles: StyleAddress,
          })
          .partial(),
        routingEngine: z.enum(ROUTING_ENGINES),
      })
      .partial(),
    firstRunDone: z.array(z.string().max(40)).max(40),
  })
  .partial()

const Subscription = z.object({
  endpoint: z.string().max(2000),
  keys: z.object({ p256dh: z.string().max(200), auth: z.string().max(100) }),
})

interface Parts {
  database: Database
  writeLetter: WriteLetter
  door: Door
}

/** Settings as screens read them: what was last sent is beside, passwords are not. */
export async function settingsView(database: Database, desk: Desk) {
  const settings = await readSettings(desk)
  const [letter, push] = [await lastRun(database, desk, 'letter'), await lastRun(database, desk, 'push')]
  const hasPassword = (await secretOf(database, { deskId: desk.id, id: SMTP_PASSWORD })) !== null
  return {
    ...settings,
    letter: {
      ...settings.letter,
      smtp: settings.letter.smtp && { ...settings.letter.smtp, hasPassword },
      lastSentAt: letter?.lastOkAt ?? null,
      lastResult: letter && { ok: letter.ok, at: letter.lastRunAt, message: letter.message },
    },
    push: { ...settings.push, lastSentAt: push?.lastOkAt ?? null },
  }
}

export function ownerRoutes({ database, writeLetter, door }: Parts): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get('/settings', async c => c.json(await settingsView(database, c.var.desk)))
    .put('/settings', body(SettingsChange), async c => {
      const { desk } = c.var
      const { letter, push, phone, card, outgoing, history, ...rest } = c.req.valid('json')
      const before = await readSettings(desk)
      const { smtp, ...letterRest } = letter ?? {}
      const wanted: Partial<Settings> = { ...rest }
      if (push) wanted.push = { ...before.push, ...push }
      if (card) wanted.card = { ...before.card, ...card }
      if (phone) wanted.phone = { ...before.phone, ...phone }
      if (history) wanted.history = { ...before.history, ...history }
      if (outgoing) {
        const servers = { ...before.outgoing.servers, ...outgoing.servers }
        const next = outgoingSettingsOf({ ...before.outgoing, ...outgoing, servers })
        wanted.outgoing = await withTiles(next, { before: before.outgoing, door, deskId: desk.id })
      }
      if (letter) wanted.letter = { ...before.letter, ...letterRest }
      if (wanted.letter && smtp !== undefined) {
        const { password, ...server } = smtp ?? {}
        wanted.letter.smtp = smtp && { ...(server as NonNullable<Settings['letter']['smtp']>) }
        const forgotten = smtp === null ? '' : password
        if (forgotten !== undefined)
          await replaceSecret(database, { deskId: desk.id, id: SMTP_PASSWORD }, forgotten)
      }
      await ownerChose(desk, wanted)
      return c.json(await settingsView(database, desk))
    })
    .post('/settings/first-browser', body(Place.partial()), async c => {
      await believeBrowser(c.var.desk, c.req.valid('json'))
      return c.body(null, 204)
    })
    .post('/settings/letter/test', async c => {
      const { desk } = c.var
      const answered = await mailLetter(database, desk, renderLetter(await writeLetter(desk)))
      return c.json({ answered })
    })
    .get('/jobs', async c => c.json(await jobRuns(database, c.var.desk.id)))
    .get('/push/key', async c => c.json({ key: await pushKey(database) }))
    .put('/push/subscription', body(Subscription), async c => {
      const subscription = c.req.valid('json')
      if (!isPushEndpoint(subscription.endpoint)) throw new Refusal('invalid-input', { fields: ['endpoint'] })
      await addPushSubscription(database, c.var.desk.id, subscription)
      return c.body(null, 204)
    })
    .delete('/push/subscription', body(Subscription.pick({ endpoint: true })), async c => {
      await removePushSubscription(database, c.var.desk.id, c.req.valid('json').endpoint)
      return c.body(null, 204)
    })
}

/** Reads where the style of the map leads to, once it is allowed, or another one. @throws Refusal as `originsOfMapStyle`. */
async function withTiles(
  next: OutgoingSettings,
  { before, door, deskId }: { before: OutgoingSettings; door: Door; deskId: string },
): Promise<OutgoingSettings> {
  const { tiles } = next.servers
  if (tiles === null || !next.allowed.includes('tiles')) return { ...next, tileOrigins: [] }
  if (mapTilesOf(before)?.styleUrl === tiles) return next
  return { ...next, tileOrigins: await originsOfMapStyle(wayOut(door, deskId, next), tiles) }
}
