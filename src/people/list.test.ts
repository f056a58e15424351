import { describe, expect, test } from 'vitest'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { livingIn, somebody } from '../../test/support/people.ts'
import type { Day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { facets, listPeople, names, reachable } from './list.ts'
import { projectPeople } from './projection.ts'
import { keepLastContacts } from './store.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const FIRST = { sort: 'name', offset: 0, limit: 200 } as const

onEveryDatabase({ person: projectPeople }, newDesk => {
  describe('the list', () => {
    async function listed(desk: Desk, filters: Parameters<typeof listPeople>[1], page = {}) {
      const { total, people } = await listPeople(desk, filters, { ...FIRST, ...page })
      return [total, ...people.map(person => person.name)]
    }

    test('is in the order of family names and cut in pages', async () => {
      const desk = await newDesk()
      for (const name of ['Jean de La Tour', 'Marie Dupont', 'Yann Le Bihan', 'Zoé Abel', 'le boulanger'])
        await somebody(desk, name)
      expect(await listed(desk, {})).toEqual([
        5,
        'Zoé Abel',
        'Marie Dupont',
        'Jean de La Tour',
        'Yann Le Bihan',
        'le boulanger',
      ])
      expect(await listed(desk, {}, { offset: 1, limit: 2 })).toEqual([5, 'Marie Dupont', 'Jean de La Tour'])
    })

    test('is filtered', async () => {
      const desk = await newDesk()
      const marie = await somebody(
        desk,
        'Marie Dupont',
        { tags: ['VIP', 'a"b'], addresses: [livingIn('Lyon')] },
        { relations: ['client'], trade: 'inside', circle: 1 },
      )
      const paul = await somebody(
        desk,
        'Paul Roux',
        { tags: ['vip'] },
        { relations: ['friend'], trade: 'outside' },
      )
      await somebody(desk, 'Zoé Petit', {}, { archived: true })
      const days = new Map([
        [marie, '2026-11-01' as Day],
        [paul, '2026-01-01' as Day],
      ])
      await desk.write({ what: 'test' }, inside => keepLastContacts(inside, days))
      await somebody(desk, 'Luc Noël')

      expect(await listed(desk, { tag: 'VIP' })).toEqual([1, 'Marie Dupont'])
      expect(await listed(desk, { tag: 'a"b' })).toEqual([1, 'Marie Dupont'])
      expect(await listed(desk, { relation: 'friend' })).toEqual([1, 'Paul Roux'])
      expect(await listed(desk, { town: 'Lyon' })).toEqual([1, 'Marie Dupont'])
      expect(await listed(desk, { trade: 'outside' })).toEqual([1, 'Paul Roux'])
      expect(await listed(desk, { circle: 1 })).toEqual([1, 'Marie Dupont'])
      expect(await listed(desk, { met: 'never' })).toEqual([1, 'Luc Noël'])
      expect(await listed(desk, { met: 90 })).toEqual([2, 'Luc Noël', 'Paul Roux'])
      expect(await listed(desk, { archived: true })).toEqual([1, 'Zoé Petit'])
      expect(await listed(desk, { text: 'dupnt' })).toEqual([1, 'Marie Dupont'])
      expect(await listed(desk, { text: 'paul', tag: 'VIP' })).toEqual([0])
      expect(await listed(desk, { text: '-' })).toEqual([0])
      expect(await listed(desk, {}, { sort: 'recent' })).toEqual([3, 'Marie Dupont', 'Paul Roux', 'Luc Noël'])
      expect(await listed(desk, {}, { sort: 'best' })).toEqual(await listed(desk, {}))
      expect(await facets(desk)).toEqual({
        total: 3,
        tags: [
          { value: 'VIP', count: 1 },
          { value: 'a"b', count: 1 },
          { value: 'vip', count: 1 },
        ],
        towns: [{ value: 'Lyon', count: 1 }],
        relations: [
          { value: 'client', count: 1 },
          { value: 'friend', count: 1 },
        ],
        trade: [
          { value: 'inside', count: 1 },
          { value: 'outside', count: 1 },
        ],
        circles: [{ value: 1, count: 1 }],
      })
      const named = await names(desk)
      expect(named.people.map(([, name]) => name)).toEqual(['Marie Dupont', 'Luc Noël', 'Paul Roux'])
      expect(named.seq).toBeGreaterThan(0)
    })

    test('what is searched comes best match first: a name before a town, whoever was seen last', async () => {
      const desk = await newDesk()
      const marie = await somebody(desk, 'Marie Dupont', { addresses: [livingIn('Lyon')] })
      await somebody(desk, 'Paul Lyon')
      const days = new Map([[marie, '2026-11-01' as Day]])
      await desk.write({ what: 'test' }, inside => keepLastContacts(inside, days))

      expect(await listed(desk, { text: 'lyon' }, { sort: 'best' })).toEqual([2, 'Paul Lyon', 'Marie Dupont'])
      expect(await listed(desk, { text: 'lyon' }, { sort: 'recent' })).toEqual([
        2,
        'Marie Dupont',
        'Paul Lyon',
      ])
    })

    test('more than a window are counted whole, and each stands once whatever the windows', async () => {
      const desk = await newDesk()
      for (let i = 0; i < 130; i++)
        await somebody(desk, `Durand Ane${LETTERS[i % 13]}${LETTERS[13 + Math.floor(i / 13)]}`)
      await somebody(desk, 'Durand rangé', {}, { archived: true })
      await somebody(desk, 'Durant tout seul')
      const names: unknown[] = []
      for (let offset = 0; offset < 180; offset += 60) {
        const [total, ...page] = await listed(desk, { text: 'durand' }, { sort: 'best', offset, limit: 60 })
        expect(total).toBe(130)
        names.push(...page)
      }
      expect(names).toHaveLength(130)
      expect(new Set(names).size).toBe(130)
      expect(await listed(desk, { text: 'durand anecn' }, { sort: 'best' })).toEqual([1, 'Durand Anecn'])
    })

    test('a device keeps who can be reached and how, without the archived', async () => {
      const desk = await newDesk()
      const phones = [{ value: '06 12 00 34 56', types: ['cell'], label: null }]
      const id = await somebody(desk, 'Marie Dupont', { phones, addresses: [livingIn('Lyon')] })
      await somebody(desk, 'Zoé Petit', {}, { archived: true })
      expect(await reachable(desk)).toEqual([
        { id, name: 'Marie Dupont', organisation: '', town: 'Lyon', phone: '06 12 00 34 56', email: null },
      ])
    })
  })
})
