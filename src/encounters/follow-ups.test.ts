import { expect, test } from 'vitest'
import { coffee, newId, peopleNamed, promise } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { day } from '../lib/day.ts'
import { undo } from '../platform/db/undo.ts'
import { PROJECTORS } from '../projectors.ts'
import { deleteFollowUp, followUpsOf, saveFollowUp } from './follow-ups.ts'
import { saveEncounter } from './store.ts'

onEveryDatabase(PROJECTORS, newDesk => {
  test('the open ones come by day, those without a day last, with the name of whom they concern', async () => {
    const desk = await newDesk()
    const [marie] = (await peopleNamed(desk, 'Marie')) as [string]
    const { followUp: undated } = await saveFollowUp(desk, promise({ text: 'un jour' }))
    const { followUp: late } = await saveFollowUp(
      desk,
      promise({ personId: marie, dueOn: day('2026-11-20') }),
    )
    const { followUp: later } = await saveFollowUp(desk, promise({ dueOn: day('2026-12-24') }))
    await saveFollowUp(desk, promise({ doneOn: day('2026-11-01') }))
    expect(late.personName).toBe('Marie')
    expect(await followUpsOf(desk, { open: true })).toEqual([late, later, undated])
    expect(await followUpsOf(desk, { open: true, dueBy: day('2026-11-21') })).toEqual([late, undated])
    expect(await followUpsOf(desk, { personId: marie })).toEqual([late])
  })

  test('ticking twice is one batch, undone as one', async () => {
    const desk = await newDesk()
    const open = promise()
    await saveFollowUp(desk, open)
    const done = { ...open, doneOn: day('2026-11-21') }
    await saveFollowUp(desk, done)
    await saveFollowUp(desk, done)
    expect(desk.batches).toHaveLength(2)
    expect(await followUpsOf(desk, { open: true })).toEqual([])
    await undo(desk, desk.batches[1] as string)
    expect(await followUpsOf(desk, { open: true })).toMatchObject([{ ...open, personName: null }])
  })

  test('what was taken away is gone', async () => {
    const desk = await newDesk()
    const followUp = promise()
    await saveFollowUp(desk, followUp)
    await deleteFollowUp(desk, followUp.id)
    await expect(saveFollowUp(desk, followUp)).rejects.toThrow('gone')
    await expect(deleteFollowUp(desk, followUp.id)).rejects.toThrow('gone')
    await expect(deleteFollowUp(desk, newId())).rejects.toThrow('not-found')
  })

  test('it concerns somebody who is there, on an encounter that is there', async () => {
    const desk = await newDesk()
    await expect(saveFollowUp(desk, promise({ personId: newId() }))).rejects.toThrow('not-found')
    await expect(saveFollowUp(desk, promise({ encounterId: newId() }))).rejects.toThrow('not-found')
    const { encounter } = await saveEncounter(desk, coffee())
    const { followUp: kept } = await saveFollowUp(desk, promise({ encounterId: encounter.id }))
    expect(kept.encounterId).toBe(encounter.id)
  })

  test('an edit from an older state writes nothing and gives the current one; the same edit twice is no conflict', async () => {
    const desk = await newDesk()
    const { followUp: first } = await saveFollowUp(desk, promise())
    const edited = { ...first, text: 'envoyer les deux devis' }
    const { outcome, followUp: second } = await saveFollowUp(desk, edited)
    expect([outcome, second.revision]).toEqual(['saved', expect.not.stringMatching(first.revision)])
    expect(await saveFollowUp(desk, edited)).toEqual({ outcome: 'kept', followUp: second })
    const batches = desk.batches.length
    const late = { ...first, dueOn: day('2026-12-01') }
    expect(await saveFollowUp(desk, late)).toEqual({ outcome: 'stale', followUp: second })
    expect(desk.batches).toHaveLength(batches)
    const ticked = await saveFollowUp(desk, { ...late, revision: undefined })
    expect(ticked.followUp.dueOn).toBe('2026-12-01')
    await expect(saveFollowUp(desk, { ...first, id: newId() })).rejects.toThrow('not-found')
  })

  test("another desk's follow-ups are never seen nor touched", async () => {
    const desk = await newDesk()
    const { id } = (await saveFollowUp(desk, promise())).followUp
    const other = await newDesk()
    expect(await followUpsOf(other)).toEqual([])
    await expect(deleteFollowUp(other, id)).rejects.toThrow('not-found')
    await saveFollowUp(other, promise({ id, text: 'la leur' }))
    expect(await followUpsOf(desk)).toMatchObject([{ text: 'envoyer le devis' }])
  })

  test('somebody named for the first time enters the cardex with it, and leaves with its undo', async () => {
    const desk = await newDesk()
    const ines = { id: newId(), name: 'Inès Petit' }
    const draft = { ...promise({ personId: ines.id }), newPerson: ines }
    const { followUp } = await saveFollowUp(desk, draft)
    expect(followUp).toMatchObject({ personName: 'Inès Petit', encounterId: null })
    expect(await saveFollowUp(desk, draft)).toMatchObject({ outcome: 'kept' })
    const [batch] = desk.batches.slice(-1)
    await undo(desk, batch as string)
    expect(await followUpsOf(desk)).toEqual([])
    const people = await desk.db.selectFrom('person').select('id').where('deskId', '=', desk.id).execute()
    expect(people).toEqual([])
  })
})
