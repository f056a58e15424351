import { expect, test } from 'vitest'
import { readOsm } from '../lib/geo/osm.ts'
import { placeFromOsm } from './from-osm.ts'

const FILE = JSON.stringify({
  elements: [
    {
      type: 'node',
      id: 12,
      lat: 45.76,
      lon: 4.83,
      tags: {
        amenity: 'coworking_space',
        name: 'La Cordée',
        opening_hours: 'Mo-Fr 08:30-19:00',
        'addr:street': 'rue du Lac',
        'addr:housenumber': '3',
        'addr:postcode': '69003',
        'addr:city': 'Lyon',
        charge: '22 EUR/day',
      },
    },
    {
      type: 'node',
      id: 13,
      lat: 45.7,
      lon: 4.8,
      tags: { amenity: 'library', name: 'Bibliothèque', fee: 'no' },
    },
  ],
})

test('places of a file become places of the desk', () => {
  const { value } = readOsm(FILE)
  const places = value.map((found, i) => placeFromOsm(found, { id: `p${i}`, currency: 'EUR' }))
  expect(places[0]).toMatchObject({
    name: 'La Cordée',
    kind: 'coworking',
    address: '3 rue du Lac',
    postalCode: '69003',
    town: 'Lyon',
    spot: { lat: 45.76, lon: 4.83, precision: 'exact', source: 'osm' },
    hours: 'Mo-Fr 08:30-19:00',
    priceCents: null,
    note: '22 EUR/day',
    osm: 'node/12',
  })
  expect(places[1]).toMatchObject({ name: 'Bibliothèque', kind: 'library', priceCents: 0 })
})
