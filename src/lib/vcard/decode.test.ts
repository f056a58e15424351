import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOf, octetsAnywhere, octetsOf } from './decode.ts'

test('octets are read the same by the program and by a browser, and are written back', () => {
  const bytes = fc.oneof(
    fc.uint8Array(),
    // More than are read at once.
    fc.nat(255).map(first => Uint8Array.from({ length: 10_000 }, (_, i) => first + i)),
    fc.string({ unit: 'grapheme' }).map(text => new TextEncoder().encode(text)),
  )
  fc.assert(
    fc.property(bytes, fc.nat(3), (all, from) => {
      const some = all.subarray(from)
      expect(octetsOf(some)).toBe(octetsAnywhere(some))
      expect(Buffer.compare(bytesOf(octetsOf(some)), some)).toBe(0)
    }),
  )
})
