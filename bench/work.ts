import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { UNSAID } from '../src/encounters/encounter.ts'
import { addEncounters } from '../src/encounters/store.ts'
import { rebuildTallies } from '../src/encounters/tally.ts'
import { addDays, type Day } from '../src/lib/day.ts'
import { hash32 } from '../src/lib/hash.ts'
import { uuidv7 } from '../src/lib/uuid.ts'
import { printCard } from '../src/lib/vcard/card.ts'
import { EMPTY_CONTACT } from '../src/lib/vcard/contact.ts'
import { newCard } from '../src/lib/vcard/edit.ts'
import { CONTRIBUTION_KINDS, STAGES, WHOLE_SHARE } from '../src/mandates/mandate.ts'
import { provenanceRoutes } from '../src/mandates/provenance-routes.ts'
import { fillWays } from '../src/mandates/way-projection.ts'
import { NEW_ACQUAINTANCE } from '../src/people/person.ts'
import { projectPeople } from '../src/people/projection.ts'
import { addPeople } from '../src/people/store.ts'
import { openSqliteDatabase } from '../src/platform/db/database.ts'
import { insertRows } from '../src/platform/db/insert-rows.ts'
import type { Desk } from '../src/platform/desk.ts'
import type { DeskEnv } from '../src/platform/http.ts'
import { FAVOUR_KINDS } from '../src/reciprocity/favour.ts'
import { timed } from './filled/timed.ts'

// Where work came from, on a desk with much of it: `bin/bench work [mandates] [favours] [encounters]`.
const [mandates = 10_000, favours = 100_000, encounters = 20_000] = process.argv.slice(2).map(Number)
const PEOPLE = 2_000
const ROUNDS = 40
const LOG_DAYS = 3650
const NOW = new Date('2026-11-21T07:30:00Z')
const TODAY = '2026-11-21' as Day
const PLACES = ['Open Coffee', 'Le Hangar', 'La Cordée', 'Café des Docks', 'Forum des Métiers', '']

let draws = 0
/** 0 ≤ x < 1, the same at every run. */
function draw(): number {
  return hash32(`work ${draws++}`) / 2 ** 32
}

function pick<T>(list: readonly T[]): T {
  return list[Math.floor(draw() * list.length)] as T
}

/** Few bring much: the cube of a draw. */
function somebody(ids: readonly string[]): string {
  return ids[Math.floor(draw() ** 3 * ids.length)] as string
}

const someDay = () => addDays(TODAY, -Math.floor(draw() * LOG_DAYS))
const newId = () => uuidv7(NOW)

async function addSomebody(desk: Desk): Promise<string[]> {
  const many = Array.from({ length: PEOPLE }, (_, i) => {
    const contact = { ...EMPTY_CONTACT, name: `Prénom${i} Nom${i % 997}` }
    const octets = printCard(newCard(contact))
    const acquaintance = { ...NEW_ACQUAINTANCE, metOn: draw() < 0.5 ? someDay() : null }
    return { id: newId(), octets, contact, acquaintance, origin: null }
  })
  await addPeople(desk, many)
  return many.map(({ id }) => id)
}

async function addSomeEncounters(desk: Desk, ids: readonly string[]): Promise<void> {
  const many = Array.from({ length: encounters }, () => ({
    id: newId(),
    day: someDay(),
    time: null,
    channel: 'in-person' as const,
    size: 'short' as const,
    minutes: draw() < 0.5 ? 30 : null,
    personIds: [somebody(ids)],
    ...UNSAID,
    place: pick(PLACES),
  }))
  await addEncounters(desk, many)
}

async function addSomeMandates({ db, id: deskId }: Desk, ids: readonly string[]): Promise<void> {
  const rows = Array.from({ length: mandates }, (_, i) => ({
    deskId,
    id: newId(),
    what: `Mission ${i}`,
    clientId: draw() < 0.7 ? somebody(ids) : null,
    organisation: draw() < 0.5 ? `Maison ${i % 1500}` : '',
    stage: pick([...STAGES, 'paid', 'paid', 'paid']),
    amountCents: draw() < 0.9 ? Math.floor(draw() * 1_000_000) : null,
    per: 'whole',
    daysHundredths: null,
    currency: draw() < 0.95 ? 'EUR' : 'CHF',
    chance: null,
    minutesSpent: draw() < 0.6 ? Math.floor(draw() * 6000) : 0,
    unexpected: draw() < 0.05 ? 1 : 0,
    heardOn: someDay(),
    decidedOn: someDay(),
    place: '',
    skills: '[]',
    languages: '[]',
    lostBecause: '',
    note: '',
  }))
  await insertRows(db, 'mandate', rows)
  const ways = rows.flatMap(({ id: mandateId }) => {
    const count = draw() < 0.8 ? 1 : 2
    return Array.from({ length: count }, (_, position) => {
      const kind = draw() < 0.6 ? 'referral' : pick(CONTRIBUTION_KINDS)
      const share = WHOLE_SHARE / count
      return { deskId, id: newId(), mandateId, position, kind, label: pick(PLACES), share }
    })
  })
  await insertRows(db, 'contribution', ways)
  const chain = ways.flatMap(({ id: contributionId, kind }) =>
    Array.from({ length: kind === 'referral' ? 1 + Math.floor(draw() * 3) : 0 }, (_, position) => {
      return { deskId, id: newId(), contributionId, position, personId: somebody(ids) }
    }),
  )
  await insertRows(db, 'contributionPerson', chain)
}

async function addSomeFavours({ db, id: deskId }: Desk, ids: readonly string[]): Promise<void> {
  const rows = Array.from({ length: favours }, () => ({
    deskId,
    id: newId(),
    direction: pick(['given', 'received']),
    kind: pick(FAVOUR_KINDS),
    personId: somebody(ids),
    day: someDay(),
    note: '',
  }))
  await insertRows(db, 'favour', rows)
}

const folder = mkdtempSync(join(tmpdir(), 'entregent-bench-'))
const file = join(folder, 'desk.db')
const settings = { language: 'fr' as const, timeZone: 'Europe/Paris', by: 'bench', now: () => NOW }
try {
  const bulk = await openSqliteDatabase(file, { projectors: {}, durable: false })
  await bulk.system.insertInto('desk').values({ id: 'bench', name: '', createdAt: '' }).execute()
  await bulk.close()
  const withPeople = await openSqliteDatabase(file, {
    projectors: { person: projectPeople },
    durable: false,
  })
  const filling = withPeople.desk('bench', settings)
  const ids = await addSomebody(filling)
  await addSomeEncounters(filling, ids)
  await filling.write({ what: 'bench' }, async inside => {
    await addSomeMandates(inside, ids)
    await addSomeFavours(inside, ids)
  })
  await rebuildTallies(filling)
  await fillWays(filling)
  await withPeople.close()

  const database = await openSqliteDatabase(file, { projectors: {} })
  const desk = database.desk('bench', settings)
  const app = new Hono<DeskEnv>()
    .use(async (c, next) => {
      c.set('desk', desk)
      await next()
    })
    .route('/api/provenance', provenanceRoutes)
  let bytes = 0
  const get = (path: string) => async () => {
    const answer = await app.request(`/api/provenance${path}`)
    if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`)
    bytes = (await answer.arrayBuffer()).byteLength
  }
  const year = await timed(ROUNDS, get('?from=2025-11-22&to=2026-11-21'))
  const yearBytes = bytes
  const wonEver = await timed(ROUNDS, get('?by=won'))
  const ever = await timed(ROUNDS, get(''))
  const everBytes = bytes
  const flow = await timed(ROUNDS, get('/flow?currency=EUR'))
  await database.close()
  const figures = { ever, everBytes, wonEver, year, yearBytes, flow, flowBytes: bytes }
  process.stdout.write(`${JSON.stringify({ mandates, favours, encounters, people: PEOPLE, ...figures })}\n`)
} finally {
  rmSync(folder, { recursive: true })
}
