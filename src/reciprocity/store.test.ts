import { expect, test } from 'vitest'
import { newId, peopleNamed } from '../../test/support/encounters.ts'
import { favour } from '../../test/support/favours.ts'
import { mandate } from '../../test/support/mandates.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { day } from '../lib/day.ts'
import { deleteMandate, saveMandate } from '../mandates/store.ts'
import { deletePeople } from '../people/bulk.ts'
import { findPeople } from '../people/search.ts'
import { undo } from '../platform/db/undo.ts'
import { PROJECTORS } from '../projectors.ts'
import { favoursOf, findFavour } from './ledger.ts'
import { addFavours, deleteFavour, saveFavour } from './store.ts'

onEveryDatabase(PROJECTORS, newDesk => {
  test('a favour sent twice is stored once; undone, it is gone', async () => {
    const desk = await newDesk()
    const [sophie = ''] = await peopleNamed(desk, 'Sophie')
    const draft = favour({ personId: sophie, note: 'sur mes tarifs' })
    const first = await saveFavour(desk, draft)
    const again = await saveFavour(desk, { ...draft, note: 'autre chose' })
    expect([first.outcome, again.outcome]).toEqual(['created', 'kept'])
    expect(again.view).toEqual(first.view)
    expect(first.view.person).toEqual({ id: sophie, name: 'Sophie' })
    await undo(desk, desk.batches.at(-1) as string)
    expect(await findFavour(desk, draft.id)).toBeUndefined()
    await expect(saveFavour(desk, draft)).rejects.toThrow('gone')
  })

  test('somebody named for the first time enters with the favour, in one batch', async () => {
    const desk = await newDesk()
    const [luc, marie] = [newId(), newId()]
    const batches = desk.batches.length
    const { view: saved } = await saveFavour(
      desk,
      favour({
        direction: 'given',
        kind: 'introduction',
        personId: luc,
        aboutId: marie,
        newPeople: [
          { id: luc, name: 'Luc Ferrand' },
          { id: marie, name: 'Marie Dupont' },
          { id: newId(), name: 'Personne n’en parle' },
        ],
      }),
    )
    expect([saved.person.name, saved.about?.name]).toEqual(['Luc Ferrand', 'Marie Dupont'])
    expect(desk.batches.length).toBe(batches + 1)
    expect(await findPeople(desk, 'parle', 5)).toEqual([])
  })

  test('an edit from an older state changes nothing and says what stands', async () => {
    const desk = await newDesk()
    const [sophie = ''] = await peopleNamed(desk, 'Sophie')
    const draft = favour({ personId: sophie })
    const { view: first } = await saveFavour(desk, draft)
    const edited = await saveFavour(desk, { ...draft, kind: 'tip', revision: first.revision })
    expect(edited.outcome).toBe('edited')
    const stale = await saveFavour(desk, { ...draft, kind: 'hire', revision: first.revision })
    expect(stale).toEqual({ outcome: 'stale', view: edited.view })
    expect((await saveFavour(desk, { ...draft, kind: 'tip', revision: first.revision })).outcome).toBe('kept')
  })

  test('what it names must be there, once; what is gone since is no reason to refuse an edit', async () => {
    const desk = await newDesk()
    const [sophie = ''] = await peopleNamed(desk, 'Sophie')
    await expect(saveFavour(desk, favour({ personId: newId() }))).rejects.toThrow('not-found')
    await expect(saveFavour(desk, favour({ personId: sophie, mandateId: newId() }))).rejects.toThrow(
      'not-found',
    )
    await expect(saveFavour(desk, favour({ personId: sophie, encounterId: newId() }))).rejects.toThrow(
      'not-found',
    )
    await expect(saveFavour(desk, favour({ personId: sophie, aboutId: sophie }))).rejects.toThrow(
      'invalid-input',
    )
    const work = mandate()
    await saveMandate(desk, work)
    const draft = favour({ personId: sophie, mandateId: work.id })
    const { view: saved } = await saveFavour(desk, draft)
    expect(saved.mandate).toEqual({ id: work.id, what: work.what, organisation: '' })
    await deleteMandate(desk, work.id)
    await deletePeople(desk, [sophie])
    const [left] = await favoursOf(desk)
    expect([left?.person, left?.mandate]).toEqual([{ id: sophie, name: '' }, null])
    const { outcome } = await saveFavour(desk, { ...draft, note: 'merci', revision: saved.revision })
    expect(outcome).toBe('edited')
  })

  test('many enter in one batch, those that are there stay as they are', async () => {
    const desk = await newDesk()
    const [sophie = ''] = await peopleNamed(desk, 'Sophie')
    const known = favour({ personId: sophie })
    await saveFavour(desk, known)
    const { newPeople, ...fresh } = favour({ personId: sophie, day: day('2026-01-01') })
    await addFavours(desk, [{ ...known, note: 'autre' }, fresh])
    expect((await favoursOf(desk)).map(({ id, note }) => [id, note])).toEqual([
      [known.id, ''],
      [fresh.id, ''],
    ])
  })

  test('another desk sees no favour, and takes none away', async () => {
    const desk = await newDesk()
    const [sophie = ''] = await peopleNamed(desk, 'Sophie')
    const draft = favour({ personId: sophie })
    await saveFavour(desk, draft)
    const stranger = await newDesk()
    expect(await favoursOf(stranger)).toEqual([])
    await expect(deleteFavour(stranger, draft.id)).rejects.toThrow('not-found')
    expect(await findFavour(desk, draft.id)).toBeDefined()
  })
})
