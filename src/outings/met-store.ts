import type { Encounter, FollowUp } from '../encounters/encounter.ts'
import { findEncounter } from '../encounters/list.ts'
import { deleteEncounter, saveEncounter } from '../encounters/store.ts'
import type { Day } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { deletePeople } from '../people/bulk.ts'
import { isNamedElsewhere } from '../platform/db/named-elsewhere.ts'
import type { Desk } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
import type { Saved } from '../platform/save-once.ts'
import { dayMet, type MetDraft, nameOf, notMet } from './met.ts'
import { completeCard, noteWhereMet, putMetCard, renameCard } from './met-card.ts'
import { factsOf, type OutingPersonView, type OutingView } from './outing.ts'
import { deleteOutingPerson, saveOutingPerson } from './outing-people.ts'
import { outingOf, putOuting } from './store.ts'

/**
 * Somebody was met there: their card, that they were met, and the encounter, in one batch. The same sent twice is stored
 * once. Said again of who is met already, what is said stands and what is not said stays; with a revision, nothing is
 * written over a later state.
 *
 * @throws Refusal `gone` for an outing, a card or a meeting that was taken away, `not-found` for an outing that never was.
 */
export async function keepMet(
  desk: Desk,
  outingId: string,
  { id, ...said }: MetDraft & { id: string },
): Promise<Saved<OutingPersonView>> {
  const current = inside(await outingOf(desk, outingId), id)
  if (!current) {
    await refuseIfElsewhere(desk, outingId, id)
    await refuseIfGone(desk, 'outing_person', id)
    if (said.revision !== undefined) throw new Refusal('not-found', { what: 'outing_person' })
  } else if (said.revision !== undefined && said.revision !== current.revision) {
    return { outcome: 'stale', view: current }
  } else if (current.role === 'met' && saysNothingNew(current, said))
    return { outcome: 'kept', view: current }

  const what = current?.role === 'met' ? 'outings:change.met.edited' : 'outings:change.met.kept'
  const details = { name: said.name || (current ? nameOf(current) : '') }
  const isEdit = current?.role === 'met'
  const isLate = await desk.write({ what, details, alone: true }, async on => {
    // Read again now that nobody else writes: another may have come in between.
    const outing = await outingOf(on, outingId)
    const now = inside(outing, id)
    if (now?.revision !== current?.revision) return true
    if (now?.role === 'met') await edit(on, now, said)
    else await meet(on, outing, { ...said, id })
    return false
  })
  const view = inside(await outingOf(desk, outingId), id)
  if (!view) throw new Refusal('gone', { id })
  if (isLate) return { outcome: isEdit ? 'stale' : 'kept', view }
  return { outcome: isEdit ? 'edited' : 'created', view }
}

/**
 * They were not met after all: the encounter goes, and their card with it where it was made then and nothing else is
 * known of them. Who was expected is expected again. What is gone already is no error.
 */
export async function takeBackMet(desk: Desk, outingId: string, id: string): Promise<void> {
  const person = inside(await outingOf(desk, outingId), id)
  if (person?.role !== 'met') return
  const details = { name: nameOf(person) }
  await desk.write({ what: 'outings:change.met.takenBack', details, alone: true }, async on => {
    const { encounterId, personId, origin, isNew } = person
    if (encounterId !== null && (await findEncounter(on, encounterId))) await deleteEncounter(on, encounterId)
    const isOfNow =
      origin === 'salon' &&
      isNew &&
      personId !== null &&
      !(await isNamedElsewhere(on, { table: 'person', rowId: personId }, id))
    if (origin === 'salon') await deleteOutingPerson(on, outingId, id)
    else await saveOutingPerson(on, notMet(person))
    if (isOfNow) await deletePeople(on, [personId])
  })
}

/** Whether an aim was reached; null: not said. Said again it changes nothing. */
export async function markAim(
  desk: Desk,
  outingId: string,
  aimId: string,
  reached: boolean | null,
): Promise<void> {
  const { aims } = await outingOf(desk, outingId)
  const aim = aims.find(({ id }) => id === aimId)
  if (!aim) throw new Refusal('not-found', { what: 'outing_aim' })
  if (aim.reached === reached) return
  await desk.write({ what: 'outings:change.met.aim', details: { text: aim.text } }, async ({ db }) => {
    await db
      .updateTable('outingAim')
      .set({ reached: reached === null ? null : reached ? 1 : 0 })
      .where('deskId', '=', desk.id)
      .where('id', '=', aimId)
      .execute()
  })
}

async function meet(desk: Desk, outing: OutingView, said: MetDraft & { id: string }): Promise<void> {
  const before = inside(outing, said.id)
  const personId = before?.personId ?? said.personId
  const name = said.name || before?.name || ''
  const organisation = said.organisation || before?.organisation || ''
  const day = dayMet(said.at, desk.timeZone, outing)
  const where = { metOn: day, metAt: outing.title }
  const isCardNew = await putMetCard(desk, { ...said, personId, name, organisation }, where)
  const isNew = said.isNew ?? (isCardNew || !(await wasMet(desk, personId)))
  if (isNew && !isCardNew) await noteWhereMet(desk, personId, where)
  await saveEncounter(desk, {
    ...encounterAt(outing, day, said),
    personIds: [personId],
    newPeople: [],
    followUps: promised(said, personId),
  })
  await saveOutingPerson(desk, {
    ...{ id: said.id, outingId: outing.id, personId, name, organisation, role: 'met' },
    ...{ origin: before?.origin ?? 'salon', isNew, word: said.word, metAt: said.at },
    encounterId: said.encounterId,
    ...(before ? { revision: before.revision } : {}),
  })
  if (outing.state !== 'been') await putOuting(desk, { ...factsOf(outing), state: 'been' }, factsOf(outing))
}

async function edit(desk: Desk, now: OutingPersonView, said: MetDraft): Promise<void> {
  const name = said.name || now.name
  const word = said.word || now.word
  const organisation = said.organisation || now.organisation
  const { personId, encounterId, isNew } = now
  if (personId !== null && isNew && name !== now.name) await renameCard(desk, personId, now.name, name)
  if (personId !== null) await completeCard(desk, { ...said, personId, organisation })
  await saveOutingPerson(desk, { ...now, name, word, organisation })
  const encounter = encounterId === null ? undefined : await findEncounter(desk, encounterId)
  if (!encounter) return
  const { people: _, ...facts } = encounter
  const promises = promised(said, personId).filter(({ id }) => !facts.followUps.some(each => each.id === id))
  await saveEncounter(desk, {
    ...facts,
    newPeople: [],
    note: facts.note === now.word ? word : facts.note,
    followUps: [...facts.followUps, ...promises],
  })
}

/** One encounter a person: what one talked about, and what one promised, is between the two. */
function encounterAt({ place, title }: OutingView, day: Day, said: MetDraft): Encounter {
  return {
    ...{ id: said.encounterId, day, time: null, channel: 'in-person', size: 'short', minutes: null },
    ...{ personIds: [], place: place || title, sphere: 'professional', chosen: 'chosen', initiator: null },
    ...{ feeling: null, note: said.word, planned: false },
  }
}

function promised({ promise }: MetDraft, personId: string | null): Omit<FollowUp, 'encounterId'>[] {
  return promise === null ? [] : [{ ...promise, by: 'me', personId, doneOn: null }]
}

function saysNothingNew(current: OutingPersonView, said: MetDraft): boolean {
  const isSame = (was: string, is: string) => is === '' || is === was
  return (
    isSame(current.word, said.word) &&
    (isSame(current.name, said.name) || said.name === current.card?.name) &&
    isSame(current.organisation, said.organisation) &&
    said.promise === null &&
    said.phone === '' &&
    said.mail === ''
  )
}

async function wasMet({ db, id }: Desk, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('encounterPerson as ep')
    .innerJoin('encounter as e', join =>
      join.onRef('e.deskId', '=', 'ep.deskId').onRef('e.id', '=', 'ep.encounterId'),
    )
    .select('e.id')
    .where('ep.deskId', '=', id)
    .where('ep.personId', '=', personId)
    .where('e.channel', '=', 'in-person')
    .where('e.planned', '=', 0)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function refuseIfElsewhere({ db, id: deskId }: Desk, outingId: string, id: string): Promise<void> {
  const row = await db
    .selectFrom('outingPerson')
    .select('outingId')
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row && row.outingId !== outingId) throw new Refusal('not-found', { what: 'outing' })
}

function inside({ people }: OutingView, id: string): OutingPersonView | undefined {
  return people.find(each => each.id === id)
}
