import { expect, test } from 'vitest'
import { readSuite } from '../compat/litmus.ts'
import { writtenCards } from './support/dav/cards.ts'
import { countsOf, failuresOf, newChecks, sameText } from './support/dav/checks.ts'
import { hrefIn, membersOf, textOf } from './support/dav/multistatus.ts'
import { missing } from './support/dav/program.ts'

test('every test of a litmus suite is a check; one that passed with a warning did not pass', () => {
  const out = [
    "-> running `basic':\n",
    '\r 0. init.................. \r 0. init.................. pass\n',
    '\r 5. put_no_parent......... \r 5. put_no_parent......... FAIL (MKCOL (nested) succeeds)\n',
    '\r 9. delete_fragment....... WARNING: DELETE removed it\n    ...................... pass (with 1 warning)\n',
    '    ...................... \r10. mkcol................. pass\n',
    '\r11. lock_shared........... \r11. lock_shared........... SKIPPED (no locks)\n',
    "<- summary for `basic': of 5 tests run: 3 passed, 1 failed. 60.0%\n",
  ].join('')
  expect(readSuite('basic', out)).toEqual([
    { sentence: 'basic init', problem: null },
    { sentence: 'basic put_no_parent', problem: 'FAIL MKCOL (nested) succeeds' },
    { sentence: 'basic delete_fragment', problem: 'WARNING: DELETE removed it' },
    { sentence: 'basic mkcol', problem: null },
    { sentence: 'basic lock_shared', problem: 'SKIPPED no locks' },
  ])
  expect(readSuite('basic', 'could not connect')).toEqual([])
})

test('a multistatus is read whatever its prefixes, its escapes and its CDATA', () => {
  const body = `<?xml version="1.0"?><D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">
    <D:response><D:href>http://localhost/book/a%20b.vcf</D:href><D:propstat><D:prop>
      <D:getetag>&quot;1&amp;2&quot;</D:getetag><C:address-data><![CDATA[FN:<Zoë>]]></C:address-data>
    </D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>
    <D:response><D:href>/book/gone.vcf</D:href><D:status>HTTP/1.1 404 Not Found</D:status></D:response>
    <D:sync-token>urn:x:&#49;&#x32;</D:sync-token></D:multistatus>`
  expect(membersOf(body)).toEqual([
    { href: '/book/a%20b.vcf', etag: '"1&2"', data: 'FN:<Zoë>', isGone: false },
    { href: '/book/gone.vcf', etag: null, data: null, isGone: true },
  ])
  expect(textOf(body, 'sync-token')).toBe('urn:x:12')
  expect(hrefIn('<a:home-set><href>/h/</href></a:home-set>', 'home-set')).toBe('/h/')
})

test('a check that throws is a failed one, and the next ones are made', async () => {
  const said: string[] = []
  const checks = newChecks(line => said.push(line))
  await checks.that('both are equal', () => sameText('a\nb\nc', 'a\nB\nc'))
  await checks.that('it goes on', () => {})
  expect(failuresOf(checks.all)).toEqual(['both are equal: line 2 is "b", not "B"'])
  expect(countsOf('here', checks.all)).toBe('here: 1 checks passed, 1 failed')
  expect(said).toHaveLength(2)
})

test('the cards are the same at each run, each with its own UID, in lines of 75 octets at most', () => {
  const cards = writtenCards(200)
  expect(cards).toEqual(writtenCards(200))
  expect(new Set(cards.map(({ uid }) => uid)).size).toBe(200)
  const lines = cards.flatMap(({ text }) => text.split('\r\n'))
  expect(Math.max(...lines.map(line => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(lines.some(line => line.startsWith('PHOTO;'))).toBe(true)
})

test('a program that is not there is named', () => {
  expect(missing(['sh', 'no-such-program', '/no/such/file', '/dev/null'])).toEqual([
    'no-such-program',
    '/no/such/file',
  ])
})
