import { expect, test } from 'vitest'
import { coffee, newId, personWith } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { metDraft, outingOn } from '../../test/support/outings-met.ts'
import { followUpsOf } from '../encounters/follow-ups.ts'
import { findEncounter } from '../encounters/list.ts'
import { saveEncounter } from '../encounters/store.ts'
import { addDays, day } from '../lib/day.ts'
import { personDetail } from '../people/store.ts'
import { saveTie } from '../people/ties.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { wordsIn } from '../words.ts'
import { afterOuting, giveSign, metLately } from './after-store.ts'
import type { MetDraft } from './met.ts'
import { keepMet, markAim, takeBackMet } from './met-store.ts'
import type { Outing, OutingPerson } from './outing.ts'
import { readPitch, savePitch } from './pitch-store.ts'
import { addOutings, outingOf } from './store.ts'

const { t } = wordsIn('fr')

const said = (changes: Partial<MetDraft & { id: string }> = {}) =>
  metDraft({ at: '2026-11-21T18:30:00.000Z', ...changes })

onEveryDatabase(PROJECTORS, newDesk => {
  async function evening(desk: Desk, changes: Partial<Outing> = {}, people: Partial<OutingPerson>[] = []) {
    const aims = [{ id: newId(), text: 'Rencontrer deux éditeurs', personId: null, reached: null }]
    const outing = outingOn(desk.today(), { aims, ...changes })
    const { id } = outing
    const rows = people.map(person => ({
      ...{ id: newId(), outingId: id, personId: null, name: '', organisation: '', role: 'expected' as const },
      ...{ origin: 'typed' as const, isNew: false, word: '', metAt: null, encounterId: null },
      ...person,
    }))
    await addOutings(desk, [outing], rows)
    return outingOf(desk, id)
  }

  test('somebody new becomes a card, an encounter and one who was met, in one batch that is undone whole', async () => {
    const desk = await newDesk()
    const outing = await evening(desk)
    const odile = said({ word: 'céramiste', organisation: 'Terre & Feu', phone: '06 12 00 34 56' })
    const before = desk.batches.length
    expect((await keepMet(desk, outing.id, odile)).outcome).toBe('created')
    expect(desk.batches.length).toBe(before + 1)

    const person = await personDetail(desk, odile.personId)
    expect(person?.contact).toMatchObject({ name: 'Odile Riou', organisation: 'Terre & Feu' })
    expect(person?.acquaintance).toMatchObject({ metOn: desk.today(), metAt: 'Café des indépendants' })
    expect(person?.lastContactOn).toBe(desk.today())
    expect(await findEncounter(desk, odile.encounterId)).toMatchObject({
      ...{
        channel: 'in-person',
        planned: false,
        place: 'La Halle',
        sphere: 'professional',
        note: 'céramiste',
      },
      personIds: [odile.personId],
    })
    const now = await outingOf(desk, outing.id)
    expect(now.state).toBe('been')
    expect(now.people).toMatchObject([
      { id: odile.id, role: 'met', origin: 'salon', isNew: true, word: 'céramiste' },
    ])

    await undo(desk, desk.batches.at(-1) as string)
    expect(await personDetail(desk, odile.personId)).toBeNull()
    expect(await findEncounter(desk, odile.encounterId)).toBeUndefined()
    expect((await outingOf(desk, outing.id)).people).toEqual([])
    expect((await outingOf(desk, outing.id)).state).toBe('going')
    await expect(keepMet(desk, outing.id, odile)).rejects.toThrow('gone')
  })

  test('sent twice, it is stored once; a word said after stands, and an empty one erases nothing', async () => {
    const desk = await newDesk()
    const outing = await evening(desk)
    const odile = said()
    await keepMet(desk, outing.id, odile)
    const batches = desk.batches.length
    expect((await keepMet(desk, outing.id, odile)).outcome).toBe('kept')
    expect(desk.batches.length).toBe(batches)
    const promise = { id: newId(), text: 'rappeler mardi', dueOn: addDays(desk.today(), 3) }
    const withWord = { ...odile, word: 'céramiste', promise }
    expect((await keepMet(desk, outing.id, withWord)).outcome).toBe('edited')
    await keepMet(desk, outing.id, withWord)
    await keepMet(desk, outing.id, odile)
    const { people } = await outingOf(desk, outing.id)
    expect(people).toMatchObject([{ word: 'céramiste' }])
    expect(await findEncounter(desk, odile.encounterId)).toMatchObject({ note: 'céramiste' })
    expect(await followUpsOf(desk)).toMatchObject([
      { id: promise.id, by: 'me', personId: odile.personId, encounterId: odile.encounterId },
    ])
  })

  test('an edit from an older state changes nothing; a name corrected is corrected on the card', async () => {
    const desk = await newDesk()
    const outing = await evening(desk)
    const odile = said({ name: 'Odil Riou' })
    const { view } = await keepMet(desk, outing.id, odile)
    const edited = { ...odile, name: 'Odile Riou', revision: view.revision }
    expect((await keepMet(desk, outing.id, edited)).outcome).toBe('edited')
    expect((await personDetail(desk, odile.personId))?.contact.name).toBe('Odile Riou')
    expect((await keepMet(desk, outing.id, { ...edited, word: 'autre' })).outcome).toBe('stale')
    await expect(keepMet(desk, outing.id, said({ revision: 'x' }))).rejects.toThrow('not-found')
  })

  test('who was expected is met in a tap: on a card already, nothing of it is lost', async () => {
    const desk = await newDesk()
    const paul = await personWith(desk, { name: 'Paul Le Goff', note: 'voile' })
    await saveEncounter(desk, coffee({ day: day('2026-01-10'), personIds: [paul] }))
    const outing = await evening(desk, {}, [
      { personId: paul, name: 'Paul Le Goff' },
      { name: 'Ida Marchand', organisation: 'Les Presses', role: 'wished' },
    ])
    const [wished, expected] = outing.people
    await keepMet(desk, outing.id, said({ id: expected?.id as string, name: '', mail: 'paul@example.org' }))
    await keepMet(desk, outing.id, said({ id: wished?.id as string, name: '' }))
    const { people } = await outingOf(desk, outing.id)
    expect(people.map(({ card, isNew, role, origin }) => [card?.name, isNew, role, origin])).toEqual([
      ['Ida Marchand', true, 'met', 'typed'],
      ['Paul Le Goff', false, 'met', 'typed'],
    ])
    const card = await personDetail(desk, paul)
    expect(card?.contact).toMatchObject({ note: 'voile', emails: [{ value: 'paul@example.org' }] })
    expect(card?.acquaintance.metOn).toBeNull()

    await takeBackMet(desk, outing.id, expected?.id as string)
    expect((await outingOf(desk, outing.id)).people.find(each => each.personId === paul)).toMatchObject({
      ...{ role: 'expected', metAt: null, encounterId: null },
    })
    expect((await personDetail(desk, paul))?.lastContactOn).toBe('2026-01-10')
  })

  test('a code that held a vCard becomes the card, with what we do not know', async () => {
    const desk = await newDesk()
    const outing = await evening(desk)
    const card =
      'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Lina Morel\r\nN:Morel;Lina;;;\r\nTEL:0612003456\r\nX-OWN:kept\r\nEND:VCARD\r\n'
    const lina = said({ name: 'Lina Morel', phone: '06 12 00 34 56', card })
    await keepMet(desk, outing.id, lina)
    expect((await personDetail(desk, lina.personId))?.contact).toMatchObject({
      ...{ name: 'Lina Morel', familyName: 'Morel', phones: [{ value: '0612003456' }] },
    })
  })

  test('taken back, the card made for it goes, unless more is known of them; again it is no error', async () => {
    const desk = await newDesk()
    const outing = await evening(desk)
    const odile = said()
    const lina = said({ name: 'Lina Morel' })
    await keepMet(desk, outing.id, odile)
    await keepMet(desk, outing.id, lina)
    await saveEncounter(desk, coffee({ personIds: [lina.personId] }))
    const ida = said({ name: 'Ida Marchand' })
    await keepMet(desk, outing.id, ida)
    const otherId = await personWith(desk, { name: 'Paul Le Goff' })
    await saveTie(desk, { id: newId(), personId: otherId, otherId: ida.personId, otherIs: '', personIs: '' })
    for (const id of [odile.id, lina.id, ida.id, odile.id]) await takeBackMet(desk, outing.id, id)
    expect((await outingOf(desk, outing.id)).people).toEqual([])
    expect(await personDetail(desk, ida.personId)).not.toBeNull()
    expect(await personDetail(desk, odile.personId)).toBeNull()
    expect(await personDetail(desk, lina.personId)).not.toBeNull()
    expect(await findEncounter(desk, lina.encounterId)).toBeUndefined()
  })

  test('an aim is reached once', async () => {
    const desk = await newDesk()
    const outing = await evening(desk)
    const aim = outing.aims[0]?.id as string
    await markAim(desk, outing.id, aim, true)
    const batches = desk.batches.length
    await markAim(desk, outing.id, aim, true)
    expect(desk.batches.length).toBe(batches)
    expect((await outingOf(desk, outing.id)).aims[0]?.reached).toBe(true)
    await expect(markAim(desk, outing.id, newId(), true)).rejects.toThrow('not-found')
  })

  test('the evening after, a sign is proposed to each, until one is noted or given', async () => {
    const desk = await newDesk()
    const outing = await evening(desk)
    const today = desk.today()
    const odile = said({ mail: 'odile@example.org' })
    const promise = { id: newId(), text: 'envoyer le livret', dueOn: today }
    const lina = said({ name: 'Lina Morel', promise, at: '2026-11-21T19:00:00.000Z' })
    await keepMet(desk, outing.id, odile)
    await keepMet(desk, outing.id, lina)

    const [first, second] = (await afterOuting(desk, t, outing.id)).met
    expect(first?.sign).toEqual({ text: 'Donner un signe à Odile Riou', dueOn: addDays(today, 2) })
    expect(first?.draft?.mailto).toContain('mailto:odile@example.org')
    expect(first?.draft?.text).toContain('plaisir à vous rencontrer à')
    expect(second?.sign).toBeNull()
    expect(second?.draft?.text).toContain('envoyer le livret')
    expect(await metLately(desk)).toMatchObject([
      { outingId: outing.id, people: [{ personId: odile.personId }] },
    ])

    const sign = { metId: lina.id, encounterId: newId(), channel: 'mail' as const, followUpId: promise.id }
    await giveSign(desk, outing.id, sign)
    await giveSign(desk, outing.id, sign)
    await giveSign(desk, outing.id, { ...sign, metId: odile.id, encounterId: newId(), followUpId: null })
    const after = (await afterOuting(desk, t, outing.id)).met
    expect(after.map(({ signOn, sign: proposed }) => [signOn, proposed])).toEqual([
      [today, null],
      [today, null],
    ])
    expect(after[1]?.promises).toMatchObject([{ id: promise.id, doneOn: today }])
    expect(await metLately(desk)).toEqual([])
    await expect(giveSign(desk, outing.id, { ...sign, metId: newId() })).rejects.toThrow('not-found')
  })

  test("another desk's evening is never seen nor changed", async () => {
    const [mine, theirs] = [await newDesk(), await newDesk()]
    const outing = await evening(mine)
    const odile = said()
    await keepMet(mine, outing.id, odile)
    await savePitch(mine, { whoIAm: 'Graphiste', whomILookFor: 'Des éditeurs' })
    await expect(keepMet(theirs, outing.id, said())).rejects.toThrow('not-found')
    await expect(takeBackMet(theirs, outing.id, odile.id)).rejects.toThrow('not-found')
    await expect(afterOuting(theirs, t, outing.id)).rejects.toThrow('not-found')
    expect(await metLately(theirs)).toEqual([])
    expect((await readPitch(theirs)).whoIAm).toBe('')
    expect((await readPitch(mine)).whoIAm).toBe('Graphiste')
    expect((await outingOf(mine, outing.id)).people).toHaveLength(1)
  })
})
