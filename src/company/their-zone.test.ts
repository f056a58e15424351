import { expect, test } from 'vitest'
import { theirZone, type Whereabouts } from './their-zone.ts'

function zoneOf(said: Partial<Whereabouts>) {
  const nothing = { timeZone: null, addresses: [], phones: [] }
  const { zone, from, isSure } = theirZone({
    ...nothing,
    own: { zone: 'Europe/Paris', country: 'FR' },
    ...said,
  })
  return `${zone} ${from}${isSure ? '' : '?'}`
}

const at = (town: string, country = '', postalCode = '') => ({ addresses: [{ town, country, postalCode }] })

test.each([
  ['what the card says goes first', { timeZone: 'Asia/Tokyo', ...at('Lyon', 'France') }, 'Asia/Tokyo card'],
  ['a zone that is none is not believed', { timeZone: 'Mars/Olympus' }, 'Europe/Paris own?'],
  ['a country of one hour', at('Gand', 'Belgique'), 'Europe/Brussels address'],
  ['a town without country is of the owner’s', at('Rennes'), 'Europe/Paris address'],
  ['Montréal, and its zone’s other name', at('Montréal', 'Canada'), 'America/Montreal address'],
  ['a town that names its zone', at('Vancouver', 'CA'), 'America/Vancouver address'],
  ['a village of a country of several hours is a guess', at('Tofino', 'Canada'), 'America/Toronto address?'],
  ['San Francisco', at('San Francisco', 'USA'), 'America/Los_Angeles address'],
  ['La Réunion has a French address', at('Saint-Denis', 'France', '97400'), 'Indian/Reunion address'],
  ['a number of Québec', { phones: ['+1 514 555 0199'] }, 'America/Toronto phone?'],
  ['a number of Portugal', { phones: ['+351 21 000 0000'] }, 'Europe/Lisbon phone?'],
  ['a number without country is of the owner’s', { phones: ['06 12 34 56 78'] }, 'Europe/Paris phone'],
  ['nothing known', {}, 'Europe/Paris own?'],
  ['an address that says nothing', at(' '), 'Europe/Paris own?'],
] as [string, Partial<Whereabouts>, string][])('%s', (_, said, expected) => {
  expect(zoneOf(said)).toBe(expected)
})
