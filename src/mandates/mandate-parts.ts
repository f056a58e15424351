import type { Insertable } from 'kysely'
import { uuidv7 } from '../lib/uuid.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { Schema } from '../platform/db/schema.ts'
import type { Desk } from '../platform/desk.ts'
import type { Contribution, Mandate } from './mandate.ts'

interface PartRows {
  contributions: Insertable<Schema['contribution']>[]
  chains: Insertable<Schema['contributionPerson']>[]
  people: Insertable<Schema['mandatePerson']>[]
  encounters: Insertable<Schema['mandateEncounter']>[]
}

type Now = Pick<Desk, 'id' | 'now'>

/** Where it came from and who has to do with it, as new rows. */
export function partRows(desk: Now, mandate: Mandate): PartRows {
  const { id, contributions, people, encounterIds } = mandate
  return {
    contributions: contributions.map((each, position) => contributionRow(desk, id, each, position)),
    chains: contributions.flatMap(each => chainRows(desk, each)),
    people: people.map(person => personRow(desk, id, person)),
    encounters: encounterIds.map(encounterId => encounterRow(desk, id, encounterId)),
  }
}

/** In the batch under way, of a mandate that is new. */
export async function addParts(desk: Desk, mandate: Mandate): Promise<void> {
  const { contributions, chains, people, encounters } = partRows(desk, mandate)
  await insertRows(desk.db, 'contribution', contributions)
  await insertRows(desk.db, 'contributionPerson', chains)
  await insertRows(desk.db, 'mandatePerson', people)
  await insertRows(desk.db, 'mandateEncounter', encounters)
}

interface Edit {
  before: Mandate
  after: Mandate
}

/** Only what differs is written, in the batch under way. */
export async function editParts(desk: Desk, edit: Edit): Promise<void> {
  await editContributions(desk, edit)
  await editPeople(desk, edit)
  await editEncounters(desk, edit)
}

async function editContributions(desk: Desk, { before, after }: Edit): Promise<void> {
  const { db, id: deskId } = desk
  const was = new Map(before.contributions.map((each, position) => [each.id, { each, position }]))
  for (const [position, each] of after.contributions.entries()) {
    const old = was.get(each.id)
    was.delete(each.id)
    const row = contributionRow(desk, after.id, each, position)
    if (!old) {
      await insertRows(db, 'contribution', [row])
      await insertRows(db, 'contributionPerson', chainRows(desk, each))
      continue
    }
    const { deskId: _, id, ...fields } = row
    if (JSON.stringify(row) !== JSON.stringify(contributionRow(desk, after.id, old.each, old.position))) {
      await db
        .updateTable('contribution')
        .set(fields)
        .where('deskId', '=', deskId)
        .where('id', '=', id)
        .execute()
    }
    if (each.personIds.join() === old.each.personIds.join()) continue
    await db
      .deleteFrom('contributionPerson')
      .where('deskId', '=', deskId)
      .where('contributionId', '=', id)
      .execute()
    await insertRows(db, 'contributionPerson', chainRows(desk, each))
  }
  if (was.size === 0) return
  await db
    .deleteFrom('contribution')
    .where('deskId', '=', deskId)
    .where('id', 'in', [...was.keys()])
    .execute()
}

async function editPeople(desk: Desk, { before, after }: Edit): Promise<void> {
  const was = new Map(before.people.map(person => [person.personId, person.role]))
  for (const person of after.people) {
    const role = was.get(person.personId)
    was.delete(person.personId)
    if (role === undefined) await insertRows(desk.db, 'mandatePerson', [personRow(desk, after.id, person)])
    else if (role !== person.role) {
      await desk.db
        .updateTable('mandatePerson')
        .set({ role: person.role })
        .where('deskId', '=', desk.id)
        .where('mandateId', '=', after.id)
        .where('personId', '=', person.personId)
        .execute()
    }
  }
  if (was.size === 0) return
  await desk.db
    .deleteFrom('mandatePerson')
    .where('deskId', '=', desk.id)
    .where('mandateId', '=', after.id)
    .where('personId', 'in', [...was.keys()])
    .execute()
}

async function editEncounters(desk: Desk, { before, after }: Edit): Promise<void> {
  const fresh = after.encounterIds.filter(id => !before.encounterIds.includes(id))
  const gone = before.encounterIds.filter(id => !after.encounterIds.includes(id))
  await insertRows(
    desk.db,
    'mandateEncounter',
    fresh.map(id => encounterRow(desk, after.id, id)),
  )
  if (gone.length === 0) return
  await desk.db
    .deleteFrom('mandateEncounter')
    .where('deskId', '=', desk.id)
    .where('mandateId', '=', after.id)
    .where('encounterId', 'in', gone)
    .execute()
}

function contributionRow({ id: deskId }: Now, mandateId: string, each: Contribution, position: number) {
  const { id, kind, label, share } = each
  return { deskId, id, mandateId, position, kind, label, share }
}

function chainRows({ id: deskId, now }: Now, { id: contributionId, personIds }: Contribution) {
  return personIds.map((personId, position) => ({
    deskId,
    id: uuidv7(now()),
    contributionId,
    position,
    personId,
  }))
}

function personRow(
  { id: deskId, now }: Now,
  mandateId: string,
  { personId, role }: Mandate['people'][number],
) {
  return { deskId, id: uuidv7(now()), mandateId, personId, role }
}

function encounterRow({ id: deskId, now }: Now, mandateId: string, encounterId: string) {
  return { deskId, id: uuidv7(now()), mandateId, encounterId }
}
