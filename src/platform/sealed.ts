import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Closes what the program must know and a copy of the database alone must not tell. */
export interface Seal {
  close: (text: string) => string
  /** Null where it was closed with another key, or is broken. */
  open: (sealed: string) => string | null
}

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** With a key that lies in the data folder, beside the database: it is made at the first need, and never copied. */
export function sealIn(folder: string): Seal {
  let known: Buffer | null = null
  const key = () => {
    known ??= keyIn(join(folder, 'seal.key'))
    return known
  }
  return {
    close: text => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key(), nonce)
      const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString('base64')
    },
    open: sealed => {
      const octets = Buffer.from(sealed, 'base64')
      if (octets.length < NONCE_BYTES + TAG_BYTES) return null
      const decipher = createDecipheriv('aes-256-gcm', key(), octets.subarray(0, NONCE_BYTES))
      decipher.setAuthTag(octets.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      // It tells a wrong key only by throwing.
      try {
        const rest = octets.subarray(NONCE_BYTES + TAG_BYTES)
        return Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}

function keyIn(file: string): Buffer {
  try {
    // Of two processes that begin together, one makes it.
    writeFileSync(file, randomBytes(KEY_BYTES), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file).subarray(0, KEY_BYTES)
}
