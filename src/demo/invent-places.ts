import { type Day, noonUtc } from '../lib/day.ts'
import { NEW_PLACE, type Place, roundedPosition } from '../places/place.ts'
import { addPlaces } from '../places/store.ts'
import type { Desk } from '../platform/desk.ts'
import type { Random } from './random.ts'

type Said = Pick<Place, 'name' | 'kind'> & Partial<Place> & { north: number; east: number }

/** Home, and where one works and goes around there. None of them exists. */
export function inventPlaces(
  random: Random,
  { language, today }: { language: 'fr' | 'en'; today: Day },
): Place[] {
  const { home, country, currency, places } = AROUND[language]
  return places.map(({ north, east, ...said }) => ({
    ...NEW_PLACE,
    town: home.town,
    postalCode: home.postalCode,
    country,
    currency,
    spot: {
      ...roundedPosition({ lat: home.lat + north / 1000, lon: home.lon + east / 1000 }),
      precision: 'exact',
      source: 'owner',
    },
    id: random.id(noonUtc(today)),
    ...said,
  }))
}

/** Inside of a write. */
export async function plantPlaces(inside: Desk, places: readonly Place[]): Promise<void> {
  await addPlaces(inside, places)
}

const WEEK = 'Mo-Fr 08:30-19:00'

/** Offsets are in thousandths of a degree from the middle of the town. */
const AROUND: Readonly<
  Record<
    'fr' | 'en',
    {
      home: { town: string; postalCode: string; lat: number; lon: number }
      country: string
      currency: string
      places: Said[]
    }
  >
> = {
  fr: {
    home: { town: 'Toulon', postalCode: '83000', lat: 43.1242, lon: 5.928 },
    country: 'FR',
    currency: 'EUR',
    places: [
      { name: 'Chez moi', kind: 'home', north: 9, east: -14 },
      {
        name: 'Le coworking du port',
        kind: 'coworking',
        hours: WEEK,
        priceCents: 2_200,
        quiet: 2,
        network: 3,
        note: 'La salle du fond est la plus calme.',
        north: -5,
        east: 4,
      },
      {
        name: 'Tiers-lieu de la gare',
        kind: 'coworking',
        hours: WEEK,
        priceCents: 1_500,
        quiet: 2,
        network: 2,
        north: 4,
        east: 2,
      },
      {
        name: 'Café des Ormeaux',
        kind: 'cafe',
        hours: 'Tu-Sa 07:30-18:00',
        quiet: 1,
        network: 1,
        north: -2,
        east: 9,
      },
      {
        name: 'Médiathèque du Faubourg',
        kind: 'library',
        hours: 'Tu-Sa 10:00-18:00',
        priceCents: 0,
        quiet: 3,
        network: 2,
        north: 1,
        east: -6,
      },
      {
        name: 'Club de voile des Sablettes',
        kind: 'club',
        hours: 'We,Sa 14:00-18:00',
        north: -41,
        east: -38,
      },
      {
        name: 'Studio Lauriers',
        kind: 'client',
        town: 'Hyères',
        postalCode: '83400',
        quiet: 2,
        network: 3,
        north: -4,
        east: 201,
      },
    ],
  },
  en: {
    home: { town: 'Bristol', postalCode: 'BS1 4ST', lat: 51.4545, lon: -2.5879 },
    country: 'GB',
    currency: 'GBP',
    places: [
      { name: 'Home', kind: 'home', north: 11, east: -18 },
      {
        name: 'The Old Ropery',
        kind: 'coworking',
        hours: WEEK,
        priceCents: 1_800,
        quiet: 2,
        network: 3,
        note: 'The room at the back is the quiet one.',
        north: -6,
        east: 5,
      },
      {
        name: 'Station Works',
        kind: 'coworking',
        hours: WEEK,
        priceCents: 1_400,
        quiet: 2,
        network: 2,
        north: -5,
        east: 12,
      },
      {
        name: 'Elm Café',
        kind: 'cafe',
        hours: 'Tu-Sa 07:30-18:00',
        quiet: 1,
        network: 1,
        north: 3,
        east: -9,
      },
      {
        name: 'Harbour Library',
        kind: 'library',
        hours: 'Tu-Sa 10:00-18:00',
        priceCents: 0,
        quiet: 3,
        network: 2,
        north: -2,
        east: -3,
      },
      { name: 'Sailing club', kind: 'club', hours: 'We,Sa 14:00-18:00', north: -7, east: -40 },
      {
        name: 'Juniper Studio',
        kind: 'client',
        town: 'Bath',
        postalCode: 'BA1 1SU',
        quiet: 2,
        network: 3,
        north: -73,
        east: 226,
      },
    ],
  },
}
