import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { violations } from './support/architecture.ts'

function sources(): Map<string, string> {
  const paths = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => `${entry.parentPath}/${entry.name}`)
  return new Map(paths.map(path => [path, readFileSync(path, 'utf8')]))
}

test('nothing imports what it may not', () => {
  expect(violations(sources())).toEqual([])
})

/** Each seeded breach, with the words the answer must hold. */
const SEEDED: [name: string, path: string, text: string, says: RegExp][] = [
  [
    'lib knows nothing of people',
    'src/lib/seed.ts',
    "import { x } from '../people/person.ts'",
    /seed.*\(lib\) imports/,
  ],
  [
    'platform knows nothing of people',
    'src/platform/seed.ts',
    "import { x } from '../people/person.ts'",
    /seed.*\(platform\) imports/,
  ],
  [
    'core does not touch the desk’s tables through another store',
    'src/today/seed.ts',
    "import { x } from '../people/store.ts'",
    /seed.*\(core\) imports/,
  ],
  [
    'core uses no impure package',
    'src/today/seed.ts',
    "import { x } from 'hono'",
    /seed.*imports the package hono/,
  ],
  ['core reads no file', 'src/today/seed.ts', "import { x } from 'node:fs'", /seed.*imports node:fs/],
  ['core reads no clock', 'src/today/seed.ts', 'export const now = () => Date.now()', /seed.*clock/],
  [
    'a store answers no request',
    'src/people/seed.ts',
    "import 'kysely'\nimport { Hono } from 'hono'\nimport { sql } from 'kysely'",
    /seed.*imports the package hono/,
  ],
  [
    'slices import leftwards only',
    'src/people/seed.ts',
    "import { x } from '../encounters/encounter.ts'",
    /imports rightwards/,
  ],
  [
    'a slice never imports another’s routes',
    'src/today/seed-routes.ts',
    "import { x } from '../people/routes.ts'",
    /another slice's edge/,
  ],
  [
    'screens never import a store',
    'src/people/ui/seed.tsx',
    "import { x } from '../store.ts'",
    /seed.*\(ui\) imports/,
  ],
  [
    'screens use no server package',
    'src/people/ui/seed.tsx',
    "import { x } from 'pg'",
    /seed.*imports the package pg/,
  ],
  [
    'nothing imports the wiring',
    'src/people/seed-routes.ts',
    "import { x } from '../app.ts'",
    /seed.*imports src\/app.ts/,
  ],
  ['no default export', 'src/people/seed.ts', 'export default 1', /default export/],
  ['no barrel', 'src/people/seed.ts', "export { x } from './person.ts'", /barrel/],
  ['no name that says nothing', 'src/people/utils.ts', 'export const x = 1', /says nothing/],
  ['no file over 400 lines', 'src/people/seed.ts', 'x\n'.repeat(401), /401 lines/],
  ['no import of what is not there', 'src/people/seed.ts', "import { x } from './nowhere.ts'", /not there/],
]

test.each(SEEDED)('a breach is caught: %s', (_, path, text, says) => {
  const found = violations(new Map([...sources(), [path, text]]))
  expect(found.some(sentence => says.test(sentence))).toBe(true)
})

test('a breach is caught: a cycle', () => {
  const seeded = new Map([
    ...sources(),
    ['src/lib/one.ts', "import { two } from './two.ts'"],
    ['src/lib/two.ts', "import { one } from './one.ts'"],
  ])
  expect(violations(seeded).join('\n')).toMatch(
    /a cycle: src\/lib\/one.ts → src\/lib\/two.ts → src\/lib\/one.ts/,
  )
})
