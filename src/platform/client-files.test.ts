import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import { newFolder } from '../../test/support/desk-process.ts'
import { clientFiles } from './client-files.ts'

function built(): Hono {
  const { path, remove } = newFolder()
  onTestFinished(remove)
  const client = join(path, 'dist')
  mkdirSync(join(client, 'assets'), { recursive: true })
  writeFileSync(join(client, 'index.html'), '<title>the page</title>')
  writeFileSync(join(client, 'assets', 'main-1a2b.js'), 'script')
  writeFileSync(join(client, '.hidden'), 'hidden')
  writeFileSync(join(path, 'secret.txt'), 'secret')
  return new Hono().use(clientFiles(client))
}

test('a file named by its hash is kept for ever, the page never', async () => {
  const app = built()
  const script = await app.request('/assets/main-1a2b.js')
  expect([await script.text(), script.headers.get('cache-control')]).toEqual([
    'script',
    'public, max-age=31536000, immutable',
  ])
  const page = await app.request('/')
  expect([await page.text(), page.headers.get('cache-control')]).toEqual([
    '<title>the page</title>',
    'no-cache',
  ])
})

test('any address of the screens is the page', async () => {
  const app = built()
  expect(await (await app.request('/people/0190-1234')).text()).toContain('the page')
})

test.each([
  '/api/nothing',
  '/assets/gone-3c4d.js',
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/.hidden',
  '/..%5csecret.txt',
  '/%00.js',
  '/%zz.js',
])('%s gives nothing', async path => {
  expect((await built().request(path)).status).toBe(404)
})

test('a folder is not listed', async () => {
  expect(await (await built().request('/assets/')).text()).not.toContain('main-1a2b')
})

test('other verbs than those of browsers are left to others', async () => {
  const app = built().on('PROPFIND', '/', c => c.text('multistatus', 207))
  expect((await app.request('/', { method: 'PROPFIND' })).status).toBe(207)
})
