import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOST_OSM_BYTES, MOST_OSM_FEATURES, readOsm } from './osm.ts'

const TAGS = {
  amenity: 'coworking_space',
  name: 'L’Atelier des quais',
  'addr:housenumber': '12 bis',
  'addr:street': 'quai des Tisseurs',
  'addr:postcode': '69001',
  'addr:city': 'Lyon',
  'addr:country': 'fr',
  opening_hours: 'Mo-Fr 09:00-18:00',
  website: 'atelier-quais.example/tarifs',
  phone: '+33 4 00 00 00 00; +33 6 00 00 00 00',
  internet_access: 'wlan',
  fee: 'yes',
  charge: '15 EUR/day',
}

const PLACE = {
  kind: 'coworking',
  name: 'L’Atelier des quais',
  address: '12 bis quai des Tisseurs',
  postalCode: '69001',
  town: 'Lyon',
  country: 'FR',
  hours: 'Mo-Fr 09:00-18:00',
  url: 'https://atelier-quais.example/tarifs',
  phone: '+33 4 00 00 00 00',
  hasWifi: true,
  hasFee: true,
  charge: '15 EUR/day',
}

test('GeoJSON as overpass turbo saves it', () => {
  const file = collection([
    { type: 'Feature', id: 'node/7', properties: { '@id': 'node/7', ...TAGS }, geometry: point(4.83, 45.77) },
    {
      type: 'Feature',
      properties: { '@id': 'way/8', name: 'Bibliothèque du port', amenity: 'library' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [4, 45],
            [4.2, 45],
            [4.2, 45.1],
            [4, 45],
          ],
        ],
      },
    },
  ])
  const { value, problems } = readOsm(file)
  expect(problems).toEqual([])
  expect(value[0]).toEqual({ ...PLACE, osm: 'node/7', position: { lat: 45.77, lon: 4.83 } })
  expect(value[1]).toMatchObject({ osm: 'way/8', kind: 'library', hasWifi: null, hasFee: null, url: '' })
  expect(value[1]?.position.lat).toBeCloseTo(45.05)
  expect(value[1]?.position.lon).toBeCloseTo(4.1)
})

test('an answer of Overpass: nodes, centers, outlines, members, and ways through bare nodes', () => {
  const cafe = (name: string) => ({ amenity: 'cafe', name })
  const file = JSON.stringify({
    version: 0.6,
    elements: [
      { type: 'node', id: 1, lat: 45, lon: 4, tags: TAGS },
      { type: 'way', id: 2, center: { lat: 45.1, lon: 4.1 }, tags: cafe('Au centre') },
      { type: 'way', id: 3, nodes: [11, 12], tags: cafe('Par les nœuds') },
      {
        type: 'way',
        id: 4,
        geometry: [
          { lat: 45, lon: 4 },
          { lat: 46, lon: 5 },
        ],
        tags: cafe('Le contour'),
      },
      { type: 'relation', id: 5, members: [{ geometry: [{ lat: 44, lon: 3 }] }], tags: cafe('La cour') },
      {
        type: 'relation',
        id: 6,
        bounds: { minlat: 1, maxlat: 3, minlon: 5, maxlon: 7 },
        tags: cafe('Les bornes'),
      },
      { type: 'node', id: 11, lat: 47, lon: 6 },
      { type: 'node', id: 12, lat: 47.2, lon: 6 },
    ],
  })
  const { value, problems } = readOsm(file)
  expect(problems).toEqual([])
  expect(value.map(({ osm, position }) => [osm, position.lat, position.lon])).toEqual([
    ['node/1', 45, 4],
    ['way/2', 45.1, 4.1],
    ['way/3', expect.closeTo(47.1), 6],
    ['way/4', 45.5, 4.5],
    ['relation/5', 44, 3],
    ['relation/6', 2, 6],
  ])
})

test.each([
  [{ office: 'coworking' }, 'coworking'],
  [{ amenity: 'cafe', internet_access: 'wlan' }, 'cafe'],
  [{ amenity: 'community_centre' }, 'club'],
  [{ club: 'sport' }, 'club'],
  [{ amenity: 'conference_centre' }, 'venue'],
  [{ shop: 'books' }, 'other'],
  [{ amenity: '__proto__' }, 'other'],
] as const)('%j is %s', (tags, kind) => {
  expect(readOsm(nodes([{ ...tags, name: 'Ici' }])).value).toMatchObject([{ kind }])
})

test('benches and roads are left out without a word', () => {
  const file = nodes([{ amenity: 'bench', name: 'Le banc' }, { highway: 'primary', name: 'La route' }, {}])
  expect(readOsm(file)).toEqual({ value: [], problems: [] })
})

test('a place without a name, without a position or there twice is counted', () => {
  const { value, problems } = readOsm(
    JSON.stringify({
      elements: [
        { type: 'node', id: 1, lat: 45, lon: 4, tags: { amenity: 'cafe' } },
        { type: 'node', id: 2, lat: 451, lon: 4, tags: { amenity: 'cafe', name: 'Hors du globe' } },
        { type: 'node', id: 3, lat: 45, lon: 4, tags: { amenity: 'cafe', name: 'Ici' } },
        { type: 'node', id: 3, lat: 45, lon: 4, tags: { amenity: 'cafe', name: 'Ici' } },
      ],
    }),
  )
  expect(value).toHaveLength(1)
  expect(problems.map(({ code, params }) => [code, params?.count])).toEqual([
    ['osm-nameless', 1],
    ['osm-nowhere', 1],
    ['osm-twice', 1],
  ])
})

test('a web address that is none is left out', () => {
  const sites = ['javascript:alert(1)', 'mailto:a@b.fr', 'chez nous', 'https://', 'http://ici.example']
  const { value } = readOsm(nodes(sites.map(website => ({ amenity: 'cafe', name: website, website }))))
  expect(value.map(({ url }) => url)).toEqual(['', '', '', '', 'http://ici.example'])
})

test('more than is read is said', () => {
  const elements = Array.from({ length: MOST_OSM_FEATURES + 2 }, () => ({}))
  const { problems } = readOsm(JSON.stringify({ elements }))
  expect(problems).toMatchObject([{ code: 'osm-too-many', params: { count: 2 } }])
  expect(readOsm(' '.repeat(MOST_OSM_BYTES + 1)).problems).toMatchObject([{ code: 'osm-too-large' }])
})

test.each(['', '{', 'null', '[]', '7', '{"features":7}', '<osm/>'])('« %s » is not such a file', text => {
  expect(readOsm(text)).toMatchObject({
    value: [],
    problems: [{ level: 'rejected', code: 'osm-unreadable' }],
  })
})

test('nothing that a file may hold is an error', () => {
  const key = fc.constantFrom(
    ...['type', 'id', 'lat', 'lon', 'tags', 'center', 'geometry', 'coordinates', 'properties', 'nodes'],
    ...['members', 'bounds', 'name', 'amenity', '@id', 'geometries', 'website', 'phone'],
  )
  const { any } = fc.letrec(tie => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('cafe', 'node/1', 'way', ''),
      fc.double(),
      fc.constant(null),
      fc.boolean(),
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(key, tie('any'), { maxKeys: 6 }),
    ),
  }))
  fc.assert(
    fc.property(fc.constantFrom('features', 'elements'), fc.array(any, { maxLength: 5 }), (list, all) => {
      for (const { position, name } of readOsm(JSON.stringify({ [list]: all })).value) {
        expect(Math.abs(position.lat)).toBeLessThanOrEqual(90)
        expect(name).not.toBe('')
      }
    }),
    { numRuns: 300 },
  )
})

function collection(features: unknown[]): string {
  return JSON.stringify({ type: 'FeatureCollection', features })
}

function point(lon: number, lat: number) {
  return { type: 'Point', coordinates: [lon, lat] }
}

function nodes(all: object[]): string {
  return JSON.stringify({
    elements: all.map((tags, at) => ({ type: 'node', id: at + 1, lat: 45, lon: 4, tags })),
  })
}
