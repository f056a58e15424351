/**
 * A UUIDv7 (RFC 9562 §5.7): born wherever the thing is born, sorted by time.
 *
 * @param now the instant it carries, in whole milliseconds.
 */
export function uuidv7(now: Date): string {
  const bytes = randomBytes()
  let ms = now.getTime()
  for (let i = 5; i >= 0; i--) {
    bytes[i] = ms % 256
    ms = Math.floor(ms / 256)
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  let text = ''
  for (const [i, byte] of bytes.entries()) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += '-'
    text += HEX[byte]
  }
  return text
}

/**
 * A UUIDv8 (RFC 9562 §5.8) of what names the thing: the same for the same digest.
 *
 * @param digest at least 32 hexadecimal digits.
 */
export function uuidv8(digest: string): string {
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0x3) | 0x8).toString(16)
  const digits = `${digest.slice(0, 12)}8${digest.slice(13, 16)}${variant}${digest.slice(17, 32)}`
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

// Chance is asked for in pieces: sixteen octets at a time cost as much as a thousand.
const pool = new Uint8Array(1024)
let used = pool.length

function randomBytes(): Uint8Array {
  if (used === pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  const bytes = pool.slice(used, used + 16)
  used += 16
  return bytes
}

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function isUuid(text: string): boolean {
  return SHAPE.test(text)
}
