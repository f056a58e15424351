import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip, type Gzip } from 'node:zlib'
import type { Desk } from '../platform/desk.ts'
import { type Line, notAnArchive, readLine } from './archive.ts'
import { archiveOf } from './archive-store.ts'

/** More than any card, photo or file that the desk takes: a longer line is none of ours. */
const LONGEST_LINE = 64 * 1024 * 1024

/** Writes all of a desk to a file, gzipped. */
export async function writeArchive(desk: Desk, file: string): Promise<void> {
  let gzip: Gzip | null = null
  let written: Promise<void> = Promise.resolve()
  const stop = async () => {
    gzip?.end()
    await written
  }
  try {
    await archiveOf(desk, {
      begin: async () => {
        await stop()
        gzip = createGzip()
        written = pipeline(gzip, createWriteStream(file, { mode: 0o600, flush: true }))
      },
      keep: async text => {
        if (gzip && !gzip.write(text)) await Promise.race([once(gzip, 'drain'), written])
      },
    })
  } finally {
    await stop()
  }
}

/** The lines of an archive's file. @throws Refusal `not-an-archive` */
export async function* archiveLines(file: string): AsyncGenerator<Line> {
  const source = createReadStream(file)
  const gunzip = createGunzip()
  // An error of either ends the loop below.
  pipeline(source, gunzip).catch(() => {})
  let [place, rest] = [0, '']
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of gunzip) {
      const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      if (rest.length > LONGEST_LINE) throw notAnArchive(place + 1, `> ${LONGEST_LINE}`)
      for (const line of lines) yield readLine(line, ++place)
    }
  } catch (error) {
    if (isOfFile(error)) throw notAnArchive(place + 1, error.message)
    throw error
  } finally {
    source.destroy()
  }
  if (rest !== '') throw notAnArchive(place + 1, rest.slice(0, 60))
}

/** Of gzip or of its characters: the file is not what it should be. */
function isOfFile(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && /^Z_|^ERR_ENCODING/.test(String(error.code))
}
