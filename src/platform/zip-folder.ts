import { createReadStream, readdirSync, statSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32, createDeflateRaw } from 'node:zlib'

/** From there on sizes and places take eight octets (APPNOTE.TXT §4.5.3). */
const TOO_LARGE = 0xffffffff
const UTF8_NAMES = 0x0800
const DEFLATED = 8

interface Options {
  /** Of the files, as they will be dated. */
  now: Date
  /** Lower in tests only. */
  tooLarge?: number
  /** Told how many octets of the files were read. */
  onRead?: (octets: number) => void
}

interface Entry {
  name: Buffer
  at: number
  size: number
  packed: number
  crc: number
}

/** The files of a folder as one ZIP file, of any size, never more than a piece of it in memory. */
export async function zipFolder(
  folder: string,
  target: string,
  { now, tooLarge = TOO_LARGE, onRead = () => {} }: Options,
): Promise<void> {
  const out = await open(target, 'wx', 0o600)
  try {
    const entries: Entry[] = []
    let at = 0
    for (const name of readdirSync(folder).sort()) {
      const file = join(folder, name)
      const isLarge = statSync(file).size >= tooLarge * 0.99
      const header = 30 + Buffer.byteLength(name) + (isLarge ? 20 : 0)
      const { size, packed, crc } = await pack(file, { out, at: at + header, onRead })
      const entry = { name: Buffer.from(name), at, size, packed, crc }
      await out.write(localHeader(entry, { now, isLarge }), 0, header, at)
      entries.push(entry)
      at += header + packed
    }
    const directory = Buffer.concat(entries.map(entry => centralHeader(entry, { now, tooLarge })))
    const end = endOf({ at, size: directory.length, count: entries.length, tooLarge })
    await out.write(Buffer.concat([directory, end]), 0, directory.length + end.length, at)
    await out.sync()
  } finally {
    await out.close()
  }
}

async function pack(
  file: string,
  { out, at, onRead }: { out: FileHandle; at: number; onRead: (octets: number) => void },
): Promise<{ size: number; packed: number; crc: number }> {
  let [size, packed, crc] = [0, 0, 0]
  const source = createReadStream(file)
  source.on('data', chunk => {
    crc = crc32(chunk, crc)
    size += chunk.length
    onRead(chunk.length)
  })
  const deflate = createDeflateRaw()
  source.once('error', error => deflate.destroy(error))
  for await (const chunk of source.pipe(deflate) as AsyncIterable<Buffer>) {
    await out.write(chunk, 0, chunk.length, at + packed)
    packed += chunk.length
  }
  return { size, packed, crc }
}

function localHeader(
  { name, size, packed, crc }: Entry,
  { now, isLarge }: { now: Date; isLarge: boolean },
): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(isLarge ? 45 : 20, 4)
  writeCommon(head, 6, { now, crc })
  head.writeUInt32LE(isLarge ? TOO_LARGE : packed, 18)
  head.writeUInt32LE(isLarge ? TOO_LARGE : size, 22)
  head.writeUInt16LE(name.length, 26)
  const more = isLarge ? eights([size, packed]) : Buffer.alloc(0)
  head.writeUInt16LE(more.length, 28)
  return Buffer.concat([head, name, more])
}

function centralHeader(
  { name, at, size, packed, crc }: Entry,
  { now, tooLarge }: { now: Date; tooLarge: number },
): Buffer {
  const isLarge = Math.max(size, packed, at) >= tooLarge
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(isLarge ? 45 : 20, 4)
  head.writeUInt16LE(isLarge ? 45 : 20, 6)
  writeCommon(head, 8, { now, crc })
  head.writeUInt32LE(isLarge ? TOO_LARGE : packed, 20)
  head.writeUInt32LE(isLarge ? TOO_LARGE : size, 24)
  head.writeUInt16LE(name.length, 28)
  head.writeUInt32LE(isLarge ? TOO_LARGE : at, 42)
  const more = isLarge ? eights([size, packed, at]) : Buffer.alloc(0)
  head.writeUInt16LE(more.length, 30)
  return Buffer.concat([head, name, more])
}

/** Flags, method, time, date and sum stand in the same order in both headers. */
function writeCommon(head: Buffer, from: number, { now, crc }: { now: Date; crc: number }): void {
  head.writeUInt16LE(UTF8_NAMES, from)
  head.writeUInt16LE(DEFLATED, from + 2)
  const time = (now.getUTCHours() << 11) | (now.getUTCMinutes() << 5) | (now.getUTCSeconds() >> 1)
  const date = ((now.getUTCFullYear() - 1980) << 9) | ((now.getUTCMonth() + 1) << 5) | now.getUTCDate()
  head.writeUInt16LE(time, from + 4)
  head.writeUInt16LE(date, from + 6)
  head.writeUInt32LE(crc, from + 8)
}

function eights(values: readonly number[]): Buffer {
  const more = Buffer.alloc(4 + 8 * values.length)
  more.writeUInt16LE(1, 0)
  more.writeUInt16LE(8 * values.length, 2)
  for (const [i, value] of values.entries()) more.writeBigUInt64LE(BigInt(value), 4 + 8 * i)
  return more
}

function endOf({
  at,
  size,
  count,
  tooLarge,
}: {
  at: number
  size: number
  count: number
  tooLarge: number
}): Buffer {
  const isLarge = at >= tooLarge
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(isLarge ? TOO_LARGE : at, 16)
  if (!isLarge) return end
  const large = Buffer.alloc(56)
  large.writeUInt32LE(0x06064b50, 0)
  large.writeBigUInt64LE(44n, 4)
  large.writeUInt16LE(45, 12)
  large.writeUInt16LE(45, 14)
  large.writeBigUInt64LE(BigInt(count), 24)
  large.writeBigUInt64LE(BigInt(count), 32)
  large.writeBigUInt64LE(BigInt(size), 40)
  large.writeBigUInt64LE(BigInt(at), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(at + size), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([large, locator, end])
}
