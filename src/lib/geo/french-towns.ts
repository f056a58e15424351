import { ARRONDISSEMENT_POINTS } from './arrondissements.ts'
import { neighboursOf } from './french-neighbours.ts'
import type { Position } from './position.ts'
import { countryOfDepartment, type Town } from './town.ts'
import { arrondissementName, readTownName, townKey } from './town-name.ts'

/** A row of `communes.json` of @etalab/decoupage-administratif, what is read of it. */
export interface CommuneRow {
  /** INSEE. */
  code: string
  nom: string
  type: string
  departement: string
  arrondissement?: string
  codesPostaux?: string[]
  population?: number
  anciensCodes?: string[]
  /** Of a former commune: the one it is part of now. */
  chefLieu?: string
}

/** A place of GeoNames in a French country, what is read of it. */
export interface PlacePoint {
  name: string
  country: string
  featureCode: string
  population: number
  position: Position
  /** INSEE code of the commune it lies in, as GeoNames has it. */
  insee: string | null
}

export interface FrenchTown extends Town {
  insee: string
  postalCodes: string[]
  /** Keys it is also known by. */
  otherKeys: string[]
}

/**
 * The towns of France with their postal codes, each at a point: its own by GeoNames where there is one (joined by INSEE
 * code, then by name), else the mean of its neighbours. Former communes that kept their name are towns too, under the
 * postal codes of the new one; Paris, Lyon and Marseille have their codes by arrondissement.
 *
 * @param groupOf the intercommunality of a commune, by INSEE code.
 */
export function frenchTowns(
  communes: readonly CommuneRow[],
  places: readonly PlacePoint[],
  groupOf: ReadonlyMap<string, string>,
): FrenchTown[] {
  const current = new Map(
    communes.filter(({ type }) => type === 'commune-actuelle').map(row => [row.code, row]),
  )
  const named = communes.filter(row => isNamedTown(row, current))
  const points = pointsOf(named, places, successorsOf(communes))
  const around = neighboursOf(
    named.flatMap(row => {
      const point = points.get(row.code)
      return point && row.type === 'commune-actuelle' ? [{ row, position: point.position }] : []
    }),
    groupOf,
  )
  return named.flatMap((row): FrenchTown[] => {
    const holder = row.type === 'commune-actuelle' || !row.chefLieu ? row : current.get(row.chefLieu)
    const postalCodes = isDivided(row) ? [] : (row.codesPostaux ?? holder?.codesPostaux ?? [])
    const town = {
      insee: row.code,
      name: nameOf(row),
      country: countryOfDepartment(row.departement),
      admin: row.departement,
      postalCodes,
      population: row.population ?? points.get(row.code)?.population ?? 0,
    }
    const point = points.get(row.code)
    if (point) {
      const { position, source, otherKeys } = point
      return [{ ...town, position, precision: 'town' as const, source, otherKeys }]
    }
    const parent = row === holder ? undefined : points.get(row.chefLieu ?? '')
    // A former commune lies in the new one, a few kilometres from its middle.
    const mean = parent
      ? { position: parent.position, precision: 'around' as const }
      : around({ ...row, codesPostaux: postalCodes })
    return mean ? [{ ...town, ...mean, source: 'neighbours' as const, otherKeys: [] }] : []
  })
}

/** A commune of today, a municipal arrondissement, or a former commune whose name says more than the new one's. */
function isNamedTown(row: CommuneRow, current: ReadonlyMap<string, CommuneRow>): boolean {
  if (row.type === 'commune-actuelle' || row.type === 'arrondissement-municipal') return true
  const holder = current.get(row.chefLieu ?? '')
  return holder !== undefined && keyOf(holder.nom) !== keyOf(row.nom)
}

function isDivided({ code }: CommuneRow): boolean {
  return code === '75056' || code === '69123' || code === '13055'
}

function nameOf({ type, nom }: CommuneRow): string {
  const arrondissement = type === 'arrondissement-municipal' && /^(\S+) (\d+)er? Arrondissement$/.exec(nom)
  return arrondissement ? arrondissementName(arrondissement[1] as string, Number(arrondissement[2])) : nom
}

function keyOf(name: string): string {
  return townKey(readTownName(name))
}

/** The commune of today, by a code it no longer bears or that of a former commune in it. */
function successorsOf(communes: readonly CommuneRow[]): Map<string, string> {
  const successors = new Map<string, string>()
  for (const { code, type, chefLieu, anciensCodes = [] } of communes) {
    if (type === 'commune-actuelle') for (const former of anciensCodes) successors.set(former, code)
    else if (chefLieu) successors.set(code, chefLieu)
  }
  return successors
}

interface TownPoint {
  position: Position
  population: number
  source: 'geonames' | 'table'
  otherKeys: string[]
}

function pointsOf(
  towns: readonly CommuneRow[],
  places: readonly PlacePoint[],
  successors: ReadonlyMap<string, string>,
): Map<string, TownPoint> {
  const byCode = new Map(towns.map(row => [row.code, row]))
  const byName = Map.groupBy(towns, row => `${row.departement} ${keyOf(nameOf(row))}`)
  const chosen = new Map<string, PlacePoint>()
  for (const place of [...places].sort(bestFirst)) {
    const code = communeOf(place, { byCode, byName, successors })
    if (code === null) continue
    const known = chosen.get(code)
    const key = keyOf(nameOf(byCode.get(code) as CommuneRow))
    // A quarter is not where the town is, unless it bears its name.
    if (keyOf(place.name) !== key && place.featureCode === 'PPLX') continue
    if (!known || (keyOf(known.name) !== key && keyOf(place.name) === key)) chosen.set(code, place)
  }
  const points = new Map<string, TownPoint>()
  for (const [code, { name, position, population }] of chosen) {
    const otherKeys = keyOf(name) === keyOf(nameOf(byCode.get(code) as CommuneRow)) ? [] : [keyOf(name)]
    points.set(code, { position, population, source: 'geonames', otherKeys })
  }
  for (const [code, position] of ARRONDISSEMENT_POINTS) {
    if (byCode.has(code)) points.set(code, { position, population: 0, source: 'table', otherKeys: [] })
  }
  return points
}

function bestFirst(a: PlacePoint, b: PlacePoint): number {
  return b.population - a.population
}

const OF_ONE_COMMUNE: Readonly<Record<string, string>> = { BL: '97701', MF: '97801' }

interface Registers {
  byCode: ReadonlyMap<string, CommuneRow>
  /** By department and key. */
  byName: ReadonlyMap<string, CommuneRow[]>
  successors: ReadonlyMap<string, string>
}

/** The town a place of GeoNames is the point of: the one of its name in the department, else the one it lies in. */
function communeOf(place: PlacePoint, { byCode, byName, successors }: Registers): string | null {
  const key = keyOf(place.name)
  const department = place.insee ? departmentOfInsee(place.insee) : departmentOfCountry(place.country)
  const own = place.insee === null ? undefined : byCode.get(place.insee)
  if (own && keyOf(nameOf(own)) === key) return own.code
  // GeoNames has Tassin in Lyon, and some places not at all in a commune.
  const named = department === null ? [] : (byName.get(`${department} ${key}`) ?? [])
  if (named.length === 1) return (named[0] as CommuneRow).code
  // Marigot is the town of Saint-Martin, Gustavia of Saint-Barthélemy.
  const alone = OF_ONE_COMMUNE[place.country]
  if (alone && byCode.has(alone)) return alone
  if (own) return own.code
  return (place.insee && successors.get(place.insee)) ?? null
}

function departmentOfInsee(code: string): string {
  return /^9[78]/.test(code) ? code.slice(0, 3) : code.slice(0, 2)
}

function departmentOfCountry(country: string): string | null {
  // Paris is the one town of mainland France that GeoNames puts in no commune.
  if (country === 'FR') return '75'
  for (let department = 971; department <= 988; department++) {
    if (countryOfDepartment(String(department)) === country) return String(department)
  }
  return null
}
