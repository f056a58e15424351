import { type Kysely, sql } from 'kysely'
import { deleteFollowUp, saveFollowUp } from '../../src/encounters/follow-ups.ts'
import { addEncounters, saveEncounter } from '../../src/encounters/store.ts'
import { saveMapping } from '../../src/import/mapping-store.ts'
import { addDays, type Day, day } from '../../src/lib/day.ts'
import { printCard } from '../../src/lib/vcard/card.ts'
import { newCard } from '../../src/lib/vcard/edit.ts'
import { saveSettings } from '../../src/owner/store.ts'
import { mark } from '../../src/people/guard.ts'
import { type Acquaintance, NEW_ACQUAINTANCE } from '../../src/people/person.ts'
import { addPeople, savePerson } from '../../src/people/store.ts'
import { saveTie } from '../../src/people/ties.ts'
import { hashOf } from '../../src/platform/blobs.ts'
import type { Database } from '../../src/platform/db/database.ts'
import type { Dialect } from '../../src/platform/db/dialect.ts'
import { type Schema, TABLES } from '../../src/platform/db/schema.ts'
import { undo } from '../../src/platform/db/undo.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { learnDeskRhythm } from '../../src/today/rhythm-store.ts'
import { replyToSuggestion } from '../../src/today/store.ts'
import { coffee, newId } from './encounters.ts'
import { type FilledBalance, fillBalance } from './filled-balance.ts'
import { type FilledClubs, fillClubs } from './filled-clubs.ts'
import { type FilledCompany, fillCompany } from './filled-company.ts'
import { type FromDevices, fillFromDevices } from './filled-devices.ts'
import { fillDuplicates } from './filled-duplicates.ts'
import { type FilledHandovers, fillHandovers } from './filled-handovers.ts'
import { type FilledHistory, fillHistory } from './filled-history.ts'
import { type FilledIdeas, fillIdeas } from './filled-ideas.ts'
import { type FilledLeap, fillLeap } from './filled-leap.ts'
import { type FilledLeaving, fillLeaving } from './filled-leaving.ts'
import { type FilledMandates, fillMandates } from './filled-mandates.ts'
import { type FilledNeeds, fillNeeds } from './filled-needs.ts'
import { type FilledNetworks, fillNetworks } from './filled-networks.ts'
import { type FilledOutings, fillOutings } from './filled-outings.ts'
import type { FilledPeople } from './filled-people.ts'
import { type FilledPlaces, fillPlaces } from './filled-places.ts'
import { type FilledPlan, fillPlan } from './filled-plan.ts'
import { type FilledPresence, fillPresence } from './filled-presence.ts'
import { type FilledReciprocity, fillReciprocity } from './filled-reciprocity.ts'
import { type FilledReview, fillReview } from './filled-review.ts'
import { type FilledVisits, fillVisits } from './filled-visits.ts'
import { called, livingIn, phone, somebody } from './people.ts'

/** Of whom something of everything is known. */
export const ZEPHYRINE = 'Zéphyrine Kervadec'
export const ANATOLE = 'Anatole Quemeneur'
export const ODILON = 'Odilon Trividic'
export const TAG = 'chorale-du-lundi'
export const TOWN = 'Ploumanac’h'
export const PROMISE = 'prêter le métronome'
export const REMOVED = 'Katell Le Bihan'
const COLUMN = 'Qui joue du clavecin ?'
const MAPPING = 'empreinte-des-en-tetes-du-clavecin'
export const NOTE = 'Elle cherche un accordeur de clavecin.'

const ZONE = 'Atlantic/Faroe'
const TODAY = day('2026-11-21')
const RED_DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg=='

/** A desk with something in each of its tables, and the names of its rows. */
export interface FilledDesk {
  desk: Desk
  zephyrine: string
  anatole: string
  odilon: string
  tie: string
  encounter: string
  planned: string
  followUp: string
  /** A follow-up that was taken away. */
  gone: string
  reply: string
  /** Of the journal: somebody's saving, and one that was undone. */
  batch: string
  /** Nothing was done since: it can be undone. */
  lastBatch: string
  cardHash: string
  photoHash: string
  /** What devices left on it. */
  dav: FromDevices
  /** Whom a device took away in a burst: kept until the owner decides. */
  removed: string
  places: FilledPlaces
  mandates: FilledMandates
  reciprocity: FilledReciprocity
  handovers: FilledHandovers
  ideas: FilledIdeas
  needs: FilledNeeds
  leap: FilledLeap
  visits: FilledVisits
  outings: FilledOutings
  clubs: FilledClubs
  company: FilledCompany
  presence: FilledPresence
  networks: FilledNetworks
  balance: FilledBalance
  plan: FilledPlan
  review: FilledReview
  history: FilledHistory
  leaving: FilledLeaving
  /** All that nobody else may read: ids and words. */
  secrets: string[]
}

export async function filledDesk(desk: Desk): Promise<FilledDesk> {
  const [zephyrine, anatole, odilon] = [newId(), newId(), newId()] as const
  const [tie, encounter, planned, followUp, reply] = [newId(), newId(), newId(), newId(), newId()] as const
  await saveSettings(desk, {
    ownerName: 'Perpétue Le Goff',
    signature: 'Perpétue, luthière',
    timeZone: ZONE,
  })
  await savePerson(desk, {
    id: zephyrine,
    contact: called(ZEPHYRINE, {
      organisation: 'Clavecins du Léon',
      phones: [phone('02 98 61 00 01')],
      emails: [{ types: [], label: null, value: 'zephyrine@leon.example' }],
      addresses: [livingIn(TOWN)],
      tags: [TAG],
      birthday: { year: 1980, month: 11, day: 23 },
    }),
    acquaintance: acquaintance({ circle: 1, relations: ['friend', 'neighbour'], metOn: day('2020-01-01') }),
    photo: { mediaType: 'image/png', base64: RED_DOT },
  })
  const batch = desk.batches.at(-1) as string
  const octets = printCard(newCard(called(ANATOLE)))
  const origin = { id: newId(), meaning: hashOf(octets), uid: 'anatole-in-a-file' }
  const imported = {
    contact: called(ANATOLE),
    acquaintance: acquaintance({ metThroughId: zephyrine }),
  }
  await addPeople(desk, [{ id: anatole, octets, origin, ...imported }])
  await savePerson(desk, {
    id: odilon,
    contact: called(ODILON),
    acquaintance: acquaintance({ circle: 2, relations: ['client'] }),
  })
  const ends = { personId: zephyrine, otherId: anatole }
  await saveTie(desk, { id: tie, ...ends, otherIs: 'beau-frère', personIs: 'belle-sœur' })
  await saveEncounter(
    desk,
    coffee({
      id: encounter,
      size: 'micro',
      minutes: 7,
      personIds: [zephyrine],
      note: NOTE,
      place: TOWN,
    }),
  )
  await addEncounters(
    desk,
    [40, 50, 60, 70, 80, 90].map(ago => coffee({ day: addDays(TODAY, -ago), personIds: [odilon] })),
  )
  await saveEncounter(desk, coffee({ id: planned, planned: true, personIds: [odilon], place: 'au phare' }))
  await saveFollowUp(desk, {
    id: followUp,
    text: PROMISE,
    by: 'me',
    personId: zephyrine,
    encounterId: encounter,
    dueOn: TODAY,
    doneOn: null,
  })
  const gone = newId()
  const promise = { id: gone, by: 'me' as const, personId: anatole, encounterId: null, doneOn: null }
  await saveFollowUp(desk, { ...promise, text: 'accorder l’épinette', dueOn: TODAY })
  await deleteFollowUp(desk, gone)
  const until = addDays(TODAY, 9) as Day
  await replyToSuggestion(desk, { id: reply, personId: anatole, reply: 'later', until })
  const work = await filledWork(desk, { zephyrine, anatole, odilon, encounter })
  await fillDuplicates(desk, { zephyrine, anatole, odilon, encounter })
  await saveMapping(desk, { id: MAPPING, headers: [COLUMN], uses: ['full-name'] })
  const dav = await fillFromDevices(desk, ODILON)
  const removed = await removedBy(desk, dav.device)
  await saveSettings(desk, { trade: 'lutherie' })
  await undo(desk, desk.batches.at(-1) as string)
  await learnDeskRhythm(desk)

  const card = await desk.db
    .selectFrom('person')
    .innerJoin('personCard', join => join.onRef('personCard.personId', '=', 'person.id'))
    .select(['person.cardHash', 'personCard.photoHash'])
    .where('person.deskId', '=', desk.id)
    .where('person.id', '=', zephyrine)
    .executeTakeFirstOrThrow()
  const words = [
    ZEPHYRINE,
    ANATOLE,
    ODILON,
    'Clavecins du Léon',
    'zephyrine@leon.example',
    TAG,
    TOWN,
    PROMISE,
  ]
  const others = [NOTE, 'au phare', 'beau-frère', 'Perpétue', 'anatole-in-a-file', COLUMN, MAPPING]
  const photoHash = card.photoHash as string
  const ids = [zephyrine, anatole, odilon, tie, encounter, planned, followUp, gone, reply, removed]
  const { secrets, ...rows } = dav
  const fromDevices = [
    ...Object.values(rows).filter(value => value !== dav.device),
    ...secrets,
    REMOVED,
    ZONE,
  ]
  return {
    desk,
    zephyrine,
    anatole,
    odilon,
    tie,
    encounter,
    planned,
    followUp,
    gone,
    reply,
    batch,
    lastBatch: desk.batches.at(-1) as string,
    cardHash: card.cardHash,
    photoHash,
    dav,
    removed,
    ...work,
    secrets: [
      ...Object.values(work).flatMap(filled => filled.secrets),
      ...ids,
      ...words,
      ...others,
      ...fromDevices,
      origin.id,
      card.cardHash,
      photoHash,
      desk.id,
      ...desk.batches,
    ],
  }
}

async function filledWork(desk: Desk, people: FilledPeople) {
  const mandates = await fillMandates(desk, people)
  const known = { ...people, mandate: mandates.mandate }
  return {
    places: await fillPlaces(desk, people),
    mandates,
    reciprocity: await fillReciprocity(desk, known),
    handovers: await fillHandovers(desk, known),
    ideas: await fillIdeas(desk, known),
    needs: await fillNeeds(desk, known),
    leap: await fillLeap(desk, known),
    visits: await fillVisits(desk, known),
    outings: await fillOutings(desk, known),
    clubs: await fillClubs(desk, known),
    company: await fillCompany(desk, known),
    presence: await fillPresence(desk, known),
    networks: await fillNetworks(desk, known),
    balance: await fillBalance(desk, known),
    plan: await fillPlan(desk, known),
    review: await fillReview(desk, known),
    history: await fillHistory(desk, { name: ZEPHYRINE }),
    leaving: await fillLeaving(desk, people),
  }
}

/** Every row of every table of a desk's own, as text: compared before and after. */
export async function imageOf(
  { system, dialect }: Database,
  deskId: string,
): Promise<Record<string, string[]>> {
  const tables = Object.keys(TABLES).filter(name => TABLES[name] !== 'system')
  const image: Record<string, string[]> = Object.fromEntries(tables.map(table => [table, []]))
  for (const { table, row } of await rowsIn(system.withoutPlugins(), { tables, dialect, deskId })) {
    image[table]?.push(row)
  }
  for (const rows of Object.values(image)) rows.sort()
  return image
}

async function rowsIn(
  system: Kysely<Schema>,
  { tables, dialect, deskId }: { tables: readonly string[]; dialect: Dialect; deskId: string },
): Promise<{ table: string; row: string }[]> {
  // One question: a hundred of them would cost a hundred ways to the server and back.
  if (dialect === 'postgres') {
    const each = tables.map(
      table =>
        sql`select ${table}::text as "table", to_jsonb(one)::text as "row"
          from ${sql.table(table)} one where desk_id = ${deskId}`,
    )
    return (await sql<{ table: string; row: string }>`${sql.join(each, sql` union all `)}`.execute(system))
      .rows
  }
  const found: { table: string; row: string }[] = []
  for (const table of tables) {
    const { rows } = await sql`select * from ${sql.table(table)} where desk_id = ${deskId}`.execute(system)
    found.push(...rows.map(row => ({ table, row: JSON.stringify(row) })))
  }
  return found
}

/** Somebody whom a device took away, as the guard marks those past a burst. */
async function removedBy(desk: Desk, device: string): Promise<string> {
  const id = await somebody(desk, REMOVED, { phones: [phone('02 98 61 00 02')] })
  await desk.write({ what: 'test' }, inside => mark(inside, [id], device))
  return id
}

function acquaintance(changes: Partial<Acquaintance>): Acquaintance {
  return { ...NEW_ACQUAINTANCE, ...changes }
}
