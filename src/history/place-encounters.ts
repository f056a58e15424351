import { sql } from 'kysely'
import {
  type Channel,
  type Encounter,
  type EncounterSize,
  modeOf,
  sizeOf,
  UNSAID,
} from '../encounters/encounter.ts'
import { addEncounters } from '../encounters/store.ts'
import type { Day } from '../lib/day.ts'
import { uuidv7 } from '../lib/uuid.ts'
import type { CorrespondenceTable } from '../platform/db/schema-history.ts'
import { type Desk, inChunks } from '../platform/desk.ts'

/** What was written on a day, or a call, with somebody of the cardex. */
export interface Placed {
  row: CorrespondenceTable
  personId: string
}

const PEOPLE_AT_ONCE = 100
/** A call logged by hand within this of the one a telephone tells is the same. */
const SAME_CALL_MINUTES = 60

/**
 * Gives each row its encounter, in the write under way: one a person a day in writing, each call its own. What is there
 * already, by hand or from another address, is the same; the rest is made. The rows are written by the caller.
 *
 * @returns how many encounters are new.
 */
export async function placeEncounters(inside: Desk, placed: readonly Placed[]): Promise<number> {
  const byPerson = Map.groupBy(placed, ({ personId }) => personId)
  const made: Encounter[] = []
  await inChunks([...byPerson.keys()], PEOPLE_AT_ONCE, async people => {
    const there = await encountersOf(inside, people)
    for (const personId of people) {
      const rows = (byPerson.get(personId) ?? []).map(({ row }) => row)
      const known = there.get(personId) ?? []
      const calls = rows.filter(({ channel }) => isCall(channel))
      for (const row of calls) placeCall(inside, { row, personId }, known, made)
      const written = rows.filter(({ channel }) => !isCall(channel))
      for (const day of Map.groupBy(written, row => row.day).values()) {
        placeWriting(inside, day, { personId, known, made })
      }
    }
  })
  await addEncounters(inside, made)
  return made.length
}

/** A word or two in passing, a real exchange, a long one; ours (docs/measures.md#exchange). */
export function sizeOfWriting(messages: number): EncounterSize {
  return messages <= 2 ? 'micro' : messages <= 20 ? 'short' : 'long'
}

interface There {
  id: string
  day: string
  time: string | null
  channel: Channel
  /** A row of ours names it already. */
  isNamed: boolean
}

function placeCall(inside: Desk, { row, personId }: Placed, known: There[], made: Encounter[]): void {
  const same = known.find(
    ({ day, time, channel, isNamed }) =>
      !isNamed &&
      day === row.day &&
      channel === row.channel &&
      (time === null || Math.abs(minutesOf(time) - minutesOf(row.time ?? time)) <= SAME_CALL_MINUTES),
  )
  if (same) {
    same.isNamed = true
    Object.assign(row, { encounterId: same.id, isAttached: 1 })
    return
  }
  const { minutes } = row
  make(inside, [row], { personId, made, minutes, size: minutes === null ? 'short' : sizeOf(minutes) })
}

function placeWriting(
  inside: Desk,
  rows: CorrespondenceTable[],
  { personId, known, made }: { personId: string; known: There[]; made: Encounter[] },
): void {
  const [first] = rows
  const same = known.find(({ day, channel }) => day === first?.day && modeOf(channel) === 'writing')
  if (same) {
    for (const row of rows) Object.assign(row, { encounterId: same.id, isAttached: 1 })
    return
  }
  const messages = rows.reduce((sum, { sent, received }) => sum + sent + received, 0)
  make(inside, rows, { personId, made, minutes: null, size: sizeOfWriting(messages) })
}

function make(
  inside: Desk,
  rows: CorrespondenceTable[],
  said: { personId: string; made: Encounter[] } & Pick<Encounter, 'minutes' | 'size'>,
): void {
  const [first, ...others] = rows.toSorted((one, other) => ((one.time ?? '') < (other.time ?? '') ? -1 : 1))
  if (!first) return
  const id = uuidv7(inside.now())
  Object.assign(first, { encounterId: id, isAttached: 0 })
  for (const row of others) Object.assign(row, { encounterId: id, isAttached: 1 })
  said.made.push({
    ...UNSAID,
    id,
    day: first.day as Day,
    time: first.time,
    channel: first.channel as Channel,
    size: said.size,
    minutes: said.minutes,
    personIds: [said.personId],
    initiator: first.firstBy as 'me' | 'them',
  })
}

function isCall(channel: string): boolean {
  return channel === 'call' || channel === 'video'
}

export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/** What took place with each of these people, those logged by hand first. */
async function encountersOf({ db, id }: Desk, people: string[]): Promise<Map<string, There[]>> {
  const { rows } = await sql<There & { personId: string; named: number }>`
    select ep.person_id as "personId", e.id, e.day, e.time, e.channel,
      case when exists (select 1 from correspondence c where c.desk_id = e.desk_id and c.encounter_id = e.id)
        then 1 else 0 end as named
    from encounter_person ep join encounter e on e.desk_id = ep.desk_id and e.id = ep.encounter_id
    where ep.desk_id = ${id} and ep.person_id in (${sql.join(people)}) and e.planned = 0
    order by named, e.day, e.id`.execute(db.withoutPlugins())
  const found = new Map<string, There[]>()
  for (const { personId, named, ...row } of rows) {
    const there = { ...row, isNamed: Number(named) === 1 }
    const theirs = found.get(personId)
    if (theirs) theirs.push(there)
    else found.set(personId, [there])
  }
  return found
}
