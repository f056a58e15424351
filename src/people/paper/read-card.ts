import type { CountryCode } from 'libphonenumber-js/max'
import { readSettings } from '../../owner/store.ts'
import type { Desk } from '../../platform/desk.ts'
import { readPaper } from '../../platform/paper/read-paper.ts'
import { type CardRead, understoodCard } from './card-lines.ts'

/** What the photograph of a business card says. Nothing is kept. */
export async function readCard(desk: Desk, photo: Uint8Array, signal: AbortSignal): Promise<CardRead> {
  const { language } = desk
  const { country } = await readSettings(desk)
  const read = await readPaper({ photo }, signal).catch((error: unknown) => {
    if (!signal.aborted && error instanceof DOMException && error.name === 'TimeoutError') return null
    throw error
  })
  const { lines, picture } = read ?? { lines: [], picture: null }
  const understood = understoodCard(lines, { country: country as CountryCode, language })
  const outcome = !read
    ? 'too-long'
    : !picture
      ? 'no-picture'
      : understood.fields.length > 0
        ? 'read'
        : 'nothing'
  return {
    ...understood,
    outcome,
    lines,
    picture: picture && Buffer.from(picture).toString('base64'),
  }
}
