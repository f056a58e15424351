import type { Span } from '../lib/day.ts'
import { type Mandate, valueCents, WON_STAGES } from '../mandates/mandate.ts'
import { everyWay } from '../mandates/provenance-store.ts'
import { personIn, type WayFacts } from '../mandates/provenance-ways.ts'
import { broughtLately } from '../outings/read-brought.ts'
import { namesOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { favoursOf } from '../reciprocity/ledger.ts'
import type { FavourTold, MandateTold, MonthFigures, OutingTold, WayTold } from './month-figures.ts'

const MOST_FAVOURS = 5000

/** Those one went to, the first first. */
export async function outingsTold(desk: Desk, { from, to }: Span): Promise<OutingTold[]> {
  const rows = await desk.db
    .selectFrom('outing')
    .select(['id', 'title', 'day'])
    .where('deskId', '=', desk.id)
    .where('state', '=', 'been')
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const brought = new Map((await broughtLately(desk)).map(each => [each.outingId, each]))
  return rows.map(({ id, title, day }) => {
    const of = brought.get(id)
    return {
      id,
      title,
      day: day as OutingTold['day'],
      met: of?.met ?? 0,
      fresh: of?.fresh ?? 0,
      mandates: of?.mandates.map(({ what }) => what).filter(what => what !== '') ?? [],
    }
  })
}

export async function mandatesTold(desk: Desk, { from, to }: Span): Promise<MonthFigures['mandates']> {
  const rows = await desk.db
    .selectFrom('mandate')
    .select(['id', 'what', 'organisation', 'clientId', 'stage', 'heardOn', 'decidedOn', 'paidOn'])
    .select(['amountCents', 'per', 'daysHundredths', 'currency'])
    .where('deskId', '=', desk.id)
    .where(eb =>
      eb.or(
        (['heardOn', 'decidedOn', 'paidOn'] as const).map(on =>
          eb.and([eb(on, '>=', from), eb(on, '<=', to)]),
        ),
      ),
    )
    .orderBy('heardOn')
    .orderBy('id')
    .execute()
  const nameOf = await namesOf(
    desk,
    rows.flatMap(({ clientId }) => clientId ?? []),
  )
  const isIn = (day: string | null) => day !== null && day >= from && day <= to
  const isWon = (stage: string) => (WON_STAGES as readonly string[]).includes(stage)
  const told = (of: typeof rows): MandateTold[] =>
    of.map(row => {
      const cents = valueCents({ ...row, per: row.per as Mandate['per'] })
      return {
        id: row.id,
        what: row.what,
        client: row.organisation || (row.clientId === null ? '' : nameOf(row.clientId).name),
        value: cents === null ? null : { cents, currency: row.currency },
      }
    })
  return {
    heard: told(rows.filter(row => isIn(row.heardOn))),
    won: told(rows.filter(row => isWon(row.stage) && isIn(row.decidedOn ?? row.heardOn))),
    paid: told(rows.filter(row => isIn(row.paidOn))),
    lost: told(rows.filter(row => row.stage === 'lost' && isIn(row.decidedOn))),
  }
}

/** Of the mandates won in the span, by what each is counted for. */
export async function waysTold(desk: Desk, { from, to }: Span): Promise<WayTold[]> {
  const ways = (await everyWay(desk, { from, to, by: 'won' })).filter(
    ({ stage, cents }) => (WON_STAGES as readonly string[]).includes(stage) && cents !== null,
  )
  const currency = currencyThatSaysMost(ways)
  const bySource = Map.groupBy(
    ways.filter(way => way.currency === currency),
    ({ source }) => source,
  )
  const nameOf = await namesOf(
    desk,
    [...bySource.keys()].flatMap(source => personIn(source) ?? []),
  )
  return [...bySource]
    .flatMap(([source, of]) => {
      const [first] = of
      if (!first) return []
      const person = personIn(source)
      const name = person === null ? (source.startsWith('where:') ? first.label : '') : nameOf(person).name
      const cents = of.reduce((sum, way) => sum + (way.cents ?? 0), 0)
      return [{ kind: first.kind, name, isPerson: person !== null, cents, currency: first.currency }]
    })
    .filter(({ cents }) => cents > 0)
    .sort((a, b) => b.cents - a.cents || (a.name < b.name ? -1 : 1))
}

export async function favoursTold(desk: Desk, { from, to }: Span): Promise<MonthFigures['favours']> {
  const favours = (await favoursOf(desk, { from, to, limit: MOST_FAVOURS })).toReversed()
  const told = (direction: 'given' | 'received'): FavourTold[] =>
    favours
      .filter(favour => favour.direction === direction)
      .map(({ id, kind, person }) => ({ id, kind, person }))
  return { given: told('given'), received: told('received') }
}

export async function ideasTold(
  { db, id, ...desk }: Desk,
  { from, to }: Span,
): Promise<MonthFigures['ideas']> {
  const rows = await db
    .selectFrom('idea')
    .select(['id', 'title', 'personId', 'askedOn', 'answeredOn', 'status'])
    .where('deskId', '=', id)
    .where(eb =>
      eb.or((['askedOn', 'answeredOn'] as const).map(on => eb.and([eb(on, '>=', from), eb(on, '<=', to)]))),
    )
    .orderBy('askedOn')
    .orderBy('id')
    .execute()
  const nameOf = await namesOf(
    { db, id, ...desk },
    rows.flatMap(({ personId }) => personId ?? []),
  )
  const isIn = (day: string | null) => day !== null && day >= from && day <= to
  const told = (of: typeof rows) =>
    of.map(({ id, title, personId }) => {
      const person = personId === null ? null : nameOf(personId)
      return { id, title, person: person?.name ? person : null }
    })
  const answered = rows.filter(({ answeredOn }) => isIn(answeredOn))
  return {
    asked: told(rows.filter(({ askedOn }) => isIn(askedOn))),
    yes: told(answered.filter(({ status }) => status === 'yes' || status === 'done')),
    no: answered.filter(({ status }) => status === 'no').length,
  }
}

export async function onlineTold({ db, id }: Desk, { from, to }: Span): Promise<MonthFigures['online']> {
  const rows = await db
    .selectFrom('networkTime as t')
    .innerJoin('network as n', join =>
      join.onRef('n.deskId', '=', 't.deskId').onRef('n.id', '=', 't.networkId'),
    )
    .select('n.name')
    .select(({ fn }) => fn.sum<number>('t.minutes').as('minutes'))
    .where('t.deskId', '=', id)
    .where('t.day', '>=', from)
    .where('t.day', '<=', to)
    .where('t.minutes', 'is not', null)
    .groupBy(['n.id', 'n.name'])
    .execute()
  return rows
    .map(({ name, minutes }) => ({ name, minutes: Number(minutes) }))
    .filter(({ minutes }) => minutes > 0)
    .sort((a, b) => b.minutes - a.minutes || (a.name < b.name ? -1 : 1))
}

function currencyThatSaysMost(ways: readonly WayFacts[]): string | null {
  const mandates = new Map<string, Set<string>>()
  for (const { currency, mandateId } of ways) {
    mandates.set(currency, (mandates.get(currency) ?? new Set()).add(mandateId))
  }
  const [first] = [...mandates].sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1))
  return first?.[0] ?? null
}
