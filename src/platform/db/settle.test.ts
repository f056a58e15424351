import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { onEveryDatabase } from '../../../test/support/on-every-database.ts'
import { rename } from '../../../test/support/people.ts'
import { uuidv7 } from '../../lib/uuid.ts'
import { listPeople } from '../../people/list.ts'
import { NEW_ACQUAINTANCE } from '../../people/person.ts'
import { savePersonFromOctets } from '../../people/store.ts'
import { LAG, PROJECTORS } from '../../projectors.ts'
import type { Desk } from '../desk.ts'
import { openSqliteDatabase } from './database.ts'
import { settling } from './settle.ts'
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

    test('what is brought up to date while somebody is changed keeps the change', async () => {
      const desk = await newDesk()
      await sent(desk, 'Ada')
      const row = desk.db.selectFrom('person').select('id').where('deskId', '=', desk.id)
      const { id } = await row.executeTakeFirstOrThrow()
      let settled: Promise<void> = Promise.resolve()
      await desk.write({ what: 'test' }, async inside => {
        settled = database().settle(desk.id)
        await new Promise(resolve => setTimeout(resolve, 100))
        await rename(inside, id, 'Ada Lovelace')
      })
      await settled
      expect(await listed(desk)).toEqual(['Ada Lovelace'])
    })

    test('what is longer than an index takes is kept all the same, and nothing is stuck behind it', async () => {
      const desk = await newDesk()
      const letters = (n: number) => Array.from({ length: n }, (_, i) => (i * i * 7919).toString(36)).join('')
      const long = letters(1200)
      const tags = Array.from({ length: 500 }, (_, i) => `${letters(9)}${i * 7919}`).join(',')
      const lines = `FN:${long}\r\nTEL:06\r\nADR:;;;${long};;;\r\nCATEGORIES:${tags}\r\nUID:${long}`
      const octets = Buffer.from(`BEGIN:VCARD\r\nVERSION:3.0\r\n${lines}\r\nEND:VCARD\r\n`)
      const person = { id: uuidv7(new Date()), octets, acquaintance: NEW_ACQUAINTANCE }
      await desk.write({ what: 'test', isOneOfMany: true }, inside => savePersonFromOctets(inside, person))
      await sent(desk, 'Zoé')
      await database().settle(desk.id)
      const names = await listed(desk)
      expect(names).toHaveLength(2)
      expect(long.startsWith(names.find(name => name !== 'Zoé') ?? 'nobody')).toBe(true)
    })

    test('many are settled in parts, and a device that pauses settles them itself', async () => {
      const desk = await newDesk()
      for (let i = 0; i < 170; i++) await sent(desk, `P${i}`)
      await database().settle(desk.id)
      expect(await listed(desk)).toHaveLength(170)
      await sent(desk, 'Zoé')
      await expect.poll(() => listed(desk), { timeout: 10_000 }).toContain('Zoé')
    }, 30_000)
  },
  { lag: LAG },
)

test('what lagged when the process died is brought up to date by the next one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'entregent-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const open = () =>
    openSqliteDatabase(join(folder, 'desk.db'), { projectors: PROJECTORS, lag: LAG, durable: false })
  const settings = { language: 'fr', timeZone: 'Europe/Paris', by: 'iPhone' } as const
  const id = uuidv7(new Date())
  const died = await open()
  await died.system.insertInto('desk').values({ id, name: 'a desk', createdAt: '2026' }).execute()
  const octets = Buffer.from('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nTEL:06\r\nEND:VCARD\r\n')
  const person = { id: uuidv7(new Date()), octets, acquaintance: NEW_ACQUAINTANCE }
  await died
    .desk(id, settings)
    .write({ what: 'test', isOneOfMany: true }, inside => savePersonFromOctets(inside, person))
  await died.close()

  const next = await open()
  const desk = next.desk(id, settings)
  const total = async () => (await listPeople(desk, {}, { sort: 'name', offset: 0, limit: 9 })).total
  expect(await total()).toBe(0)
  await next.settle(id)
  expect(await total()).toBe(1)
  await next.close()
})

test('a desk that closes leaves what still lags for the next start', async () => {
  let parts = 0
  let closed: Promise<void> | null = null
  const { settle, close } = settling(
    async () => {
      parts++
      if (parts === 3) closed = close()
      return parts < 1000
    },
    error => expect.fail(String(error)),
  )
  await settle('a desk')
  await closed
  expect(parts).toBe(3)
})
