import { pngOf } from '../platform/svg-png.ts'

/** Directories want a square of 1,400 pixels at least: a sheet of the desk's own paper, with a voice on it. */
const COVER = `<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="1400" viewBox="0 0 140 140">
<rect width="140" height="140" fill="#fbf8f2"/>
<g fill="none" stroke="#b5492b" stroke-width="7" stroke-linecap="round">
<path d="M30 62v16M50 44v52M70 30v80M90 50v40M110 60v20"/></g></svg>`

let drawn: Promise<Uint8Array> | null = null

/** PNG, drawn once. */
export function podcastCover(): Promise<Uint8Array> {
  drawn ??= pngOf(COVER)
  return drawn
}
