import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBan } from './read-ban.ts'
import { readNominatim } from './read-nominatim.ts'
import { readOsrmRoute, readOsrmTable } from './read-osrm.ts'
import { readValhallaRoute, readValhallaTable } from './read-valhalla.ts'

const feature = (properties: object, coordinates: unknown = [-1.553, 47.218]) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates },
  properties,
})

test('BAN: addresses with what they are the middle of', () => {
  const features = [
    feature({
      label: '12 Rue des Lilas 44000 Nantes',
      type: 'housenumber',
      score: 0.97,
      postcode: '44000',
      city: 'Nantes',
    }),
    feature({ label: 'Rue des Lilas', type: 'street', score: 0.5 }),
    feature({ label: 'Nantes', type: 'municipality' }),
    feature({ label: 'Le Bourg', type: 'locality' }),
  ]
  const { value, problems } = readBan(JSON.stringify({ type: 'FeatureCollection', features }))
  expect(problems).toEqual([])
  expect(value[0]).toEqual({
    label: '12 Rue des Lilas 44000 Nantes',
    position: { lat: 47.218, lon: -1.553 },
    precision: 'house',
    score: 0.97,
    postalCode: '44000',
    town: 'Nantes',
    source: 'ban',
  })
  expect(value.map(({ precision }) => precision)).toEqual(['house', 'street', 'town', 'around'])
})

test('BAN: an answer that is nowhere is left out', () => {
  const features = [
    feature({ label: 'a' }, [200, 91]),
    feature({ label: 'b' }, null),
    null,
    feature({ label: 'c' }),
  ]
  const { value, problems } = readBan(JSON.stringify({ features }))
  expect(value.map(({ label }) => label)).toEqual(['c'])
  expect(problems.map(({ where, code }) => [where, code])).toEqual([
    ['row 1', 'answer-nowhere'],
    ['row 2', 'answer-nowhere'],
    ['row 3', 'answer-nowhere'],
  ])
})

test('Nominatim: positions are digits in texts, a rank says what of', () => {
  const place = { lat: '46.5197', lon: '6.6323', display_name: 'Rue du Port 3, Lausanne', place_rank: 30 }
  const address = { postcode: '1003', village: 'Lausanne' }
  const { value } = readNominatim(
    JSON.stringify([
      { ...place, address },
      { ...place, place_rank: 26 },
      { ...place, place_rank: 16 },
      { ...place, place_rank: 8 },
    ]),
  )
  expect(value[0]).toMatchObject({
    label: 'Rue du Port 3, Lausanne',
    position: { lat: 46.5197, lon: 6.6323 },
    postalCode: '1003',
    town: 'Lausanne',
    score: null,
    source: 'nominatim',
  })
  expect(value.map(({ precision }) => precision)).toEqual(['house', 'street', 'town', 'around'])
  expect(readNominatim('[]')).toEqual({ value: [], problems: [] })
})

test('OSRM: metres and seconds are kilometres and minutes; no way is no problem', () => {
  const routes = [{ distance: 12_500, duration: 900, legs: [] }]
  expect(readOsrmRoute(JSON.stringify({ code: 'Ok', routes })).value).toEqual({ km: 12.5, minutes: 15 })
  expect(readOsrmRoute('{"code":"NoRoute","message":"Impossible route"}')).toEqual({
    value: null,
    problems: [],
  })
  expect(readOsrmRoute('{"code":"InvalidQuery"}').problems).toHaveLength(1)
})

test('OSRM: a table has a row for each departure', () => {
  const said = {
    code: 'Ok',
    durations: [
      [0, 60],
      [120, null],
    ],
    distances: [
      [0, 1000],
      [2000, 0],
    ],
  }
  expect(readOsrmTable(JSON.stringify(said), 2).value).toEqual([
    [
      { km: 0, minutes: 0 },
      { km: 1, minutes: 1 },
    ],
    [{ km: 2, minutes: 2 }, null],
  ])
  expect(readOsrmTable(JSON.stringify(said), 3).problems).toHaveLength(1)
})

test('Valhalla: kilometres as asked; cells go where they say', () => {
  const trip = { summary: { length: 12.5, time: 900 } }
  expect(readValhallaRoute(JSON.stringify({ trip })).value).toEqual({ km: 12.5, minutes: 15 })
  expect(readValhallaRoute('{"error_code":442,"error":"No path could be found for input"}')).toEqual({
    value: null,
    problems: [],
  })
  const cell = (from_index: number, to_index: number, time: number | null) => ({
    from_index,
    to_index,
    distance: 3,
    time,
  })
  const sources_to_targets = [
    [cell(0, 1, 60), cell(0, 0, 0)],
    [cell(1, 0, null), cell(1, 7, 60)],
  ]
  expect(readValhallaTable(JSON.stringify({ sources_to_targets }), 2).value).toEqual([
    [
      { km: 3, minutes: 0 },
      { km: 3, minutes: 1 },
    ],
    [null, null],
  ])
})

test('whatever comes, readers answer', () => {
  const readers = [
    readBan,
    readNominatim,
    readOsrmRoute,
    readValhallaRoute,
    (text: string) => readOsrmTable(text, 2),
    (text: string) => readValhallaTable(text, 2),
  ]
  const nearly = fc.record({
    features: fc.jsonValue(),
    code: fc.constantFrom('Ok', 'NoRoute'),
    routes: fc.jsonValue(),
    durations: fc.array(fc.jsonValue(), { maxLength: 3 }),
    distances: fc.jsonValue(),
    trip: fc.jsonValue(),
    sources_to_targets: fc.array(fc.jsonValue(), { maxLength: 3 }),
  })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        nearly.map(said => JSON.stringify(said)),
      ),
      text => {
        for (const reader of readers) expect(Array.isArray(reader(text).problems)).toBe(true)
      },
    ),
  )
  for (const reader of readers)
    expect(reader('<html>').problems).toMatchObject([{ code: 'answer-unreadable' }])
})
