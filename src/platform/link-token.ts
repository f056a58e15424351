import { createHash, randomBytes } from 'node:crypto'

/** What is in the address: 160 random bits. */
const TOKEN_OCTETS = 20
const TOKEN_SHAPE = /^[\w-]{27}$/

/** The key of a page that opens without account: whoever has it may read and answer. */
export function newToken(): string {
  return randomBytes(TOKEN_OCTETS).toString('base64url')
}

export function isToken(text: string): boolean {
  return TOKEN_SHAPE.test(text)
}

/** All that is kept of a token. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
