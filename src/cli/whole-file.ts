import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

/**
 * Writes an answer to a file, whole or not at all: it takes its name once it was read back. Whatever throws leaves
 * nothing behind.
 *
 * @param readBack of the file under its passing name.
 * @param isWhole of what was read back; where it is not, the file is not kept.
 * @returns what was read back.
 */
export async function writeWhole<Held>(
  { body }: Response,
  file: string,
  readBack: (part: string) => Promise<Held> | Held,
  isWhole: (held: Held) => boolean = () => true,
): Promise<Held> {
  const part = `${file}.part`
  const stream = body ? Readable.fromWeb(body as ReadableStream) : Readable.from([])
  try {
    await pipeline(stream, createWriteStream(part, { mode: 0o600, flush: true }))
    const held = await readBack(part)
    if (isWhole(held)) renameSync(part, file)
    return held
  } finally {
    rmSync(part, { force: true })
  }
}
