import { crc32, deflateSync } from 'node:zlib'

const SIDE = 8
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A small red PNG, as a file to choose. */
export function redPhoto() {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(SIDE, 0)
  header.writeUInt32BE(SIDE, 4)
  // Eight bits a channel, RGB.
  header.set([8, 2], 8)
  const row = Buffer.from([0, ...Array.from({ length: SIDE }, () => [0xd0, 0x30, 0x20]).flat()])
  const rows = deflateSync(Buffer.concat(Array.from({ length: SIDE }, () => row)))
  const buffer = Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return { name: 'portrait.png', mimeType: 'image/png', buffer }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
