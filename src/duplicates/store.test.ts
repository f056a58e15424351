import { expect, test } from 'vitest'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { phone, rename, somebody } from '../../test/support/people.ts'
import { deletePeople } from '../people/bulk.ts'
import { personDetail, savePerson } from '../people/store.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { openDuplicates } from './find.ts'
import { mergePeople } from './merge-people.ts'
import { LATER_DAYS } from './pair.ts'
import { reviewOf } from './review.ts'
import { countToReview, joinSure, pairsToReview, saveReply } from './store.ts'

const mail = (value: string) => ({ types: [], label: null, value })

async function compare(desk: Desk): Promise<void> {
  const duplicates = openDuplicates(error => {
    throw error
  })
  duplicates.start(desk)
  await duplicates.settled(desk)
}

/** Strangers, so that there is something to learn from. */
async function strangers(desk: Desk): Promise<void> {
  const names = [
    'Basile Morvan',
    'Cora Vidal',
    'Hortense Cabon',
    'Luc Ferrand',
    'Maëlys Trividic',
    'Yann Guivarch',
  ]
  await desk.write({ what: 'test' }, async inside => {
    for (const [at, name] of names.entries()) {
      await somebody(inside, name, {
        phones: [phone(`06 11 22 33 4${at}`)],
        emails: [mail(`p${at}@x.example`)],
      })
    }
  })
}

const namesOf = async (desk: Desk) =>
  (await reviewOf(desk, 'open')).pairs.map(({ cards }) => cards.map(({ contact }) => contact.name).sort())

onEveryDatabase(PROJECTORS, newDesk => {
  test('found, reviewed, joined, and undone: as before', async () => {
    const desk = await newDesk()
    await strangers(desk)
    const kept = await somebody(desk, 'Joëlle Kerbrat', { phones: [phone('06 12 34 56 78')] }, { circle: 2 })
    await somebody(desk, 'Jo Kerbrat', { phones: [phone('+33 6 12 34 56 78')], organisation: 'Aria' })
    await compare(desk)
    expect(await namesOf(desk)).toEqual([['Jo Kerbrat', 'Joëlle Kerbrat']])
    const [pair] = (await reviewOf(desk, 'open')).pairs
    expect(pair?.reasons).toContainEqual(
      expect.objectContaining({ field: 'phone', level: 'same', other: '+33 6 12 34 56 78' }),
    )
    expect(pair?.cards[0].id).toBe(kept)

    await mergePeople(desk, { kept, absorbed: pair?.cards[1].id as string })
    expect(await countToReview(desk)).toBe(0)
    expect((await personDetail(desk, kept))?.contact.organisation).toBe('Aria')
    await undo(desk, desk.batches.at(-1) as string)
    expect(await namesOf(desk)).toEqual([['Jo Kerbrat', 'Joëlle Kerbrat']])
  })

  test('not the same person: never asked again, but where something new speaks for it', async () => {
    const desk = await newDesk()
    await strangers(desk)
    const one = await somebody(desk, 'Odilon Quemener', { organisation: 'Aria' })
    const other = await somebody(desk, 'Odilon Quemener', { organisation: 'Aria' })
    await compare(desk)
    expect(await countToReview(desk)).toBe(1)
    await saveReply(desk, { personId: other, otherId: one, reply: 'no' })
    await compare(desk)
    await rename(desk, other, 'Odilon Quéméner')
    await compare(desk)
    expect(await countToReview(desk)).toBe(0)

    for (const id of [one, other]) {
      const person = await personDetail(desk, id)
      if (!person) throw new Error('gone')
      const { contact, acquaintance, revision } = person
      const both = { ...contact, photo: null, emails: [mail('odilon@aria.example')] }
      await savePerson(desk, { id, contact: both, acquaintance }, revision)
    }
    await compare(desk)
    expect(await countToReview(desk)).toBe(1)
  })

  test('put off: not asked before a while; a reply is undone like anything else', async () => {
    let now = new Date('2026-11-21T10:00:00Z')
    const desk = await newDesk({ now: () => now })
    const [personId, otherId] = [await somebody(desk, 'Ana Roux'), await somebody(desk, 'Ana Roux')]
    await compare(desk)
    await saveReply(desk, { personId, otherId, reply: 'later' })
    expect((await pairsToReview(desk)).later).toHaveLength(1)
    expect(await countToReview(desk)).toBe(0)
    await undo(desk, desk.batches.at(-1) as string)
    expect(await countToReview(desk)).toBe(1)
    await saveReply(desk, { personId, otherId, reply: 'later' })
    now = new Date(now.getTime() + LATER_DAYS * 86_400_000)
    expect(await countToReview(desk)).toBe(1)
  })

  test('three cards of one person: joined pair after pair, or all that are sure at once', async () => {
    const desk = await newDesk()
    await strangers(desk)
    const said = { phones: [phone('06 12 34 56 78')], emails: [mail('jo@kerbrat.example')] }
    const first = await somebody(desk, 'Joëlle Kerbrat', said)
    const [second, third] = [
      await somebody(desk, 'Joelle Kerbrat', said),
      await somebody(desk, 'KERBRAT Joëlle', said),
    ]
    await compare(desk)
    expect(await countToReview(desk)).toBe(3)
    expect((await reviewOf(desk, 'open')).pairs[0]?.others).toBe(1)
    await mergePeople(desk, { kept: first, absorbed: second })
    expect((await pairsToReview(desk)).open.map(({ personId, otherId }) => [personId, otherId])).toEqual([
      [first, third].sort(),
    ])
    await undo(desk, desk.batches.at(-1) as string)
    expect(await joinSure(desk)).toBe(2)
    expect(await countToReview(desk)).toBe(0)
    await undo(desk, desk.batches.at(-1) as string)
    expect(await countToReview(desk)).toBe(3)
  })

  test('whoever may be the one that was joined may be the one that stays, until it is undone', async () => {
    const desk = await newDesk()
    const [kept, absorbed, third] = [
      await somebody(desk, 'Ana Roux'),
      await somebody(desk, 'Ana Roux', { emails: [mail('ana@x.example')] }),
      await somebody(desk, 'Anna Rou', { emails: [mail('ana@x.example')] }),
    ]
    await compare(desk)
    const before = (await pairsToReview(desk)).open
    await mergePeople(desk, { kept, absorbed })
    const ids = (await pairsToReview(desk)).open.map(({ personId, otherId }) => [personId, otherId])
    expect(ids).toEqual([[kept, third].sort()])
    await undo(desk, desk.batches.at(-1) as string)
    expect((await pairsToReview(desk)).open).toEqual(before)
  })

  test('names alone never join: the same name twice is left to the review', async () => {
    const desk = await newDesk()
    await strangers(desk)
    for (let n = 0; n < 2; n++) await somebody(desk, 'Zéphyrine Kervadec', { organisation: 'Aria' })
    await compare(desk)
    expect(await countToReview(desk)).toBe(1)
    expect(await joinSure(desk)).toBe(0)
  })

  test('who is gone, and another desk, are not asked about', async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    const one = await somebody(desk, 'Ana Roux', { emails: [mail('ana@x.example')] })
    await somebody(desk, 'Ana Roux', { emails: [mail('ana@x.example')] })
    await compare(desk)
    await compare(other)
    expect([await countToReview(desk), await countToReview(other)]).toEqual([1, 0])
    await deletePeople(desk, [one])
    expect(await countToReview(desk)).toBe(0)
  })

  test('what is compared can be stopped, and leaves what was found before', async () => {
    const desk = await newDesk()
    for (let n = 0; n < 2; n++) await somebody(desk, 'Ana Roux', { emails: [mail('ana@x.example')] })
    const duplicates = openDuplicates()
    duplicates.start(desk)
    expect(duplicates.view(desk).state).toBe('comparing')
    await duplicates.stop(desk)
    expect(duplicates.view(desk).state).toBe('idle')
    expect((await reviewOf(desk, 'open')).foundAt).toBeNull()
  })
})
