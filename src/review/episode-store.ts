import { Refusal } from '../lib/refusal.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { keepBlob } from '../platform/blobs.ts'
import type { EpisodeTable } from '../platform/db/schema-review.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import type { Copy, Episode } from './episode.ts'
import type { Spoken } from './episode-talk.ts'
import type { Month } from './month.ts'

const MEDIA_TYPE = 'audio/mpeg'

interface Of {
  month: Month
  copy: Copy
  title: string
}

/** Newest month first. */
export async function episodesOf(
  { db, id }: Desk,
  asked: Partial<Pick<Of, 'month' | 'copy'>> = {},
): Promise<Episode[]> {
  let read = db.selectFrom('episode').selectAll().where('deskId', '=', id)
  if (asked.month !== undefined) read = read.where('month', '=', asked.month)
  if (asked.copy !== undefined) read = read.where('copy', '=', asked.copy)
  return (await read.orderBy('month', 'desc').orderBy('copy').execute()).map(episodeFrom)
}

/** @throws Refusal `gone`, `not-found`. */
export async function episodeOf(desk: Desk, episodeId: string): Promise<Episode> {
  const row = await desk.db
    .selectFrom('episode')
    .selectAll()
    .where('deskId', '=', desk.id)
    .where('id', '=', episodeId)
    .executeTakeFirst()
  return foundIn(desk, 'episode', episodeId, row && episodeFrom(row))
}

/** What was spoken, over what was spoken before of the same copy: players see another episode. */
export async function keepEpisode(desk: Desk, { month, copy, title }: Of, spoken: Spoken): Promise<Episode> {
  const { mp3, cues, chapters, seconds, voice } = spoken
  const id = uuidv7(desk.now())
  await desk.write({ what: 'review:change.episode-made', details: { title } }, async inside => {
    const { db } = inside
    const audioHash = await keepBlob(inside, { bytes: mp3, mediaType: MEDIA_TYPE })
    await db
      .deleteFrom('episode')
      .where('deskId', '=', desk.id)
      .where('month', '=', month)
      .where('copy', '=', copy)
      .execute()
    await db
      .insertInto('episode')
      .values({
        ...{ deskId: desk.id, id, month, copy, title, voice, audioHash },
        ...{ cues: JSON.stringify(cues), chapters: JSON.stringify(chapters) },
        ...{ seconds: Math.round(seconds), bytes: mp3.length, madeAt: desk.now().toISOString() },
      })
      .execute()
  })
  return episodeOf(desk, id)
}

/** @throws Refusal as `episodeOf`. */
export async function deleteEpisode(desk: Desk, episodeId: string): Promise<void> {
  const { title } = await episodeOf(desk, episodeId)
  await desk.write({ what: 'review:change.episode-deleted', details: { title } }, async ({ db }) => {
    const { numDeletedRows } = await db
      .deleteFrom('episode')
      .where('deskId', '=', desk.id)
      .where('id', '=', episodeId)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw new Refusal('gone', { id: episodeId })
  })
}

/** Rows read back: the columns hold only what was written above. */
function episodeFrom({ deskId: _, cues, chapters, ...row }: EpisodeTable): Episode {
  return { ...row, cues: JSON.parse(cues), chapters: JSON.parse(chapters) } as Episode
}
