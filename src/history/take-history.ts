import { countAgain } from '../encounters/tally.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { CorrespondenceTable, CorrespondentTable } from '../platform/db/schema-history.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { attributor, type KnownPerson } from './attribute.ts'
import { countryOf } from './country.ts'
import { sumOf, unite } from './entries.ts'
import type { Gathered, GatheredDay } from './gather.ts'
import { knownPeople } from './known-people.ts'
import { takeMeetings } from './meetings.ts'
import { nameTitled } from './name-titled.ts'
import { placeEncounters } from './place-encounters.ts'
import { idOf } from './row-ids.ts'

/** What came of it. */
export interface Taken {
  /** Days of writing, and calls, that were not there. */
  days: number
  /** Meetings that were not there, proposed. */
  meetings: number
  /** Encounters made of what was written. */
  encounters: number
  /** Addresses met for the first time, that are nobody's of the cardex yet. */
  unknown: number
}

export interface TakeOptions {
  /** Who comes in with the same batch, and stands in no projection yet. */
  newcomers?: readonly KnownPerson[]
  /** Of the days and meetings: how many are done. May throw to stop. */
  onStep?: (done: number) => void | Promise<void>
}

const DAYS_AT_ONCE = 2000
const ROWS_AT_ONCE = 500
const NAMES_AT_ONCE = 100

/**
 * Takes what was gathered, whoever read it, in one batch: what was there already adds nothing, what overlaps unites.
 * Days with people of the cardex become encounters; meetings are proposed.
 */
export async function takeHistory(
  desk: Desk,
  gathered: Gathered,
  { newcomers = [], onStep = () => {} }: TakeOptions = {},
): Promise<Taken> {
  const details = { exchanges: gathered.counts.exchanges, meetings: gathered.counts.meetings }
  return desk.write({ what: 'history:change.taken', details }, async inside => {
    const people = [...(await knownPeople(inside)), ...newcomers]
    const { ids, personOf, fresh } = await takeCorrespondents(inside, gathered, people)
    let done = 0
    const taken = { days: 0, encounters: 0 }
    for (const chunk of inPortions(gathered.days, of => personOf.get(ids[of] as string) ?? '')) {
      const { added, encounters } = await takeDays(inside, chunk, { ids, personOf, fresh })
      taken.days += added
      taken.encounters += encounters
      done += chunk.length
      await onStep(done)
    }
    const named = await nameTitled(inside, gathered.meetings, { ids, people })
    const meetings = await takeMeetings(inside, named.meetings, named.ids)
    await onStep(done + gathered.meetings.length)
    const unknown = [...fresh].filter(id => !personOf.has(id)).length
    return { ...taken, meetings, unknown }
  })
}

/** Somebody's days together, by whatever address, some at once. */
function* inPortions(
  days: readonly GatheredDay[],
  personOf: (correspondent: number) => string,
): Generator<GatheredDay[]> {
  const byCorrespondent: GatheredDay[][] = []
  for (const day of days) {
    const theirs = byCorrespondent[day.of]
    if (theirs) theirs.push(day)
    else byCorrespondent[day.of] = [day]
  }
  const order = Object.keys(byCorrespondent)
    .map(key => ({ of: Number(key), person: personOf(Number(key)) }))
    .sort((one, other) =>
      one.person < other.person ? -1 : one.person > other.person ? 1 : one.of - other.of,
    )
  let portion: GatheredDay[] = []
  for (const { of } of order) {
    for (const day of byCorrespondent[of] ?? []) {
      portion.push(day)
      if (portion.length < DAYS_AT_ONCE) continue
      yield portion
      portion = []
    }
  }
  if (portion.length > 0) yield portion
}

interface Who {
  /** Of each gathered correspondent. */
  ids: readonly string[]
  /** By the id of a correspondent. */
  personOf: ReadonlyMap<string, string>
  /** Met for the first time: no row can be theirs yet. */
  fresh: ReadonlySet<string>
}

async function takeCorrespondents(
  inside: Desk,
  { correspondents }: Gathered,
  people: readonly KnownPerson[],
): Promise<Who> {
  const ids = correspondents.map(({ address }) => idOf('correspondent', address))
  const there = new Map<string, CorrespondentTable>()
  await inChunks(ids, ROWS_AT_ONCE, async chunk => {
    const rows = await inside.db
      .selectFrom('correspondent')
      .selectAll()
      .where('deskId', '=', inside.id)
      .where('id', 'in', chunk)
      .execute()
    for (const row of rows) there.set(row.id, row)
  })
  const isThere = new Set(people.map(({ id }) => id))
  const whose = attributor(people, await countryOf(inside))
  const personOf = new Map<string, string>()
  const rows: CorrespondentTable[] = []
  for (const [at, { address, name }] of correspondents.entries()) {
    const id = ids[at] as string
    // A name is looked for among all: others are answered meanwhile.
    if (at % NAMES_AT_ONCE === 0) await new Promise(resolve => setImmediate(resolve))
    const known = there.get(id)
    if (known?.personId && isThere.has(known.personId)) personOf.set(id, known.personId)
    // Those who wait are looked at together, when a card changes: src/history/attribute-again.ts.
    if (known) continue
    const found = whose({ address, name })
    const personId = found.kind === 'known' ? found.personId : null
    if (personId) personOf.set(id, personId)
    rows.push({ deskId: inside.id, id, address, name, personId, state: personId ? 'known' : 'new' })
  }
  await insertRows(inside.db, 'correspondent', rows)
  return { ids, personOf, fresh: new Set(rows.map(({ id }) => id)) }
}

async function takeDays(
  inside: Desk,
  days: readonly GatheredDay[],
  { ids, personOf, fresh }: Who,
): Promise<{ added: number; encounters: number }> {
  const wanted = days.map(day => {
    const correspondentId = ids[day.of] as string
    const slot = [correspondentId, day.day, day.channel, day.slot]
    return { day, correspondentId, id: idOf('correspondence', ...slot) }
  })
  const known = await rowsAmong(
    inside,
    wanted.filter(({ correspondentId }) => !fresh.has(correspondentId)).map(({ id }) => id),
  )
  const rows = wanted
    .filter(({ id }) => !known.has(id))
    .map(({ day, correspondentId, id }) => rowOf(inside, day, { id, correspondentId }))
  const placed = rows.flatMap(row => {
    const personId = personOf.get(row.correspondentId)
    return personId ? [{ row, personId }] : []
  })
  const encounters = await placeEncounters(inside, placed)
  await insertRows(inside.db, 'correspondence', rows)
  const told: string[] = []
  for (const { day, id, correspondentId } of wanted) {
    const row = known.get(id)
    const isMore = row && (await uniteDay(inside, row, day))
    const personId = personOf.get(correspondentId)
    if (isMore && personId) told.push(personId)
  }
  await countAgain(inside, told)
  return { added: rows.length, encounters }
}

function rowOf(
  { id: deskId }: Desk,
  { day, channel, time, firstBy, sent, received, minutes, entries }: GatheredDay,
  { id, correspondentId }: { id: string; correspondentId: string },
): CorrespondenceTable {
  const said = { day, channel, time, firstBy, sent, received, minutes, entries }
  return { deskId, id, correspondentId, ...said, encounterId: null, isAttached: 0 }
}

async function rowsAmong(inside: Desk, ids: readonly string[]): Promise<Map<string, CorrespondenceTable>> {
  const found = new Map<string, CorrespondenceTable>()
  await inChunks(ids, ROWS_AT_ONCE, async chunk => {
    const rows = await inside.db
      .selectFrom('correspondence')
      .selectAll()
      .where('deskId', '=', inside.id)
      .where('id', 'in', chunk)
      .execute()
    for (const row of rows) found.set(row.id, row)
  })
  return found
}

/** What another export tells of the same day besides. @returns whether it tells more. */
async function uniteDay(inside: Desk, row: CorrespondenceTable, day: GatheredDay): Promise<boolean> {
  const entries = unite(row.entries, day.entries)
  const minutes = Math.max(row.minutes ?? -1, day.minutes ?? -1)
  const isEarlier = row.time === null || day.time < row.time
  const said = {
    entries,
    ...sumOf(entries),
    minutes: minutes < 0 ? null : minutes,
    time: isEarlier ? day.time : row.time,
    firstBy: isEarlier ? day.firstBy : row.firstBy,
  }
  if (entries === row.entries && said.minutes === row.minutes && !isEarlier) return false
  await inside.db
    .updateTable('correspondence')
    .set(said)
    .where('deskId', '=', inside.id)
    .where('id', '=', row.id)
    .execute()
  if (isEarlier) await beginEarlier(inside, row, { time: day.time, firstBy: day.firstBy })
  return true
}

/** The encounter of ours began earlier than was known, unless somebody said otherwise since. */
async function beginEarlier(
  inside: Desk,
  { encounterId, isAttached, time, firstBy }: CorrespondenceTable,
  earlier: { time: string; firstBy: string },
): Promise<void> {
  if (encounterId === null || isAttached === 1 || time === null) return
  await inside.db
    .updateTable('encounter')
    .set({ time: earlier.time, initiator: earlier.firstBy })
    .where('deskId', '=', inside.id)
    .where('id', '=', encounterId)
    .where('time', '=', time)
    .where('initiator', '=', firstBy)
    .execute()
}
