import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { missing, runProgram } from './dav/program.ts'

const isAbsent = missing(['gpo']).length > 0

/** gPodder is not there, and nobody requires it. */
export const hasNoGpodder = isAbsent && process.env.ENTREGENT_DAV_CLIENTS !== 'required'
if (hasNoGpodder) console.warn('gPodder: skipped, gpo not found (Debian: gpodder)')

/** Subscribes to a feed and downloads what it holds, as gPodder does. */
export async function hearWithGpodder(
  feed: string,
  folder: string,
): Promise<{ subscribed: { code: number | null; err: string }; heard: Uint8Array[] }> {
  const downloads = join(folder, 'heard')
  const gpo = (...args: string[]) =>
    runProgram('gpo', args, {
      folder,
      env: { GPODDER_HOME: folder, GPODDER_DOWNLOAD_DIR: downloads },
      timeoutMs: 60_000,
    })
  const { code, err } = await gpo('subscribe', feed)
  await gpo('download')
  const files = readdirSync(downloads, { recursive: true, encoding: 'utf8' }).filter(each =>
    each.endsWith('.mp3'),
  )
  return {
    subscribed: { code, err },
    heard: files.map(file => new Uint8Array(readFileSync(join(downloads, file)))),
  }
}
