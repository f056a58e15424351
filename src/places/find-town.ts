import { departmentOfPostalCode, isFrench, type TownPrecision, type TownSource } from '../lib/geo/town.ts'
import { readTownName, type TownName, townKey, withoutArticle } from '../lib/geo/town-name.ts'
import type { Gazetteer, KnownTown } from '../platform/gazetteer.ts'

/** A town as an address says it. */
export interface TownAsked {
  town: string
  /** Read for French countries only. */
  postalCode: string
  /** ISO 3166-1, two letters: the caller says which where the address does not. */
  country: string
}

export interface FoundTown {
  position: { lat: number; lon: number }
  precision: TownPrecision
  /** As the gazetteer writes it: « Lyon 3e »; of a department where only that is known. */
  name: string
  source: TownSource
}

/** How many times more people the first must have to be meant where only the name is said. */
const CLEARLY_MORE = 10

/**
 * Where a town is, or null when that cannot be told: many in France bear one name (`townChoices` says which). With a
 * postal code the name is sought under it, then in its department (Cedex, firms' own codes), never in the whole
 * country. Abroad the most populous of the name in the country is meant.
 *
 * @see docs/measures.md#where-a-town-is
 */
export function findTown(gazetteer: Gazetteer, asked: TownAsked): FoundTown | null {
  const { country, code, name } = readAsked(asked)
  if (!isFrench(country)) return foundIn(townsNamed(gazetteer, country, name)[0])
  if (code === null) return foundIn(clearly(townsNamed(gazetteer, country, name), country))
  return (
    underCode(gazetteer, code, name) ??
    inDepartment(gazetteer, code, name) ??
    somewhereUnder(gazetteer, code) ??
    somewhereIn(gazetteer, code)
  )
}

/** The towns somebody may have meant, the most populous first: to choose from where `findTown` gives null. */
export function townChoices(gazetteer: Gazetteer, asked: TownAsked): KnownTown[] {
  const { country, code, name } = readAsked(asked)
  const named = townsNamed(gazetteer, country, name)
  const department = code === null ? null : departmentOfPostalCode(code)
  return named.filter(town => department === null || town.admin === department).slice(0, 20)
}

function readAsked({ town, postalCode, country }: TownAsked) {
  const code = postalCode.replace(/\s/g, '').toUpperCase().replace(/^FR?-/, '')
  const known = country.trim().toUpperCase()
  return {
    // Monaco has a French code and is not of France.
    country: isFrench(known) && code.startsWith('980') ? 'MC' : known,
    code: departmentOfPostalCode(code) === null ? null : code,
    // « Springfield, IL »: what follows the comma is not of the name.
    name: readTownName(isFrench(known) ? town : (town.split(',')[0] as string)),
  }
}

function townsNamed(gazetteer: Gazetteer, country: string, name: TownName): KnownTown[] {
  const key = townKey(name)
  if (key === '') return []
  const exact = gazetteer.named(country, key)
  const bare = withoutArticle(key)
  const all = exact.length === 0 && bare ? gazetteer.named(country, bare) : exact
  // Whoever says Réunion means no town of the mainland; whoever says France may mean both.
  const own = country === 'FR' ? [] : all.filter(town => town.country === country)
  return own.length > 0 ? own : all
}

function clearly(towns: readonly KnownTown[], country: string): KnownTown | undefined {
  const [first, second] = towns
  if (!first || !second) return first
  const isMore = first.population > 0 && first.population >= CLEARLY_MORE * second.population
  // Nor is a village of the mainland taken across the sea.
  const isNear = first.country === country || !towns.some(town => town.country === country)
  return isMore && isNear ? first : undefined
}

function underCode(gazetteer: Gazetteer, code: string, name: TownName): FoundTown | null {
  const towns = gazetteer.ofPostalCode(code)
  const { key } = name
  if (key === '') return null
  const bare = withoutArticle(key) ?? key
  const named =
    towns.find(town => gazetteer.isNamed(town, key) || gazetteer.isNamed(town, bare)) ??
    // The code says which arrondissement, whatever the name says.
    towns.find(town => readTownName(town.name).key === key)
  if (named) return foundIn(named)
  const alike = towns.filter(town => areAlike(readTownName(town.name).key, bare))
  return alike.length === 1 ? foundIn(alike[0]) : null
}

/** « Châlons » for Châlons-en-Champagne, « Villeurbanne Gratte-Ciel » for Villeurbanne. */
function areAlike(known: string, asked: string): boolean {
  const bare = withoutArticle(known) ?? known
  return `${bare} `.startsWith(`${asked} `) || `${asked} `.startsWith(`${bare} `)
}

function inDepartment(gazetteer: Gazetteer, code: string, name: TownName): FoundTown | null {
  const department = departmentOfPostalCode(code)
  const named = townsNamed(gazetteer, 'FR', name).filter(({ admin }) => admin === department)
  if (named[0]) return foundIn(named[0])
  // « Paris La Défense Cedex »: firms near a city write its name under the code of another department.
  const [first, ...others] = name.key.split(' ')
  if (!name.isCedex || !first || others.length === 0) return null
  const words = [others.join(' '), first]
  const found = words.flatMap(key => gazetteer.named('FR', key)).find(({ admin }) => admin === department)
  return foundIn(found)
}

/** A hamlet, or no name at all: the one town of the code, or the middle of them. */
function somewhereUnder(gazetteer: Gazetteer, code: string): FoundTown | null {
  const towns = gazetteer.ofPostalCode(code)
  const [first] = towns
  if (!first || towns.length === 1) return foundIn(first)
  const mean = (of: (town: KnownTown) => number) =>
    towns.reduce((sum, town) => sum + of(town), 0) / towns.length
  return {
    position: { lat: mean(({ position }) => position.lat), lon: mean(({ position }) => position.lon) },
    precision: towns.some(({ precision }) => precision !== 'department') ? 'around' : 'department',
    name: first.name,
    source: 'neighbours',
  }
}

function somewhereIn(gazetteer: Gazetteer, code: string): FoundTown | null {
  const department = gazetteer.department(departmentOfPostalCode(code) as string)
  if (!department) return null
  const { name, lat, lon } = department
  return { position: { lat, lon }, precision: 'department', name, source: 'neighbours' }
}

function foundIn(town: KnownTown | undefined): FoundTown | null {
  if (!town) return null
  const { position, precision, name, source } = town
  return { position, precision, name, source }
}
