import { isFrench } from '../lib/geo/town.ts'
import { readTownName, townKey } from '../lib/geo/town-name.ts'
import type { Gazetteer, KnownTown } from '../platform/gazetteer.ts'

export interface SuggestedTown extends KnownTown {
  /** None abroad, nor of Paris, Lyon and Marseille as a whole. */
  postalCodes: string[]
}

const MOST = 8

/**
 * Up to eight towns to complete what is being typed, the most populous first: the beginning of a name, or of a French
 * postal code. A town of exactly that name comes before all others.
 */
export function suggestTowns(gazetteer: Gazetteer, prefix: string, country: string): SuggestedTown[] {
  const typed = prefix.trim()
  const code = country.trim().toUpperCase()
  const towns =
    /^\d{2,5}$/.test(typed) && isFrench(code)
      ? gazetteer.ofPostalBeginning(typed, MOST)
      : beginning(gazetteer, code, townKey(readTownName(typed)))
  return towns.map(town => ({ ...town, postalCodes: gazetteer.postalCodesOf(town) }))
}

function beginning(gazetteer: Gazetteer, country: string, key: string): KnownTown[] {
  if (key === '') return []
  const exact = gazetteer.named(country, key).slice(0, MOST)
  const known = new Set(exact.map(({ id }) => id))
  const others = gazetteer.beginning(country, key, MOST).filter(({ id }) => !known.has(id))
  return [...exact, ...others].slice(0, MOST)
}
