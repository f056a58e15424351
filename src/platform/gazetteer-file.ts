import { renameSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Position } from '../lib/geo/position.ts'
import type { Town } from '../lib/geo/town.ts'
import { isFrench } from '../lib/geo/town.ts'
import { withoutArticle } from '../lib/geo/town-name.ts'

/** Of the layout, and of what we put in besides the packages' own: another number is another file. */
export const GAZETTEER_LAYOUT = 1

/** As small numbers in the file. */
export const PRECISIONS = ['town', 'around', 'department'] as const
export const SOURCES = ['geonames', 'table', 'neighbours'] as const

/** Degrees are kept in steps of about a metre. */
export const STEPS_A_DEGREE = 100_000

export interface TownToKeep extends Town {
  postalCodes: readonly string[]
  /** Every name it is found by, as `townKey` gives them. */
  keys: readonly string[]
}

export interface DepartmentToKeep {
  code: string
  name: string
  /** The middle of its towns. */
  position: Position
}

/** Whose names are searched together: all of France is one. */
export function searchedCountry(country: string): string {
  return isFrench(country) ? 'FR' : country
}

/** Writes the file whole, or not at all: whoever opens it meanwhile sees the one before. */
export function writeGazetteer(
  file: string,
  { towns, departments }: { towns: readonly TownToKeep[]; departments: readonly DepartmentToKeep[] },
): void {
  const temporary = `${file}.${process.pid}.tmp`
  rmSync(temporary, { force: true })
  const db = new DatabaseSync(temporary)
  try {
    db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; BEGIN')
    db.exec(TABLES)
    // The most populous first: the least number is the best answer to a beginning that many towns share.
    const ranked = [...towns].sort((a, b) => b.population - a.population)
    insertTowns(db, ranked)
    insertSorted(db, 'INSERT INTO town_name VALUES (?, ?, ?)', ranked.flatMap(namesOf))
    insertSorted(
      db,
      'INSERT INTO postal VALUES (?, ?)',
      ranked.flatMap(({ postalCodes }, at) => [...new Set(postalCodes)].map(code => [code, at + 1] as const)),
    )
    const department = db.prepare('INSERT INTO department VALUES (?, ?, ?, ?)')
    for (const { code, name, position } of departments) department.run(code, name, ...stepsOf(position))
    db.exec(`PRAGMA user_version = ${GAZETTEER_LAYOUT}; COMMIT`)
    db.close()
    renameSync(temporary, file)
  } catch (error) {
    if (db.isOpen) db.close()
    rmSync(temporary, { force: true })
    throw error
  }
}

const TABLES = `
  CREATE TABLE town (
    id INTEGER PRIMARY KEY, name TEXT, country TEXT, admin TEXT, population INTEGER,
    lat INTEGER, lon INTEGER, precision INTEGER, source INTEGER
  );
  CREATE TABLE town_name (
    country TEXT, name TEXT, town INTEGER, PRIMARY KEY (country, name, town)
  ) WITHOUT ROWID;
  CREATE TABLE postal (code TEXT, town INTEGER, PRIMARY KEY (code, town)) WITHOUT ROWID;
  CREATE INDEX postal_of_town ON postal (town);
  CREATE TABLE department (code TEXT PRIMARY KEY, name TEXT, lat INTEGER, lon INTEGER) WITHOUT ROWID;
`

function insertTowns(db: DatabaseSync, ranked: readonly TownToKeep[]): void {
  const insert = db.prepare('INSERT INTO town VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  for (const [at, town] of ranked.entries()) {
    insert.run(
      at + 1,
      town.name,
      town.country,
      town.admin,
      town.population,
      ...stepsOf(town.position),
      PRECISIONS.indexOf(town.precision),
      SOURCES.indexOf(town.source),
    )
  }
}

function stepsOf({ lat, lon }: Position): [number, number] {
  return [Math.round(lat * STEPS_A_DEGREE), Math.round(lon * STEPS_A_DEGREE)]
}

type NameRow = readonly [country: string, name: string, town: number]

function namesOf({ country, keys }: TownToKeep, at: number): NameRow[] {
  const all = new Set(keys.flatMap(key => [key, withoutArticle(key) ?? key]))
  return [...all].filter(key => key !== '').map(key => [searchedCountry(country), key, at + 1])
}

/** In the order of their key, which fills the pages of the file. */
function insertSorted(db: DatabaseSync, sql: string, rows: (readonly (string | number)[])[]): void {
  const insert = db.prepare(sql)
  for (const row of rows.sort(inOrder)) insert.run(...row)
}

function inOrder(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [at, value] of a.entries()) {
    const other = b[at] as string | number
    if (value !== other) return value < other ? -1 : 1
  }
  return 0
}
