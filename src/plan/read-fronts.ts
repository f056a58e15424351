import { addDays, type Day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { type FrontsView, LAST_TIME_DAYS, LATELY_DAYS, latelyOf } from './fronts.ts'

/**
 * What was done lately on the six fronts and with the five keys.
 *
 * @see docs/measures.md#plan-fronts
 */
export async function frontsView(desk: Desk): Promise<FrontsView> {
  const today = desk.today()
  const [since, from] = [addDays(today, 1 - LATELY_DAYS), addDays(today, -LAST_TIME_DAYS)]
  const span = { from, to: today }
  const met = await encountersIn(desk, span)
  const seen = met.filter(({ channel }) => channel === 'in-person')
  const ideas = await ideasIn(desk, span)
  const of = (rows: readonly { day: string | null }[]) => rows.flatMap(({ day }) => (day ?? []) as Day[])
  return {
    days: LATELY_DAYS,
    fronts: [
      latelyOf(
        'visits',
        of(seen.filter(({ size, sphere }) => size !== 'micro' && sphere !== 'personal')),
        since,
      ),
      latelyOf('micro', of(seen.filter(({ size }) => size === 'micro')), since),
      latelyOf('events', of(await outingsIn(desk, span)), since),
      latelyOf('networks', of(await networkTimesIn(desk, span)), since),
      latelyOf('club', of(await sessionsIn(desk, span)), since),
      latelyOf('work', of(await companyHalvesIn(desk, span)), since),
    ],
    keys: [
      latelyOf('creativity', of(ideas.map(({ notedOn }) => ({ day: notedOn }))), since),
      latelyOf('plan', of(await planDoneIn(desk, span)), since),
      latelyOf('selfEsteem', of(ideas.map(({ askedOn }) => ({ day: askedOn }))), since),
      latelyOf('occasion', of(met.filter(({ chosen }) => chosen === 'chosen')), since),
      latelyOf('balance', of(seen.filter(({ sphere }) => sphere === 'personal' || sphere === 'both')), since),
    ],
  }
}

interface Within {
  from: Day
  to: Day
}

/** Days are enough: rows alike count as often as they are. */
async function encountersIn({ db, id }: Desk, { from, to }: Within) {
  return db
    .selectFrom('encounter')
    .select(['day', 'channel', 'size', 'sphere', 'chosen'])
    .where('deskId', '=', id)
    .where('planned', '=', 0)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
}

async function ideasIn({ db, id }: Desk, { from }: Within) {
  return db
    .selectFrom('idea')
    .select(['notedOn', 'askedOn'])
    .where('deskId', '=', id)
    .where('notedOn', '>=', from)
    .execute()
}

async function outingsIn({ db, id }: Desk, { from, to }: Within) {
  return db
    .selectFrom('outing')
    .select('day')
    .where('deskId', '=', id)
    .where('state', '=', 'been')
    .where('kind', '<>', 'club')
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
}

async function networkTimesIn({ db, id }: Desk, { from, to }: Within) {
  return db
    .selectFrom('post')
    .select('postedOn as day')
    .where('deskId', '=', id)
    .where('state', '=', 'posted')
    .where('postedOn', '>=', from)
    .where('postedOn', '<=', to)
    .execute()
}

async function sessionsIn({ db, id }: Desk, { from, to }: Within) {
  return db
    .selectFrom('clubSession')
    .select('day')
    .where('deskId', '=', id)
    .where('state', '=', 'went')
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
}

async function companyHalvesIn({ db, id }: Desk, { from, to }: Within) {
  return db
    .selectFrom('halfDay')
    .select('day')
    .where('deskId', '=', id)
    .where('kind', '<>', 'off')
    .where(eb => eb.or([eb('company', '=', 1), eb('kind', 'in', ['coworking', 'client'])]))
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
}

async function planDoneIn({ db, id }: Desk, { from, to }: Within) {
  return db
    .selectFrom('planItem')
    .select('day')
    .where('deskId', '=', id)
    .where('state', '=', 'done')
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
}
