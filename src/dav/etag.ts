import { hash } from 'node:crypto'
import type { Collection } from './collection.ts'

/** The strong ETag of what was put and kept as it came, without its quotes. */
export function etagOf({ kind }: Pick<Collection, 'kind'>, octets: Uint8Array): string {
  const whole = hash('sha256', octets, 'hex')
  return kind === 'folder' ? fileEtagOf(whole) : whole
}

/** Of a file, half of its hash: programs that lock files say ETags twice in headers that they keep short. */
export function fileEtagOf(contentHash: string): string {
  return contentHash.slice(0, 32)
}
