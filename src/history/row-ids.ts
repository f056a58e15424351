import { hashOf } from '../platform/blobs.ts'

const LETTERS = 32

/** The id of a row that is named by what it is about: the same thing is the same row, whichever file told it. */
export function idOf(...parts: readonly string[]): string {
  return hashOf(new TextEncoder().encode(parts.join('\n'))).slice(0, LETTERS)
}
