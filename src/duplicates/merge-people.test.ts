import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '../../test/support/encounters.ts'
import { filledDesk, imageOf } from '../../test/support/filled-desk.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { phone, somebody } from '../../test/support/people.ts'
import { contact as anyContact } from '../../test/support/vcard-arbitraries.ts'
import { personDetail } from '../people/store.ts'
import { saveTie } from '../people/ties.ts'
import { POINTERS } from '../platform/db/pointers.ts'
import { tablesOf } from '../platform/db/schema.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { LEADS } from './merge-contact.ts'
import { mergePeople } from './merge-people.ts'

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  /** How many rows of each table name somebody, in any of its columns. */
  const namings = async ({ db, id }: Desk, personId: string) => {
    const counts: Record<string, number> = {}
    for (const { from, column } of POINTERS.filter(({ to }) => to === 'person')) {
      const { rows } = await sql<{ n: number | string }>`
        select count(*) as n from ${sql.table(from)} where desk_id = ${id} and ${sql.ref(column)} = ${personId}`.execute(
        db.withoutPlugins(),
      )
      counts[`${from}.${column}`] = Number(rows[0]?.n)
    }
    return counts
  }

  /** In every column that may name somebody, where no row of the filled desk names them yet. */
  const nameEverywhere = async (desk: Desk, personId: string) => {
    const counts = await namings(desk, personId)
    await desk.write({ what: 'test' }, async ({ db, id }) => {
      for (const { from, column } of POINTERS.filter(({ to }) => to === 'person')) {
        if (counts[`${from}.${column}`] !== 0) continue
        await sql`update ${sql.table(from)} set ${sql.ref(column)} = ${personId} where desk_id = ${id}
          and id = (select min(id) from ${sql.table(from)} where desk_id = ${id})`.execute(
          db.withoutPlugins(),
        )
      }
    })
  }

  test('what the kept card lacks comes over, and where both differ nothing is lost', async () => {
    const desk = await newDesk()
    const kept = await somebody(
      desk,
      'Jeanne Roux',
      { organisation: 'Aria', phones: [phone('06 12 34 56 78')] },
      { skills: ['dessin'], remember: 'aime le thé' },
    )
    const absorbed = await somebody(
      desk,
      'Jeanne Roux',
      {
        organisation: 'Ploum',
        phones: [phone('+33 6 12 34 56 78'), phone('02 98 61 00 01')],
        emails: [{ types: [], label: null, value: 'jeanne@ploum.example' }],
      },
      { skills: ['dessin', 'gravure'], circle: 2, remember: 'deux enfants' },
    )
    await mergePeople(desk, { kept, absorbed })
    expect(await personDetail(desk, absorbed)).toBeNull()
    const { contact, acquaintance } = (await personDetail(desk, kept)) ?? {}
    expect(contact?.phones.map(({ value }) => value)).toEqual(['06 12 34 56 78', '02 98 61 00 01'])
    expect(contact?.emails.map(({ value }) => value)).toEqual(['jeanne@ploum.example'])
    expect(contact?.organisation).toBe('Aria')
    expect(contact?.note).toContain('Ploum')
    expect(acquaintance).toMatchObject({
      skills: ['dessin', 'gravure'],
      circle: 2,
      remember: 'aime le thé\ndeux enfants',
    })
  })

  test('all that named one names the other, once; undo puts both back', async () => {
    const { desk, zephyrine, anatole } = await filledDesk(await newDesk())
    await nameEverywhere(desk, zephyrine)
    const before = await imageOf(database(), desk.id)
    const [mine, theirs] = [await namings(desk, anatole), await namings(desk, zephyrine)]
    const unnamed = Object.keys(theirs).filter(column => theirs[column] === 0)
    expect(unnamed.filter(column => before[column.split('.')[0] as string]?.length !== 0)).toEqual([])
    await mergePeople(desk, { kept: anatole, absorbed: zephyrine })
    expect(Object.values(await namings(desk, zephyrine)).every(count => count === 0)).toBe(true)
    const both = await namings(desk, anatole)
    for (const [column, count] of Object.entries(both)) {
      const sum = (mine[column] ?? 0) + (theirs[column] ?? 0)
      // Nobody is tied to themselves, nor was there twice.
      if (
        /^(tie|duplicate_reply)\.|met_through|about_id|^(club|encounter|mandate|contribution)_person/.test(
          column,
        )
      ) {
        expect([column, count <= sum]).toEqual([column, true])
      } else expect([column, count]).toEqual([column, sum])
    }
    await undo(desk, desk.batches.at(-1) as string)
    const after = await imageOf(database(), desk.id)
    for (const table of tablesOf('fact')) expect([table, after[table]]).toEqual([table, before[table]])
  })

  test('undo of joining any two cards, whichever leads, is as if nothing had been', async () => {
    const desk = await newDesk()
    await fc.assert(
      fc.asyncProperty(anyContact, anyContact, fc.subarray([...LEADS]), async (one, other, lead) => {
        const [kept, absorbed] = [
          await somebody(desk, 'Ana', { ...one, uid: null, isGroup: false }),
          await somebody(
            desk,
            'Ana',
            { ...other, uid: null, isGroup: false },
            { metAt: 'au marché', circle: 3 },
          ),
        ]
        await saveTie(desk, {
          id: newId(),
          personId: kept,
          otherId: absorbed,
          otherIs: 'la même',
          personIs: 'la même',
        })
        const before = await imageOf(database(), desk.id)
        await mergePeople(desk, { kept, absorbed, lead })
        await undo(desk, desk.batches.at(-1) as string)
        const after = await imageOf(database(), desk.id)
        for (const table of [...tablesOf('fact'), 'person_card', 'person_token']) {
          expect([table, after[table]]).toEqual([table, before[table]])
        }
      }),
      { numRuns: 4 },
    )
  })

  test('nobody is joined to themselves, to a stranger, nor to who is gone', async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    const ana = await somebody(desk, 'Ana')
    const zoe = await somebody(other, 'Zoé')
    await expect(mergePeople(desk, { kept: ana, absorbed: ana })).rejects.toThrow('invalid-input')
    await expect(mergePeople(desk, { kept: ana, absorbed: zoe })).rejects.toThrow('not-found')
  })
})
