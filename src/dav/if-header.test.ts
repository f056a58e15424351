import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readIf, tokensIn } from './if-header.ts'

test('untagged lists speak of what is asked for, tagged ones of the address before them', () => {
  expect(readIf('(<urn:uuid:1> ["a b"]) (Not <DAV:no-lock>)')).toEqual([
    {
      resource: null,
      conditions: [
        { isNot: false, token: 'urn:uuid:1' },
        { isNot: false, etag: '"a b"' },
      ],
    },
    { resource: null, conditions: [{ isNot: true, token: 'DAV:no-lock' }] },
  ])
  expect(readIf('<http://h/a> (<t:1>) ([W/"x"]) </b> (Not <t:2>)')).toEqual([
    { resource: 'http://h/a', conditions: [{ isNot: false, token: 't:1' }] },
    { resource: 'http://h/a', conditions: [{ isNot: false, etag: 'W/"x"' }] },
    { resource: '/b', conditions: [{ isNot: true, token: 't:2' }] },
  ])
})

test.each(['', '()', '(<a>', '<a>', '(a)', '(<a>) <b>', '(<a>) <b> (<c>)', 'x (<a>)', '(<a>)) '])(
  '%s is no If header',
  header => {
    expect(readIf(header)).toBeNull()
  },
)

test('every lock named counts as named, even where it is said not to hold', () => {
  expect([...tokensIn(readIf('(Not <t:1>) (<t:2> <t:1>)') ?? [])]).toEqual(['t:1', 't:2'])
})

test('reading never throws, nor runs on', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'(<>)[] "aNotW/') }), text => void readIf(text)))
  expect(readIf(`(${'Not '.repeat(50_000)}`)).toBeNull()
})
