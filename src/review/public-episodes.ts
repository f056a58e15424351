import type { Desk } from '../platform/desk.ts'
import type { Episode } from './episode.ts'
import { episodesOf } from './episode-store.ts'
import { publicationsOf } from './publications.ts'

/** Of months that are published, the copy without names alone. Newest month first. */
export async function publicEpisodes(desk: Desk): Promise<Episode[]> {
  const months = new Set((await publicationsOf(desk)).map(({ month }) => month))
  return (await episodesOf(desk, { copy: 'shared' })).filter(({ month }) => months.has(month))
}
