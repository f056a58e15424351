import { Refusal } from '../lib/refusal.ts'
import { addNamedPeople } from '../people/store.ts'
import { namesOf } from '../people/summary.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { OutingPersonTable } from '../platform/db/schema-outings.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { refuseUnknown } from '../platform/rows.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import { OUTING_ROLES, type OutingPerson, type OutingPersonDraft, type OutingPersonView } from './outing.ts'
import { outingPersonFields, outingPersonFrom, revisionOfPerson } from './outing-row.ts'

/** Who is noted of outings, by outing: those met first, then the wished, then the expected; by name. */
export async function peopleOfOutings(
  desk: Desk,
  outingIds: readonly string[],
): Promise<Map<string, OutingPersonView[]>> {
  const rows: OutingPersonTable[] = []
  await inChunks(outingIds, 500, async chunk => {
    rows.push(...(await select(desk).where('outingId', 'in', chunk).execute()))
  })
  return Map.groupBy(await viewsOf(desk, rows), ({ outingId }) => outingId)
}

/** The outings somebody of the cardex is noted of. */
export async function outingsWith(desk: Desk, personId: string): Promise<OutingPersonView[]> {
  return viewsOf(desk, await select(desk).where('personId', '=', personId).execute())
}

/**
 * Notes somebody of an outing, or edits what was noted when the draft carries a revision. The same id sent twice is
 * stored once.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` when the outing, the person or the encounter is not
 * there.
 */
export async function saveOutingPerson(
  desk: Desk,
  { revision, newPerson, ...person }: OutingPersonDraft,
): Promise<Saved<OutingPersonView>> {
  const { id, outingId, personId, encounterId } = person
  return saveOnce<OutingPersonView>(desk, {
    table: 'outing_person',
    id,
    revision,
    becomes: revisionOfPerson(person),
    find: async on => (await viewsOf(on, await select(on).where('id', '=', id).execute()))[0],
    what: async () => ({
      what: `outings:change.outing.person.${person.role}`,
      details: { name: await nameOf(desk, { ...person, newPerson }) },
    }),
    put: async (inside, before) => {
      if (before && before.outingId !== outingId) throw new Refusal('not-found', { what: 'outing' })
      await refuseUnknown(inside, 'outing', [outingId])
      if (newPerson && newPerson.id === personId) await addNamedPeople(inside, [newPerson])
      await refuseUnknown(inside, 'person', [personId], [before?.personId])
      await refuseUnknown(inside, 'encounter', [encounterId], [before?.encounterId])
      const fields = outingPersonFields(person)
      await inside.db
        .insertInto('outingPerson')
        .values({ deskId: desk.id, id, ...fields })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
    },
  })
}

/**
 * Several who are expected or wished, out of a list, in one batch. Whoever is noted of the outing already, by card or by
 * the very name, is left as they are.
 *
 * @returns how many are new.
 * @throws Refusal `not-found` when the outing or somebody is not there.
 */
export async function addOutingPeople(
  desk: Desk,
  outingId: string,
  people: readonly OutingPerson[],
): Promise<number> {
  const details = { count: people.length }
  return desk.write({ what: 'outings:change.outing.person.listed', details }, async inside => {
    await refuseUnknown(inside, 'outing', [outingId])
    await refuseUnknown(
      inside,
      'person',
      people.map(({ personId }) => personId),
    )
    const there = new Set((await select(inside).where('outingId', '=', outingId).execute()).flatMap(keysOf))
    const fresh: OutingPerson[] = []
    for (const person of people) {
      const keys = keysOf(person)
      if (keys.some(key => there.has(key))) continue
      for (const key of keys) there.add(key)
      fresh.push({ ...person, outingId })
    }
    await insertRows(
      inside.db,
      'outingPerson',
      fresh.map(person => ({ deskId: desk.id, id: person.id, ...outingPersonFields(person) })),
    )
    return fresh.length
  })
}

/** @throws Refusal `not-found` when nobody of that outing is noted under that id. */
export async function deleteOutingPerson(desk: Desk, outingId: string, id: string): Promise<void> {
  const rows = await select(desk).where('outingId', '=', outingId).where('id', '=', id).execute()
  const [person] = await viewsOf(desk, rows)
  if (!person) throw new Refusal('not-found', { what: 'outing_person' })
  const details = { name: person.card?.name || person.name }
  await desk.write({ what: 'outings:change.outing.person.deleted', details }, async inside => {
    await inside.db.deleteFrom('outingPerson').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

function select({ db, id }: Desk) {
  return db.selectFrom('outingPerson').selectAll().where('deskId', '=', id)
}

async function viewsOf(desk: Desk, rows: readonly OutingPersonTable[]): Promise<OutingPersonView[]> {
  const named = await namesOf(
    desk,
    rows.flatMap(({ personId }) => personId ?? []),
  )
  return rows
    .map(row => {
      const person = outingPersonFrom(row)
      const card = person.personId === null ? null : named(person.personId)
      return { ...person, revision: revisionOfPerson(person), card }
    })
    .sort((a, b) => ORDER(a) - ORDER(b) || compare(shown(a), shown(b)) || compare(a.id, b.id))
}

const ORDER = ({ role }: OutingPerson) => OUTING_ROLES.length - OUTING_ROLES.indexOf(role)

function shown({ card, name }: OutingPersonView): string {
  return card?.name || name
}

function keysOf({
  personId,
  name,
  role,
}: Pick<OutingPerson, 'personId' | 'name'> & { role: string }): string[] {
  return [`${role} ${personId ?? name.trim().toLocaleLowerCase('fr')}`]
}

async function nameOf(desk: Desk, { personId, name, newPerson }: OutingPersonDraft): Promise<string> {
  if (newPerson) return newPerson.name
  return (personId !== null && (await namesOf(desk, [personId]))(personId).name) || name
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
