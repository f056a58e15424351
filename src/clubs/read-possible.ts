import { WON_STAGES } from '../mandates/mandate.ts'
import { helpersFor } from '../needs/candidates.ts'
import { needsOf } from '../needs/list.ts'
import type { NeedKind } from '../needs/need.ts'
import { cardsOf, nameOf, summaryOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
import { membersOf } from './members.ts'
import { type PastClient, type Possible, possibleClients, type Sought } from './possible-clients.ts'

/** Needs that a person of a club may answer as a client, or by knowing one. */
const SOUGHT: readonly NeedKind[] = ['client', 'introduction']
/** Of the whole cardex: those of the club are picked among them. */
const MOST_HELPERS = 2000

/** Who of the club could be a client, or know one. @throws Refusal as `clubOf`. */
export async function possibleIn(desk: Desk, clubId: string): Promise<Possible[]> {
  const members = await membersOf(desk, clubId)
  const cards = await cardsOf(
    desk,
    members.map(({ id }) => id),
  )
  const people = new Map(cards.map(card => [card.personId, summaryOf(card)]))
  const leftOut = await leftOutOf(desk)
  const clients = await pastClients(desk)
  const clientIds = new Set(clients.map(({ id }) => id))
  return possibleClients(
    members.flatMap(({ id, name, together }) => {
      const card = people.get(id)
      if (!card) return []
      const { title, organisation, relations, household, archived } = card
      const isClient = clientIds.has(id) || relations.includes('client')
      const isLeftOut = isClient || household || archived || leftOut.has(id)
      return [{ person: { id, name, title, organisation }, together, isLeftOut }]
    }),
    { clients, needs: await soughtNow(desk) },
  )
}

/** Nobody speaks of that person as a possible client any more. The same id sent twice is stored once. */
export async function leaveOut(
  desk: Desk,
  { id, personId }: { id: string; personId: string },
): Promise<void> {
  await refuseIfGone(desk, 'club_left_out', id)
  const name = await nameOf(desk, personId)
  await desk.write({ what: 'clubs:change.leftOut', details: { name }, alone: true }, async inside => {
    if ((await leftOutOf(inside)).has(personId)) return
    await inside.db
      .insertInto('clubLeftOut')
      .values({ deskId: desk.id, id, personId, on: desk.today() })
      .execute()
  })
}

/** Those of whom nobody speaks any more. */
async function leftOutOf({ db, id }: Desk): Promise<Set<string>> {
  const rows = await db.selectFrom('clubLeftOut').select('personId').where('deskId', '=', id).execute()
  return new Set(rows.map(({ personId }) => personId))
}

async function pastClients({ db, id: deskId }: Desk): Promise<PastClient[]> {
  const rows = await db
    .selectFrom('mandate as m')
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'm.deskId').onRef('card.personId', '=', 'm.clientId'),
    )
    .select(['m.clientId', 'm.organisation', 'card.name', 'card.title', 'card.organisation as house'])
    .distinct()
    .where('m.deskId', '=', deskId)
    .where('m.stage', 'in', WON_STAGES)
    .orderBy('card.name')
    .orderBy('m.organisation')
    .execute()
  return rows.map(({ clientId, organisation, name, title, house }) => ({
    id: clientId,
    name: name || organisation,
    title: title ?? '',
    organisation: organisation || (house ?? ''),
  }))
}

async function soughtNow(desk: Desk): Promise<Sought[]> {
  const needs = (await needsOf(desk, { open: true })).filter(({ kind }) => SOUGHT.includes(kind))
  const sought: Sought[] = []
  for (const need of needs) {
    const helpers = await helpersFor(desk, need, { most: MOST_HELPERS })
    sought.push({ id: need.id, what: need.what, helpers })
  }
  return sought
}
