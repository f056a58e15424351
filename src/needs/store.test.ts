import { expect, test } from 'vitest'
import { newId, personWith } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { encountersOf } from '../encounters/list.ts'
import { addDays, day } from '../lib/day.ts'
import { personDetail } from '../people/store.ts'
import { saveTie } from '../people/ties.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { helpersFor } from './candidates.ts'
import { findNeed, needOf, needsOf } from './list.ts'
import type { NeedAskDraft, NeedDraft } from './need.ts'
import { deleteAsk, deleteNeed, saveAsk, saveNeed } from './store.ts'

const TODAY = day('2026-11-21')

onEveryDatabase(PROJECTORS, newDesk => {
  test('a need is stated once, edited, refused when stale, closed with what came of it, opened again', async () => {
    const desk = await newDesk()
    const draft = need({ skills: ['comptable', ' comptable '] })
    const stated = await saveNeed(desk, draft)
    expect(stated).toMatchObject({
      outcome: 'created',
      view: { what: 'un comptable', skills: ['comptable'] },
    })
    expect((await saveNeed(desk, draft)).outcome).toBe('kept')

    const { revision } = stated.view
    const met = await saveNeed(desk, { ...draft, closedOn: TODAY, outcome: 'met', cameOf: 'Ana', revision })
    expect(met).toMatchObject({ outcome: 'edited', view: { outcome: 'met', cameOf: 'Ana' } })
    const late = await saveNeed(desk, { ...draft, note: 'trop tard', revision })
    expect(late).toMatchObject({ outcome: 'stale', view: { note: '' } })
    const again = await saveNeed(desk, { ...draft, cameOf: 'Ana', revision: met.view.revision })
    expect(again.view).toMatchObject({ closedOn: null, outcome: null, cameOf: '' })
  })

  test('a need that is taken away is gone, and undo brings it back with its asks', async () => {
    const desk = await newDesk()
    const { draft, ask } = await asked(desk)
    await deleteNeed(desk, draft.id)
    await expect(saveNeed(desk, draft)).rejects.toMatchObject({ code: 'gone' })
    await expect(saveAsk(desk, ask)).rejects.toMatchObject({ code: 'gone' })
    await undo(desk, desk.batches.at(-1) as string)
    expect((await needOf(desk, draft.id)).asks).toHaveLength(1)
  })

  test('the same person is not asked twice in a month, whatever the need, either side of the day', async () => {
    const desk = await newDesk()
    const { ask } = await asked(desk)
    const other = need({ what: 'un bureau' })
    await saveNeed(desk, other)
    const again = (askedOn: string) =>
      saveAsk(desk, { ...ask, id: newId(), needId: other.id, askedOn: day(askedOn) })
    await expect(again('2026-12-20')).rejects.toMatchObject({
      code: 'asked-lately',
      params: { name: 'Ana Riou', on: '21 décembre' },
    })
    await expect(again('2026-10-23')).rejects.toMatchObject({ code: 'asked-lately' })
    expect((await again('2026-10-22')).outcome).toBe('created')
    expect((await again('2026-12-21')).outcome).toBe('created')
    expect((await saveAsk(desk, ask)).outcome).toBe('kept')
  })

  test('asking stands in the journal where it is wished, in the same batch', async () => {
    const desk = await newDesk()
    const { ask } = await asked(desk, { encounter: { id: newId(), note: 'Demandé : un comptable' } })
    const { encounters } = await encountersOf(desk, { personId: ask.personId })
    expect(encounters).toMatchObject([{ channel: 'mail', initiator: 'me', note: 'Demandé : un comptable' }])
    await undo(desk, desk.batches.at(-1) as string)
    expect((await encountersOf(desk, { personId: ask.personId })).encounters).toEqual([])
    expect((await needOf(desk, ask.needId)).asks).toEqual([])
  })

  test('a yes enters the ledger as received; another answer takes it back', async () => {
    const desk = await newDesk()
    const { ask } = await asked(desk)
    const [first] = (await needOf(desk, ask.needId)).asks
    const yes = await saveAsk(desk, { ...ask, answer: 'yes', revision: first?.revision })
    expect(yes.view).toMatchObject({ answer: 'yes', answeredOn: TODAY })
    expect(await favours(desk)).toMatchObject([
      { id: yes.view.favourId, direction: 'received', kind: 'service', personId: ask.personId, day: TODAY },
    ])
    const no = await saveAsk(desk, { ...ask, answer: 'no', revision: yes.view.revision })
    expect(no.view.favourId).toBeNull()
    expect(await favours(desk)).toEqual([])
    await undo(desk, desk.batches.at(-1) as string)
    expect(await favours(desk)).toHaveLength(1)
    await deleteAsk(desk, ask.id)
    expect(await favours(desk)).toEqual([])
  })

  test('somebody they lead to enters the cardex, met through them, and the ledger names both', async () => {
    const desk = await newDesk()
    const { ask } = await asked(desk)
    const [first] = (await needOf(desk, ask.needId)).asks
    const ledToId = newId()
    const knows = { ...ask, answer: 'knows-somebody' as const, ledToId, revision: first?.revision }
    await expect(saveAsk(desk, knows)).rejects.toMatchObject({ code: 'not-found' })
    const saved = await saveAsk(desk, { ...knows, newPerson: { id: ledToId, name: 'Ines Vidal' } })
    expect(saved.view).toMatchObject({ ledToId, ledToName: 'Ines Vidal' })
    expect((await personDetail(desk, ledToId))?.metThrough).toEqual({ id: ask.personId, name: 'Ana Riou' })
    expect(await favours(desk)).toMatchObject([{ kind: 'introduction', aboutId: ledToId }])
  })

  test('an edit changes neither who was asked nor about what', async () => {
    const desk = await newDesk()
    const { ask } = await asked(desk)
    const [first] = (await needOf(desk, ask.needId)).asks
    const other = await personWith(desk, { name: 'Luc' })
    const edited = await saveAsk(desk, {
      ...ask,
      personId: other,
      note: 'rappelé',
      revision: first?.revision,
    })
    expect(edited.view).toMatchObject({ personId: ask.personId, note: 'rappelé' })
  })

  test('who could help is found by the index: the trade, ties, first meetings; not the archived nor the household', async () => {
    const desk = await newDesk()
    const ana = await personWith(desk, { name: 'Ana', title: 'experte-comptable' })
    const luc = await personWith(desk, { name: 'Luc' })
    const zoe = await personWith(desk, { name: 'Zoé' }, { metThroughId: ana })
    await personWith(desk, { name: 'Old', title: 'comptable' }, { archived: true })
    await personWith(desk, { name: 'Home', title: 'comptable' }, { household: true })
    await personWith(desk, { name: 'Marc Comptable' })
    await saveTie(desk, { id: newId(), personId: luc, otherId: ana, otherIs: 'sœur', personIs: 'frère' })
    const found = await helpersFor(desk, need({ skills: ['comptable'] }))
    expect(found.map(({ person }) => person.id)).toEqual([ana, ...[luc, zoe].sort()])
    expect(await helpersFor(desk, need({ skills: ['comptable'] }), { except: [ana] })).toHaveLength(2)
    expect(await helpersFor(await newDesk(), need({ skills: ['comptable'] }))).toEqual([])
  })

  test('open needs come first; another desk sees nothing', async () => {
    const desk = await newDesk()
    const { draft } = await asked(desk)
    const closed = need({ what: 'un bureau', statedOn: addDays(TODAY, 1), closedOn: TODAY, outcome: 'met' })
    await saveNeed(desk, closed)
    expect((await needsOf(desk)).map(({ id }) => id)).toEqual([draft.id, closed.id])
    expect(await needsOf(desk, { open: true })).toHaveLength(1)
    const stranger = await newDesk()
    expect(await needsOf(stranger)).toEqual([])
    expect(await findNeed(stranger, draft.id)).toBeUndefined()
    await expect(deleteNeed(stranger, draft.id)).rejects.toMatchObject({ code: 'not-found' })
  })
})

/** Ana, asked about an accountant today. */
async function asked(
  desk: Desk,
  changes: Partial<NeedAskDraft> = {},
): Promise<{ draft: NeedDraft; ask: NeedAskDraft }> {
  const draft = need()
  await saveNeed(desk, draft)
  const personId = await personWith(desk, { name: 'Ana Riou' })
  const ask: NeedAskDraft = {
    id: newId(),
    needId: draft.id,
    personId,
    askedOn: TODAY,
    how: 'mail',
    message: 'Bonjour Ana',
    answer: 'waiting',
    answeredOn: null,
    ledToId: null,
    note: '',
    ...changes,
  }
  await saveAsk(desk, ask)
  return { draft, ask }
}

function need(changes: Partial<NeedDraft> = {}): NeedDraft {
  return {
    id: newId(),
    kind: 'supplier',
    what: 'un comptable',
    skills: [],
    organisation: '',
    place: '',
    note: '',
    statedOn: TODAY,
    closedOn: null,
    outcome: null,
    cameOf: '',
    ...changes,
  }
}

async function favours({ db, id }: Desk) {
  return db.selectFrom('favour').selectAll().where('deskId', '=', id).execute()
}
