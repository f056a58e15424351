import fc from 'fast-check'
import { expect, test } from 'vitest'
import { qrPath } from './qr-path.ts'

/** What a path fills, square by square. */
function filled(path: string, size: number): boolean[][] {
  const rows = Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)) {
    rows[Number(y)]?.fill(true, Number(x), Number(x) + Number(width))
  }
  return rows
}

test('the path fills the dark squares and no other', () => {
  const row = (size: number) => fc.array(fc.boolean(), { minLength: size, maxLength: size })
  const squares = fc
    .integer({ min: 1, max: 12 })
    .chain(size => fc.array(row(size), { minLength: size, maxLength: size }))
  fc.assert(
    fc.property(squares, rows => {
      expect(filled(qrPath(rows), rows.length)).toEqual(rows)
    }),
  )
})

test('neighbours of a row are one rectangle', () => {
  expect(qrPath([[true, true, false, true]])).toBe('M0 0h2v1H0zM3 0h1v1H3z')
})
