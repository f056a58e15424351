import { sql } from 'kysely'
import { DAYS_SHOWN, factMembers, type Shown, TAKEN_OUT } from '../encounters/fact-members.ts'
import { addDays } from '../lib/day.ts'
import { changesVoice, type Voice } from '../owner/voice.ts'
import type { OutingTable } from '../platform/db/schema-outings.ts'
import { withBlob } from '../platform/db/with-blob.ts'
import type { Desk, Projector } from '../platform/desk.ts'
import { outingFrom } from './outing-row.ts'
import { eventOf } from './outing-said.ts'

/** The calendar of outings one goes to: its key, and its name in addresses. */
export const OUTINGS = 'outings'

/** The outings that devices see, as events. */
export const OUTING_EVENTS = factMembers({
  collectionId: OUTINGS,
  component: 'VEVENT',
  prefix: 'outing:',
  shownOf: eventsOf,
  mayHaveBeenShown: ({ before }) =>
    before !== null &&
    (isOfCalendar(before.state as string) || before.uri !== null || before.ical_hash !== null),
})

/** Keeps the events that devices see in step with the outings. */
export const projectOutingMembers: Projector = OUTING_EVENTS.project

/** Another clock. */
export const projectOutingsOfVoice: Projector = async (desk, rows) => {
  if (!changesVoice(rows)) return
  const standing = await standingOutings(desk).execute()
  await OUTING_EVENTS.showAgain(
    desk,
    standing.flatMap(member => OUTING_EVENTS.factOf(member) ?? []),
  )
}

/** What is past leaves the calendar. */
export async function dropPastOutings(desk: Desk): Promise<void> {
  const members = await standingOutings(desk)
    .where('endsAt', '<', addDays(desk.today(), 2 - DAYS_SHOWN))
    .execute()
  const past = members.flatMap(member => OUTING_EVENTS.factOf(member) ?? [])
  if (past.length === 0) return
  await desk.write({ what: 'encounters:change.tallied' }, inside => OUTING_EVENTS.showAgain(inside, past))
}

/** Those of these outings that are in the calendar, as it shows them. */
async function eventsOf(
  desk: Desk,
  ids: readonly string[],
  { timeZone }: Voice,
): Promise<Map<string, Shown>> {
  const rows: (OutingTable & { bytes: Uint8Array | null })[] = await desk.db
    .selectFrom('outing as o')
    .leftJoin('blob', withBlob('o.icalHash'))
    .selectAll('o')
    .select('blob.bytes')
    .where('o.deskId', '=', desk.id)
    .where('o.id', 'in', ids)
    .where('o.state', 'in', ['going', 'been'])
    .execute()
  const first = addDays(desk.today(), -DAYS_SHOWN)
  const shown = rows.filter(row => row.uri !== TAKEN_OUT && (row.bytes !== null || row.endDay >= first))
  return new Map(
    shown.map(({ bytes, ...row }) => {
      const octets = bytes
        ? new Uint8Array(bytes)
        : new TextEncoder().encode(eventOf(outingFrom(row, []), timeZone))
      return [row.id, { name: row.uri ?? `${row.id}.ics`, octets }]
    }),
  )
}

function isOfCalendar(state: string): boolean {
  return state === 'going' || state === 'been'
}

function standingOutings({ db, id }: Desk) {
  return db
    .selectFrom('davMember')
    .select('rowId')
    .where('deskId', '=', id)
    .where('collectionId', '=', OUTINGS)
    .where(sql<boolean>`gone = 0`)
}
