import { Hono } from 'hono'
import { z } from 'zod'
import { webVtt } from '../lib/audio/web-vtt.ts'
import { Refusal } from '../lib/refusal.ts'
import { readSettings } from '../owner/store.ts'
import type { Desk } from '../platform/desk.ts'
import { body, type DeskEnv, query } from '../platform/http.ts'
import type { Log } from '../platform/log.ts'
import { audioAnswer } from './audio-answer.ts'
import { COPIES, type Episode, RATES } from './episode.ts'
import { deleteEpisode, episodeOf, episodesOf } from './episode-store.ts'
import { spokenParts } from './for-the-ear.ts'
import { openMakings } from './makings.ts'
import { isMonth, type Month } from './month.ts'
import { speak } from './speak.ts'
import { tellMonth } from './tell-month.ts'
import type { Tell } from './told.ts'

interface Parts {
  log: Log
  tell?: Tell<Desk>
}

const MonthSaid = z.custom<Month>(said => typeof said === 'string' && isMonth(said), 'not a month')
const MonthQuery = z.object({ month: MonthSaid })
const EpisodeWanted = z.object({
  month: MonthSaid,
  copy: z.enum(COPIES),
  rate: z.enum(RATES).default('usual'),
})

/** Mounted at /api/episodes: the month told aloud, to its owner. */
export function episodeRoutes({ log, tell = tellMonth }: Parts): Hono<DeskEnv> {
  const makings = openMakings({
    speak,
    onFailure: error => log.error({ err: error }, 'an episode could not be spoken'),
  })
  return new Hono<DeskEnv>()
    .get('/', query(MonthQuery), async c => {
      const { desk } = c.var
      const { month } = c.req.valid('query')
      const episodes = (await episodesOf(desk, { month })).map(shown)
      return c.json({ episodes, making: makings.of(desk.id, month) })
    })
    .get('/words', query(MonthQuery), async c => {
      const { desk, t } = c.var
      const { parts } = await tell(desk, c.req.valid('query').month, 'whole', t)
      return c.json({ sentences: spokenParts(parts, desk.language).flatMap(each => each.sentences) })
    })
    .post('/', body(EpisodeWanted), async c => {
      const { desk, t } = c.var
      const { month, copy, rate } = c.req.valid('json')
      const { ownerName } = await readSettings(desk)
      const told = await tell(desk, month, copy, t)
      makings.start(desk, told, { month, copy, rate, artist: ownerName, album: t('review:podcast.title') })
      return c.json({ making: makings.of(desk.id, month) }, 202)
    })
    .delete('/making', c => {
      makings.stop(c.var.desk.id)
      return c.body(null, 204)
    })
    .get('/:id/audio.mp3', async c => {
      const { desk } = c.var
      const answer = await audioAnswer(c.req.raw.headers, desk, await episodeOf(desk, c.req.param('id')))
      if (!answer) throw new Refusal('not-found', { what: 'episode' })
      return answer
    })
    .get('/:id/transcript.vtt', async c => {
      const { cues } = await episodeOf(c.var.desk, c.req.param('id'))
      return c.body(webVtt(cues), 200, { 'content-type': 'text/vtt; charset=utf-8' })
    })
    .get('/:id/transcript.txt', async c => {
      const { cues } = await episodeOf(c.var.desk, c.req.param('id'))
      const text = cues.map(each => each.text).join('\n')
      return c.body(`${text}\n`, 200, { 'content-type': 'text/plain; charset=utf-8' })
    })
    .delete('/:id', async c => {
      await deleteEpisode(c.var.desk, c.req.param('id'))
      return c.body(null, 204)
    })
}

/** As screens show it: the words are in the transcript. */
function shown({ cues: _, audioHash: __, ...episode }: Episode) {
  return episode
}
