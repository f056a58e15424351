import type { Day } from '../lib/day.ts'
import { namesOf } from '../people/summary.ts'
import type { MandateTable } from '../platform/db/schema-mandates.ts'
import type { Desk } from '../platform/desk.ts'
import { type Contribution, type MandateView, valueCents } from './mandate.ts'
import { mandateFrom, revisionOf } from './mandate-row.ts'

type ContributionView = MandateView['contributions'][number]
type EncounterOf = MandateView['encounters'][number]

/** Rows as screens show them, in the same order, with few reads however many they are. */
export async function viewsOf(desk: Desk, rows: readonly MandateTable[]): Promise<MandateView[]> {
  if (rows.length === 0) return []
  const ids = rows.map(row => row.id)
  const contributions = await contributionsOf(desk, ids)
  const people = await peopleOf(desk, ids)
  const encounters = await encountersOf(desk, ids)
  const named = await namesOf(
    desk,
    rows.flatMap(row => row.clientId ?? []),
  )
  return rows.map(row => {
    const fields = mandateFrom(row)
    const sources = contributions.get(row.id) ?? []
    const others = (people.get(row.id) ?? []).map(({ id, name, role }) => ({ id, name, role }))
    const linked = encounters.get(row.id) ?? []
    const facts = {
      ...fields,
      contributions: sources.map(({ people: _, ...contribution }) => contribution),
      people: others.map(({ id, role }) => ({ personId: id, role })),
      encounterIds: linked.map(({ id }) => id),
    }
    const cents = valueCents(fields)
    return {
      ...facts,
      revision: revisionOf(facts),
      client: fields.clientId === null ? null : named(fields.clientId),
      contributions: sources,
      people: others,
      encounters: linked,
      value: cents === null ? null : { cents, currency: fields.currency },
    }
  })
}

/** Whoever is gone has no name, and stays in the chain. */
export async function contributionsOf(
  { db, id }: Desk,
  ids: string[],
): Promise<Map<string, ContributionView[]>> {
  const rows = await db
    .selectFrom('contribution as c')
    .leftJoin('contributionPerson as cp', join =>
      join.onRef('cp.deskId', '=', 'c.deskId').onRef('cp.contributionId', '=', 'c.id'),
    )
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'cp.deskId').onRef('card.personId', '=', 'cp.personId'),
    )
    .select(['c.mandateId', 'c.id', 'c.kind', 'c.label', 'c.share', 'cp.personId', 'card.name'])
    .where('c.deskId', '=', id)
    .where('c.mandateId', 'in', ids)
    .orderBy('c.position')
    .orderBy('c.id')
    .orderBy('cp.position')
    .execute()
  const views = new Map<string, ContributionView>()
  const ofMandate = new Map<string, ContributionView[]>()
  for (const { mandateId, personId, name, kind, ...row } of rows) {
    const known = views.get(row.id)
    const view = known ?? { ...row, kind: kind as Contribution['kind'], personIds: [], people: [] }
    if (!known) {
      views.set(row.id, view)
      ofMandate.set(mandateId, [...(ofMandate.get(mandateId) ?? []), view])
    }
    if (personId === null) continue
    view.personIds.push(personId)
    view.people.push({ id: personId, name: name ?? '' })
  }
  return ofMandate
}

async function peopleOf({ db, id }: Desk, ids: string[]) {
  const rows = await db
    .selectFrom('mandatePerson as mp')
    .innerJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'mp.deskId').onRef('card.personId', '=', 'mp.personId'),
    )
    .select(['mp.mandateId', 'mp.personId as id', 'mp.role', 'card.name'])
    .where('mp.deskId', '=', id)
    .where('mp.mandateId', 'in', ids)
    .orderBy('card.sortName')
    .orderBy('mp.personId')
    .execute()
  return Map.groupBy(rows, row => row.mandateId)
}

async function encountersOf({ db, id }: Desk, ids: string[]): Promise<Map<string, EncounterOf[]>> {
  const rows = await db
    .selectFrom('mandateEncounter as me')
    .innerJoin('encounter as e', join =>
      join.onRef('e.deskId', '=', 'me.deskId').onRef('e.id', '=', 'me.encounterId'),
    )
    .leftJoin('encounterPerson as ep', join =>
      join.onRef('ep.deskId', '=', 'e.deskId').onRef('ep.encounterId', '=', 'e.id'),
    )
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'ep.deskId').onRef('card.personId', '=', 'ep.personId'),
    )
    .select(['me.mandateId', 'e.id', 'e.day', 'card.name'])
    .where('me.deskId', '=', id)
    .where('me.mandateId', 'in', ids)
    .orderBy('e.day', 'desc')
    .orderBy('e.id', 'desc')
    .orderBy('card.sortName')
    .execute()
  const ofMandate = Map.groupBy(rows, row => row.mandateId)
  return new Map(
    [...ofMandate].map(([mandateId, lines]) => [
      mandateId,
      [...Map.groupBy(lines, line => line.id)].map(([encounterId, there]) => ({
        id: encounterId,
        day: there[0]?.day as Day,
        names: there.flatMap(({ name }) => name ?? []),
      })),
    ]),
  )
}
