import type { Desk } from '../../src/platform/desk.ts'
import { addBilans } from '../../src/review/bilans.ts'
import type { Month } from '../../src/review/month.ts'
import { newId } from './encounters.ts'
import { type FilledEpisode, fillEpisode } from './filled-episode.ts'
import type { FilledPeople } from './filled-people.ts'

export interface FilledReview extends FilledEpisode {
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

const OWN_WORDS = 'Le levain a pris son temps, et moi aussi.'
const TITLE = 'Un octobre de farine'
const CHANGE = 'Pétrir moins tard le soir.'

/** Something in each table of the slice. */
export async function fillReview(
  desk: Desk,
  _known: FilledPeople & { mandate: string },
): Promise<FilledReview> {
  const paragraphs = [{ key: newId(), own: OWN_WORDS, from: null, isHidden: false }]
  const month = '2026-10' as Month
  await addBilans(desk, [{ month, title: TITLE, paragraphs, changeNext: CHANGE, readOn: null }])
  const episode = await fillEpisode(desk)
  return { ...episode, secrets: [...episode.secrets, OWN_WORDS, TITLE, CHANGE] }
}
