import { createCipheriv, createDecipheriv, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { closeSync, createReadStream, createWriteStream, openSync, readSync, rmSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../lib/refusal.ts'

// docs/backups.md describes the format.
const MAGIC = Buffer.from('ENTREGENT SEALED 1\n', 'latin1')
const SALT_BYTES = 16
const PREFIX_BYTES = 7
const CHECK_BYTES = 16
const TAG_BYTES = 16
const CHUNK_BYTES = 64 * 1024
/** 128 MB and about half a second: what each guess costs. */
const LOG_N = 17
const HIGHEST_LOG_N = 20
const HEAD_BYTES = MAGIC.length + 1 + SALT_BYTES + PREFIX_BYTES + CHECK_BYTES

interface Head {
  /** All its octets: bound to each chunk. */
  octets: Buffer
  key: Buffer
  prefix: Buffer
}

/**
 * Encrypts a file with a passphrase, a chunk at a time, whatever its size.
 *
 * @param logN of scrypt; lower in tests only.
 */
export async function sealFile(
  source: string,
  target: string,
  { passphrase, logN = LOG_N }: { passphrase: string; logN?: number },
): Promise<void> {
  const [salt, prefix] = [randomBytes(SALT_BYTES), randomBytes(PREFIX_BYTES)]
  const { key, check } = await keyOf(passphrase, salt, logN)
  const octets = Buffer.concat([MAGIC, Buffer.from([logN]), salt, prefix, check])
  const head = { octets, key, prefix }
  await pipeline(
    createReadStream(source, { highWaterMark: CHUNK_BYTES }),
    async function* (plain) {
      yield octets
      yield* chunksOf(plain as AsyncIterable<Buffer>, CHUNK_BYTES, (chunk, at, isLast) => {
        const cipher = createCipheriv('aes-256-gcm', key, nonceOf(head, at, isLast))
        cipher.setAAD(octets)
        return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
      })
    },
    createWriteStream(target, { mode: 0o600, flush: true }),
  )
}

/**
 * Writes what a sealed file holds; where it cannot, there is nothing under that name.
 *
 * @throws Refusal `wrong-passphrase`; `not-a-backup` where an octet of it was changed, or its end is missing.
 */
export async function unsealFile(source: string, target: string, passphrase: string): Promise<void> {
  const damaged = (reason: string) => new Refusal('not-a-backup', { file: source, reason })
  const octets = headOctets(source)
  if (!octets || !isSealed(source)) throw damaged('not sealed')
  const salt = octets.subarray(MAGIC.length + 1, MAGIC.length + 1 + SALT_BYTES)
  const logN = octets[MAGIC.length] ?? 0
  if (logN < 1 || logN > HIGHEST_LOG_N) throw damaged('scrypt')
  const { key, check } = await keyOf(passphrase, salt, logN)
  if (!timingSafeEqual(check, octets.subarray(-CHECK_BYTES)))
    throw new Refusal('wrong-passphrase', { file: source })
  const head = { octets, key, prefix: octets.subarray(-CHECK_BYTES - PREFIX_BYTES, -CHECK_BYTES) }
  try {
    await pipeline(
      createReadStream(source, { start: HEAD_BYTES, highWaterMark: CHUNK_BYTES }),
      async function* (sealed) {
        yield* chunksOf(sealed as AsyncIterable<Buffer>, CHUNK_BYTES + TAG_BYTES, (chunk, at, isLast) => {
          if (chunk.length < TAG_BYTES) throw damaged(`chunk ${at}`)
          const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(head, at, isLast))
          decipher.setAAD(octets)
          decipher.setAuthTag(chunk.subarray(-TAG_BYTES))
          const plain = decipher.update(chunk.subarray(0, -TAG_BYTES))
          try {
            decipher.final()
          } catch {
            throw damaged(`chunk ${at}`)
          }
          return plain
        })
      },
      createWriteStream(target, { mode: 0o600, flush: true }),
    )
  } catch (error) {
    rmSync(target, { force: true })
    throw error
  }
}

/** By its first octets. */
export function isSealed(file: string): boolean {
  return headOctets(file)?.subarray(0, MAGIC.length).equals(MAGIC) ?? false
}

function headOctets(file: string): Buffer | null {
  const octets = Buffer.alloc(HEAD_BYTES)
  const handle = openSync(file, 'r')
  try {
    return readSync(handle, octets) === HEAD_BYTES ? octets : null
  } finally {
    closeSync(handle)
  }
}

/** The key, and what tells a wrong passphrase from a damaged file. */
async function keyOf(
  passphrase: string,
  salt: Buffer,
  logN: number,
): Promise<{ key: Buffer; check: Buffer }> {
  const N = 2 ** logN
  const derived = await new Promise<Buffer>((resolve, reject) =>
    scrypt(
      passphrase.normalize('NFC'),
      salt,
      32 + CHECK_BYTES,
      { N, r: 8, p: 1, maxmem: 256 * N * 8 },
      (error, bytes) => (error ? reject(error) : resolve(bytes)),
    ),
  )
  return { key: derived.subarray(0, 32), check: derived.subarray(32) }
}

/** Each chunk has its own, by its place and by whether it is the last: none can be left out, moved or cut off. */
function nonceOf({ prefix }: Head, at: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  prefix.copy(nonce)
  nonce.writeUInt32BE(at, PREFIX_BYTES)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** Octets regrouped by so many; the last chunk, which may be shorter or empty, is told. */
async function* chunksOf(
  source: AsyncIterable<Buffer>,
  size: number,
  use: (chunk: Buffer, at: number, isLast: boolean) => Buffer,
): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0)
  let at = 0
  for await (const octets of source) {
    held = Buffer.concat([held, octets])
    while (held.length > size) {
      yield use(held.subarray(0, size), at++, false)
      held = held.subarray(size)
    }
  }
  yield use(held, at, true)
}
