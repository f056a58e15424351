import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Ask, askOn, PLAIN_PROJECTORS } from '../../test/support/dav/plain-site.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'

/** What stands, by path: the octets of a file, null for a folder. */
type Tree = ReadonlyMap<string, string | null>

interface Step {
  method: 'PUT' | 'MKCOL' | 'DELETE' | 'COPY' | 'MOVE' | 'UNDO'
  path: string
  to: string
  body: string
}

// Shallow ones more often: what is deep stands only where folders do.
const path = fc.constantFrom('/a', '/b', '/c', '/a', '/b', '/a/a', '/a/b', '/b/a', '/b/b', '/a/b/a', '/b/a/b')
const step: fc.Arbitrary<Step> = fc.record({
  method: fc.constantFrom('PUT', 'MKCOL', 'MKCOL', 'MKCOL', 'DELETE', 'COPY', 'MOVE', 'MOVE', 'UNDO'),
  path,
  to: path,
  body: fc.constantFrom('1', '2', '3'),
})

/** What should stand after a step (RFC 4918 §9); null where it should be refused. */
function after(tree: Tree, { method, path, to, body }: Step): Tree | null {
  const isIn = (key: string, root: string) => key === root || key.startsWith(`${root}/`)
  const hasParent = (key: string) => {
    const parent = key.slice(0, key.lastIndexOf('/'))
    return parent === '' || tree.get(parent) === null
  }
  const without = (root: string) => new Map([...tree].filter(([key]) => !isIn(key, root)))
  switch (method) {
    case 'PUT':
      return hasParent(path) && tree.get(path) !== null ? new Map(tree).set(path, body) : null
    case 'MKCOL':
      return hasParent(path) && !tree.has(path) ? new Map(tree).set(path, null) : null
    case 'DELETE':
      return tree.has(path) ? without(path) : null
    default: {
      const isRefused = !tree.has(path) || !hasParent(to) || isIn(path, to)
      if (isRefused || (method === 'MOVE' && isIn(to, path))) return null
      const cleared = [...without(to)]
      const carried = cleared.filter(([key]) => isIn(key, path))
      const rest = cleared.filter(([key]) => method === 'COPY' || !isIn(key, path))
      return new Map([...rest, ...carried.map(([key, said]) => [to + key.slice(path.length), said] as const)])
    }
  }
}

async function standing(ask: Ask, folder = '/files/u/', at = ''): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>()
  const { text } = await ask('PROPFIND', folder, { headers: { depth: '1' } })
  for (const [, href = ''] of text.matchAll(/<d:response><d:href>([^<]*)/g)) {
    if (href === folder) continue
    const key = `${at}/${href.slice(folder.length).replace('/', '')}`
    if (href.endsWith('/')) {
      found.set(key, null)
      for (const [inner, said] of await standing(ask, href, key)) found.set(inner, said)
    } else found.set(key, (await ask('GET', href)).text)
  }
  return found
}

async function follow(desk: Desk, steps: readonly Step[]): Promise<void> {
  const ask = askOn(desk)
  const history: { batch: string; tree: Tree }[] = []
  let tree: Tree = new Map()
  for (const one of steps) {
    if (one.method === 'UNDO') {
      const last = history.pop()
      if (!last) continue
      await undo(desk, last.batch)
      tree = last.tree
      continue
    }
    const expected = after(tree, one)
    const before = desk.batches.length
    const headers = { destination: `/files/u${one.to}` }
    const { status } = await ask(one.method, `/files/u${one.path}`, {
      headers,
      ...(one.method === 'PUT' ? { body: one.body } : {}),
    })
    expect([one, status < 300]).toEqual([one, expected !== null])
    const batch = desk.batches.at(-1)
    if (batch && desk.batches.length > before) history.push({ batch, tree })
    tree = expected ?? tree
  }
  expect([...(await standing(ask))].sort()).toEqual([...tree].sort())
  // Nothing is left behind where nobody sees it.
  const objects = await desk.db.selectFrom('davObject').select('id').where('deskId', '=', desk.id).execute()
  expect(objects).toHaveLength([...tree.values()].filter(said => said !== null).length)
}

onEveryDatabase(PLAIN_PROJECTORS, newDesk => {
  test('files and folders stand as RFC 4918 has it after anything that devices do and the screen undoes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }), async steps =>
        follow(await newDesk(), steps),
      ),
      { numRuns: 60 },
    )
  }, 60_000)
})
