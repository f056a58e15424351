import { sql } from 'kysely'
import type { Member } from '../dav/members.ts'
import { addDays } from '../lib/day.ts'
import { changesVoice, type Voice } from '../owner/voice.ts'
import type { FollowUpTable } from '../platform/db/schema.ts'
import { withBlob } from '../platform/db/with-blob.ts'
import { type Desk, inChunks, type Projector } from '../platform/desk.ts'
import type { FollowUp } from './encounter.ts'
import { DAYS_SHOWN, factMembers, type Shown, TAKEN_OUT } from './fact-members.ts'
import { taskOf } from './task-said.ts'
import { taskTitle } from './task-title.ts'

/** The list of tasks that follow-ups are: its key, and its name in addresses. */
export const FOLLOW_UPS = 'follow-ups'

const AT_ONCE = 200
const PREFIX = 'follow-up:'

/** The follow-ups that devices see, as tasks. */
export const TASKS = factMembers({
  collectionId: FOLLOW_UPS,
  component: 'VTODO',
  prefix: PREFIX,
  shownOf: tasksOf,
  mayHaveBeenShown: ({ before }) => before !== null,
})

/** Keeps the tasks that devices see in step with the follow-ups. */
export const projectFollowUpMembers: Projector = TASKS.project

/** What people are called is in the titles of what is promised to them. */
export const projectTasksOfPeople: Projector = async (desk, rows) => {
  const people = rows.flatMap(row => (row.before ? [row.id] : []))
  const ids: string[] = []
  await inChunks(people, AT_ONCE, async chunk => {
    const theirs = await titled(desk).where('personId', 'in', chunk).execute()
    for (const { id } of theirs) ids.push(id)
  })
  await TASKS.showAgain(desk, ids)
}

/** Another language, or another clock. */
export const projectTasksOfVoice: Projector = async (desk, rows) => {
  if (!changesVoice(rows)) return
  const all = await titled(desk).execute()
  await TASKS.showAgain(
    desk,
    all.map(row => row.id),
  )
}

/** What was done long ago leaves the list. */
export async function dropPastTasks(desk: Desk): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select f.id from dav_member member
    join follow_up f on f.desk_id = member.desk_id and member.row_id = ${sql.lit(PREFIX)} || f.id
    where member.desk_id = ${desk.id} and member.collection_id = ${FOLLOW_UPS} and member.gone = 0
      and f.desk_id = ${desk.id} and f.ical_hash is null
      and f.done_on < ${addDays(desk.today(), -DAYS_SHOWN)}`.execute(desk.db.withoutPlugins())
  if (rows.length === 0) return
  await desk.write({ what: 'encounters:change.tallied' }, inside =>
    TASKS.showAgain(
      inside,
      rows.map(row => row.id),
    ),
  )
}

/** The octets of the tasks of follow-ups, by name of their members. */
export async function contentsOfTasks(
  desk: Desk,
  members: readonly Member[],
): Promise<Map<string, Uint8Array>> {
  return TASKS.contentsOf(desk, members)
}

/** The octets that devices see of a follow-up; null when they see none. */
export async function taskOctets(desk: Desk, id: string): Promise<Uint8Array | null> {
  return TASKS.octetsOf(desk, id)
}

/** Those of these follow-ups that are in the list, as it shows them. */
async function tasksOf(
  desk: Desk,
  ids: readonly string[],
  { language, timeZone }: Voice,
): Promise<Map<string, Shown>> {
  const rows: (FollowUpTable & { bytes: Uint8Array | null; personName: string | null })[] = await desk.db
    .selectFrom('followUp as f')
    .leftJoin('blob', withBlob('f.icalHash'))
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'f.deskId').onRef('card.personId', '=', 'f.personId'),
    )
    .selectAll('f')
    .select(['blob.bytes', 'card.name as personName'])
    .where('f.deskId', '=', desk.id)
    .where('f.id', 'in', ids)
    .execute()
  const first = addDays(desk.today(), -DAYS_SHOWN)
  const shown = rows.filter(
    ({ uri, bytes, doneOn }) => uri !== TAKEN_OUT && (bytes !== null || doneOn === null || doneOn >= first),
  )
  return new Map(
    shown.map(row => {
      const { bytes, personName } = row
      // The columns hold only what the store wrote.
      const followUp = row as unknown as FollowUp
      const text = () => taskOf(followUp, taskTitle(followUp, personName, language), timeZone)
      const octets = bytes ? new Uint8Array(bytes) : new TextEncoder().encode(text())
      return [row.id, { name: row.uri ?? `${row.id}.ics`, octets }]
    }),
  )
}

/** Those whose task the desk itself words. */
function titled({ db, id }: Desk) {
  return db.selectFrom('followUp').select('id').where('deskId', '=', id).where('icalHash', 'is', null)
}
