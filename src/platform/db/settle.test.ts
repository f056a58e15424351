import { expect, test } from 'vitest'
import { onEveryDatabase } from '../../../test/support/on-every-database.ts'
import { uuidv7 } from '../../lib/uuid.ts'
import { listPeople } from '../../people/list.ts'
import { NEW_ACQUAINTANCE } from '../../people/person.ts'
import { savePersonFromOctets } from '../../people/store.ts'
import { LAG, PROJECTORS } from '../../projectors.ts'
import type { Desk } from '../desk.ts'
import { undo } from './undo.ts'

onEveryDatabase(
  PROJECTORS,
  (newDesk, database) => {
    async function sent(desk: Desk, name: string): Promise<void> {
      const octets = Buffer.from(`BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nTEL:06\r\nEND:VCARD\r\n`)
      const person = { id: uuidv7(new Date()), octets, acquaintance: NEW_ACQUAINTANCE }
      await desk.write({ what: 'test', isOneOfMany: true }, inside => savePersonFromOctets(inside, person))
    }
    async function listed(desk: Desk): Promise<string[]> {
      const { people } = await listPeople(desk, {}, { sort: 'name', offset: 0, limit: 2000 })
      return people.map(({ name }) => name)
    }

    test('what a device sends is found once somebody looks, and what devices see of it at once', async () => {
      const desk = await newDesk()
      await sent(desk, 'Ada')
      expect(await listed(desk)).toEqual([])
      const shown = await desk.db
        .selectFrom('davMember')
        .select('text')
        .where('deskId', '=', desk.id)
        .execute()
      expect(shown).toHaveLength(1)
      await database().settle(desk.id)
      expect(await listed(desk)).toEqual(['Ada'])
      expect((await listPeople(desk, { text: 'ada' }, { sort: 'best', offset: 0, limit: 9 })).total).toBe(1)
    })

    test('the next change on screen finds it there, and undo leaves nothing behind', async () => {
      const desk = await newDesk()
      await sent(desk, 'Ada')
      await sent(desk, 'Bob')
      await undo(desk, desk.batches[0] as string)
      expect(await listed(desk)).toEqual(['Bob'])
      await database().settle(desk.id)
      expect(await listed(desk)).toEqual(['Bob'])
    })

    test('many are settled in parts, and a device that pauses settles them itself', async () => {
      const desk = await newDesk()
      for (let i = 0; i < 410; i++) await sent(desk, `P${i}`)
      await database().settle(desk.id)
      expect(await listed(desk)).toHaveLength(410)
      await sent(desk, 'Zoé')
      await expect.poll(() => listed(desk), { timeout: 10_000 }).toContain('Zoé')
    }, 30_000)
  },
  { lag: LAG },
)
