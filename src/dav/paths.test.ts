import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPath } from './paths.ts'
import { DavRefusal } from './request.ts'
import { encodeSegment } from './resource.ts'

function statusOf(target: string): number | null {
  try {
    readPath(target)
    return null
  } catch (error) {
    return error instanceof DavRefusal ? error.status : 500
  }
}

test('a path is decoded, with or without a host, whatever stands between its slashes', () => {
  expect(readPath('/files/u/')).toEqual({ path: ['files', 'u'], isFolderPath: true })
  expect(readPath('http://host:80/files//u/a%20b%2Fc?x=1')).toEqual({
    path: ['files', 'u', 'a b/c'],
    isFolderPath: false,
  })
  expect(readPath('https://host')).toEqual({ path: [], isFolderPath: true })
})

test.each([
  ['/a/%', 400],
  ['/a/%ff', 400],
  ['/a/%00', 400],
  ['/a/../b', 400],
  ['/a/%2e%2E/b', 400],
  ['/a/.', 400],
  ['/a#b', 400],
  ['a/b', 400],
  [`/${'é'.repeat(501)}`, 414],
])('%s is refused', (target, status) => {
  expect(statusOf(target)).toBe(status)
})

test('what hrefs print is read again, and nothing else than a refusal is thrown', () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter(text => text !== '.' && text !== '..' && !text.includes('\0'))
  fc.assert(
    fc.property(fc.array(name), path => {
      expect(readPath(`/${path.map(encodeSegment).join('/')}`).path).toEqual(path)
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'/%.2eE0fF#?:ab') }), text => {
      expect(statusOf(text)).not.toBe(500)
    }),
  )
})
