import { DAYS_SHOWN, factMembers, type Shown } from '../encounters/fact-members.ts'
import { addDays } from '../lib/day.ts'
import { type Desk, inChunks, type Projector } from '../platform/desk.ts'
import { standingFrom } from './presence-row.ts'
import { eventOf } from './standing-event.ts'

/** The calendar of standing half-days: its key, and its name in addresses. */
export const STANDING = 'standing'

/** The half-days that come back, as devices see them: each one series. */
export const STANDING_EVENTS = factMembers({
  collectionId: STANDING,
  component: 'VEVENT',
  prefix: 'standing:',
  shownOf,
  mayHaveBeenShown: ({ before }) => before !== null,
})

/** Keeps what devices see in step with the standing half-days. */
export const projectStandingMembers: Projector = STANDING_EVENTS.project

/** Those that are over since leave; those that were there before the calendar was come. */
export async function showStandingOfToday(desk: Desk): Promise<void> {
  const rows = await desk.db.selectFrom('standing').select('id').where('deskId', '=', desk.id).execute()
  const ids = rows.map(({ id }) => id)
  await desk.write({ what: 'encounters:change.tallied' }, inside => STANDING_EVENTS.showAgain(inside, ids))
}

/** Those that are over leave the calendar a while after. */
async function shownOf(desk: Desk, ids: readonly string[]): Promise<Map<string, Shown>> {
  const shown = new Map<string, Shown>()
  const last = addDays(desk.today(), -DAYS_SHOWN)
  await inChunks(ids, 200, async chunk => {
    const rows = await desk.db
      .selectFrom('standing')
      .selectAll()
      .where('deskId', '=', desk.id)
      .where('id', 'in', chunk)
      .where(of => of.or([of('until', 'is', null), of('until', '>=', last)]))
      .execute()
    for (const row of rows) {
      const text = eventOf(standingFrom(row, []))
      if (text !== null) shown.set(row.id, { name: `${row.id}.ics`, octets: new TextEncoder().encode(text) })
    }
  })
  return shown
}
