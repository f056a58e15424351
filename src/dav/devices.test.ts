import { expect, test } from 'vitest'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { principalOf } from './devices.ts'

onEveryDatabase({}, (newDesk, database) => {
  test('desks of one name have each their own in addresses, even when all are named at once, and keep it', async () => {
    const desks = [await newDesk(), await newDesk(), await newDesk(), await newDesk()]
    const named = () => Promise.all(desks.map(desk => principalOf(database(), desk.id)))
    const principals = await named()
    expect([...principals].sort()).toEqual(['a-desk', 'a-desk-2', 'a-desk-3', 'a-desk-4'])
    expect(await named()).toEqual(principals)
    const [again, twice] = await Promise.all(
      [await newDesk()].flatMap(({ id }) => [principalOf(database(), id), principalOf(database(), id)]),
    )
    expect(twice).toBe(again)
  })
})
