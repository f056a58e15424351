import { expect, test } from 'vitest'
import { type CommuneRow, frenchTowns, type PlacePoint } from './french-towns.ts'

const COMMUNES: CommuneRow[] = [
  commune('69123', 'Lyon', { codesPostaux: ['69001', '69003'], population: 519_127 }),
  commune('69383', 'Lyon 3e Arrondissement', { type: 'arrondissement-municipal', codesPostaux: ['69003'] }),
  commune('69244', 'Tassin-la-Demi-Lune', { codesPostaux: ['69160'] }),
  commune('69001', 'Grand Bourg', { codesPostaux: ['69400'] }),
  commune('69002', 'Petit Bourg', { codesPostaux: ['69400'] }),
  commune('69003', 'Loin', { codesPostaux: ['69999'] }),
  commune('69004', 'Nouvelle', { codesPostaux: ['69500'], anciensCodes: ['69900'] }),
  commune('69005', 'Ancienne', { type: 'commune-deleguee', chefLieu: '69004' }),
  commune('69004', 'Nouvelle', { type: 'commune-deleguee', chefLieu: '69004' }),
]

const PLACES: PlacePoint[] = [
  place('Lyon', '69123', 45.75, 500_000),
  place('Un quartier', '69123', 45.7, 900_000, 'PPLX'),
  place('Tassin-la-Demi-Lune', '69123', 45.755, 16_000),
  place('Grand-Bourg', '69001', 46, 5_000),
  place('Le Vieux Bourg', '69900', 45.5, 3_000),
]

const towns = new Map(
  frenchTowns(
    COMMUNES,
    PLACES,
    new Map([
      ['69001', 'G'],
      ['69002', 'G'],
    ]),
  ).map(town => [town.name, town]),
)

test('a commune is at the point of its INSEE code, never at that of a quarter', () => {
  expect(towns.get('Lyon')).toMatchObject({ position: { lat: 45.75 }, precision: 'town', source: 'geonames' })
})

test('a point in the wrong commune goes to the one of its name', () => {
  expect(towns.get('Tassin-la-Demi-Lune')).toMatchObject({ position: { lat: 45.755 }, precision: 'town' })
})

test('arrondissements have their own points and postal codes, the city as a whole none', () => {
  expect(towns.get('Lyon 3e')).toMatchObject({ postalCodes: ['69003'], source: 'table' })
  expect(towns.get('Lyon')?.postalCodes).toEqual([])
})

test('without a point of its own a commune is where its neighbours are, and says how near that is', () => {
  expect(towns.get('Petit Bourg')).toMatchObject({
    position: { lat: 46 },
    precision: 'around',
    source: 'neighbours',
  })
  expect(towns.get('Loin')).toMatchObject({ precision: 'department', source: 'neighbours' })
})

test('a code of before and a former commune lead to the new one', () => {
  expect(towns.get('Nouvelle')).toMatchObject({ position: { lat: 45.5 }, otherKeys: ['le vieux bourg'] })
  expect(towns.get('Ancienne')).toMatchObject({ postalCodes: ['69500'], precision: 'around' })
  expect([...towns.values()].filter(({ name }) => name === 'Nouvelle')).toHaveLength(1)
})

function commune(code: string, nom: string, rest: Partial<CommuneRow>): CommuneRow {
  return { code, nom, type: 'commune-actuelle', departement: '69', arrondissement: '691', ...rest }
}

function place(
  name: string,
  insee: string,
  lat: number,
  ...rest: [population: number, featureCode?: string]
): PlacePoint {
  const [population, featureCode = 'PPL'] = rest
  return { name, country: 'FR', featureCode, population, insee, position: { lat, lon: 4.8 } }
}
