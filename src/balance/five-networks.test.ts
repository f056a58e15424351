import { expect, test } from 'vitest'
import { fiveNetworks, type Network, networksOf } from './five-networks.ts'

const met = (weeks: Partial<Record<Network, number>>) => ({
  ...{ family: 0, friends: 0, colleagues: 0, neighbours: 0, associations: 0 },
  ...weeks,
})

test('seen about once a month, a network is active; a few times in the year, it is not', () => {
  const { networks, active } = fiveNetworks(met({ family: 12, friends: 11 }), 52)
  expect(networks.filter(({ isActive }) => isActive).map(({ network }) => network)).toEqual(['family'])
  expect(active).toBe(1)
})

test('none, one, several', () => {
  expect(fiveNetworks(met({}), 52).standing).toBe('none')
  expect(fiveNetworks(met({ neighbours: 40 }), 80).standing).toBe('one')
  expect(fiveNetworks(met({ neighbours: 40, associations: 30 }), 52).standing).toBe('several')
})

test('under a year of log nothing is concluded', () => {
  expect(fiveNetworks(met({ family: 20 }), 51)).toMatchObject({ active: 1, standing: null })
})

test('somebody may be of two networks, or of none', () => {
  expect(networksOf(['friend', 'client'])).toEqual(['friends', 'colleagues'])
  expect(networksOf(['prospect', 'acquaintance'])).toEqual([])
})
