import type { Channel } from '../encounters/encounter.ts'
import type { Day } from '../lib/day.ts'
import { type Stage, WON_STAGES } from '../mandates/mandate.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { type LinksView, linkFigures, linksSince, type NetworkMandate, onlineLinks } from './links.ts'

export async function linksView(desk: Desk): Promise<LinksView> {
  const mandates = await networkMandates(desk)
  const exchanges = await firstExchanges(desk)
  const links = onlineLinks(exchanges, { mandates, met: await metDays(desk) })
  const figures = linkFigures(links, desk.today())
  const counted = linksSince(links, figures.from)
  const names = await namesOf(
    desk,
    counted.map(({ personId }) => personId),
  )
  return {
    figures,
    links: counted.map(({ personId, ...link }) => ({
      ...link,
      person: { id: personId, name: names.get(personId) ?? '' },
    })),
    mandates: { n: mandates.length, won: mandates.filter(({ isWon }) => isWon).length },
  }
}

/** The first exchange with each person by each channel. */
async function firstExchanges({ db, id }: Desk) {
  const rows = await db
    .selectFrom('contactTally')
    .select(['personId', 'channel', 'firstOn'])
    .where('deskId', '=', id)
    .where('channel', '!=', 'any')
    .execute()
  return rows.map(({ personId, channel, firstOn }) => ({
    personId,
    channel: channel as Channel,
    day: firstOn as Day,
  }))
}

async function metDays({ db, id }: Desk): Promise<Map<string, Day>> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'metOn'])
    .where('deskId', '=', id)
    .where('metOn', 'is not', null)
    .execute()
  return new Map(rows.map(row => [row.id, row.metOn as Day]))
}

async function networkMandates({ db, id }: Desk): Promise<NetworkMandate[]> {
  const rows = await db
    .selectFrom('contribution as c')
    .innerJoin('mandate as m', join =>
      join.onRef('m.deskId', '=', 'c.deskId').onRef('m.id', '=', 'c.mandateId'),
    )
    .leftJoin('contributionPerson as p', join =>
      join.onRef('p.deskId', '=', 'c.deskId').onRef('p.contributionId', '=', 'c.id'),
    )
    .select(['m.id', 'm.what', 'm.heardOn', 'm.stage', 'm.clientId', 'p.personId'])
    .where('c.deskId', '=', id)
    .where('c.kind', '=', 'network')
    .execute()
  return [...Map.groupBy(rows, row => row.id).values()].flatMap(same => {
    const [first] = same
    if (!first) return []
    const people = same.flatMap(({ personId, clientId }) => [personId, clientId])
    return {
      id: first.id,
      what: first.what,
      heardOn: first.heardOn as Day,
      isWon: WON_STAGES.includes(first.stage as Stage),
      personIds: [...new Set(people.filter(each => each !== null))],
    }
  })
}

async function namesOf({ db, id }: Desk, people: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  await inChunks(people, 1000, async chunk => {
    const rows = await db
      .selectFrom('personCard')
      .select(['personId', 'name'])
      .where('deskId', '=', id)
      .where('personId', 'in', [...chunk])
      .execute()
    for (const { personId, name } of rows) names.set(personId, name)
  })
  return names
}
