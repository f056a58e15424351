import type { Insertable } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { addDays, day } from '../lib/day.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { PersonCardTable } from '../platform/db/schema.ts'
import type { Desk } from '../platform/desk.ts'
import { candidatesOn } from './store.ts'

const TODAY = day('2026-11-21')
const BIRTHDAY = '--11-23'

function card(desk: Desk, changes: Partial<Insertable<PersonCardTable>> = {}): Insertable<PersonCardTable> {
  const words = {
    name: '',
    sortName: '',
    givenName: '',
    familyName: '',
    organisation: '',
    title: '',
    town: '',
  }
  const lists = { phones: '[]', emails: '[]', tags: '[]', relations: '[]' }
  const dates = { birthday: null, birthdayKey: null, photoHash: null, trade: null, lastContactOn: null }
  const rest = { circle: null, household: 0, archived: 0, reachable: 1, addedOn: '2026-01-01' }
  return { deskId: desk.id, personId: newId(), ...words, ...lists, ...dates, ...rest, ...changes }
}

// Without projectors: the lists are laid as they would be for thousands of people.
onEveryDatabase({}, newDesk => {
  test('of more than three thousand each has a turn, once a round; those of a circle and of a date come each day', async () => {
    const desk = await newDesk()
    const open = Array.from({ length: 3100 }, () => card(desk))
    const close = [card(desk, { circle: 1 }), card(desk, { circle: 4 })]
    const left = [card(desk, { archived: 1 }), card(desk, { household: 1, circle: 1 })]
    await desk.write({ what: 'test' }, ({ db }) => insertRows(db, 'personCard', [...open, ...close, ...left]))
    const other = await newDesk()
    await other.write({ what: 'test' }, ({ db }) =>
      insertRows(db, 'personCard', [card(other, { circle: 1 })]),
    )

    const born = (open[7] as { personId: string }).personId
    const known = { followUps: [], birthdays: [{ personId: born, name: '', birthday: BIRTHDAY }] }
    const idsOn = async (on: typeof TODAY) =>
      (await candidatesOn(desk, on, known)).map(({ personId }) => personId)
    const [one, two] = [await idsOn(TODAY), await idsOn(addDays(TODAY, 1))]
    expect(await idsOn(TODAY)).toEqual(one)
    const each = [...close.map(({ personId }) => personId), born]
    expect(one.filter(id => two.includes(id)).sort()).toEqual(each.sort())
    expect(new Set([...one, ...two])).toEqual(new Set([...open, ...close].map(({ personId }) => personId)))
    expect(Math.abs(one.length - two.length)).toBeLessThan(400)
  })
})
