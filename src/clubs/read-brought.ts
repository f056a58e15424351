import type { Day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import type { Club, Member } from './club.ts'
import { presencesOf } from './presences.ts'
import { type Brought, broughtBy, type Come, type Met, metHere } from './what-it-brought.ts'

/** What came through the people of a club who were met there. */
export async function whatItBrought(
  desk: Desk,
  club: Pick<Club, 'id' | 'name' | 'place'>,
  members: readonly Member[],
): Promise<Brought> {
  const met = await metOf(desk, club.id, members)
  const here = metHere(met, [club.name, club.place])
  const ids = [...here.keys()]
  if (ids.length === 0) return broughtBy(met, here, { mandates: [], favours: [] })
  const rows = await desk.db
    .selectFrom('favour')
    .select(['personId', 'direction', 'day'])
    .where('deskId', '=', desk.id)
    .where('personId', 'in', ids)
    .execute()
  const favours = rows.map(({ personId, direction, day }) => ({
    personId,
    direction: direction as 'given' | 'received',
    day: day as Day,
  }))
  return broughtBy(met, here, { mandates: await mandatesThrough(desk, ids), favours })
}

async function metOf(desk: Desk, clubId: string, members: readonly Member[]): Promise<Met[]> {
  const { db, id: deskId } = desk
  const ids = members.map(({ id }) => id)
  if (ids.length === 0) return []
  const cards = await db
    .selectFrom('person as p')
    .leftJoin('contactTally as tally', join =>
      join
        .onRef('tally.deskId', '=', 'p.deskId')
        .onRef('tally.personId', '=', 'p.id')
        .on('tally.channel', '=', 'any'),
    )
    .select(['p.id', 'p.metOn', 'p.metAt', 'tally.firstOn'])
    .where('p.deskId', '=', deskId)
    .where('p.id', 'in', ids)
    .execute()
  const firstHere = new Map<string, Day>()
  // The latest first: the earliest is written last.
  for (const { day, people } of await presencesOf(desk, clubId)) {
    for (const { id } of people) firstHere.set(id, day)
  }
  const byId = new Map(cards.map(card => [card.id, card]))
  return members.map(({ id, name }) => {
    const card = byId.get(id)
    return {
      person: { id, name },
      firstOn: (card?.firstOn ?? null) as Day | null,
      firstHereOn: firstHere.get(id) ?? null,
      metOn: (card?.metOn ?? null) as Day | null,
      metAt: card?.metAt ?? '',
    }
  })
}

async function mandatesThrough({ db, id: deskId }: Desk, personIds: readonly string[]): Promise<Come[]> {
  const mandates = await db
    .selectFrom('mandate')
    .select([
      'id',
      'what',
      'stage',
      'heardOn',
      'amountCents',
      'per',
      'daysHundredths',
      'currency',
      'clientId',
    ])
    .where('deskId', '=', deskId)
    .where(eb =>
      eb.or([
        eb('clientId', 'in', personIds),
        eb(
          'id',
          'in',
          eb
            .selectFrom('contributionPerson as cp')
            .innerJoin('contribution as c', join =>
              join.onRef('c.deskId', '=', 'cp.deskId').onRef('c.id', '=', 'cp.contributionId'),
            )
            .select('c.mandateId')
            .where('cp.deskId', '=', deskId)
            .where('cp.personId', 'in', personIds),
        ),
      ]),
    )
    .orderBy('heardOn', 'desc')
    .orderBy('id')
    .execute()
  if (mandates.length === 0) return []
  const chains = await db
    .selectFrom('contribution as c')
    .innerJoin('contributionPerson as cp', join =>
      join.onRef('cp.deskId', '=', 'c.deskId').onRef('cp.contributionId', '=', 'c.id'),
    )
    .select(['c.id', 'c.mandateId', 'c.share', 'cp.personId'])
    .where('c.deskId', '=', deskId)
    .where(
      'c.mandateId',
      'in',
      mandates.map(({ id }) => id),
    )
    .execute()
  const byMandate = Map.groupBy(chains, row => row.mandateId)
  return mandates.map(mandate => {
    const rows = [...Map.groupBy(byMandate.get(mandate.id) ?? [], row => row.id).values()]
    const contributions = rows.map(chain => ({
      personIds: chain.map(({ personId }) => personId),
      share: chain[0]?.share ?? 0,
    }))
    // The columns hold only what the mandates wrote.
    return { ...mandate, contributions } as unknown as Come
  })
}
