import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max'
import { readSettings } from '../owner/store.ts'
import type { Desk } from '../platform/desk.ts'

/** Where the owner's numbers are dialled from. */
export async function countryOf(desk: Pick<Desk, 'db' | 'id'>): Promise<CountryCode> {
  const { country } = await readSettings(desk)
  return isSupportedCountry(country) ? country : 'FR'
}
