import { Hono } from 'hono'
import type { Database } from '../../src/platform/db/database.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { answerError, type DeskEnv } from '../../src/platform/http.ts'
import { openLog } from '../../src/platform/log.ts'
import { episodeRoutes } from '../../src/review/episode-routes.ts'
import { podcastRoutes } from '../../src/review/podcast-routes.ts'
import { publicRoutes } from '../../src/review/public-routes.ts'
import { readerRoutes } from '../../src/review/reader-routes.ts'
import type { Tell } from '../../src/review/told.ts'
import { wordsIn } from '../../src/words.ts'
import { appWith } from './app-with.ts'

export const ADDRESS = 'https://desk.example.org'

/** Two sentences; of the whole copy, one names somebody. */
export const tellShort: Tell<Desk> = async (_, month, copy) => ({
  title: `Mois ${month}`,
  parts: [{ title: 'Les gens', text: copy === 'whole' ? 'Vous avez vu Odilon.' : 'Vous avez vu quelqu’un.' }],
})

let guests = 0

/** What the owner asks, and what anybody may. */
export function reviewDoors(database: Database, desk: Desk) {
  const parts = { database, publicUrl: ADDRESS, address: () => ADDRESS, now: desk.now, tell: tellShort }
  const log = openLog('silent')
  const routes = new Hono<DeskEnv>()
    .route('/episodes', episodeRoutes({ log, tell: tellShort }))
    .route('/readers', readerRoutes(parts))
  const own = appWith('/api', routes, desk)
  const open = new Hono<DeskEnv>()
    .onError(answerError)
    .use(async (c, next) => {
      c.set('t', wordsIn('fr').t)
      await next()
    })
    .route('/podcast', podcastRoutes(parts))
    .route('/lire', publicRoutes(parts))
  const from = { address: `10.1.0.${++guests}` }
  return {
    own,
    get: (path: string, headers: Record<string, string> = {}) => open.request(path, { headers }, from),
    post: (path: string, form: Record<string, string> = {}, headers: Record<string, string> = {}) =>
      open.request(
        path,
        {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
          body: new URLSearchParams(form).toString(),
        },
        from,
      ),
    /** Speaks a month, and waits for it. */
    speak: async (month: string, copy: 'whole' | 'shared') => {
      const asked = { month, copy, rate: 'quick' }
      const headers = { 'content-type': 'application/json' }
      await own.request('/api/episodes', { method: 'POST', headers, body: JSON.stringify(asked) })
      for (;;) {
        const { episodes, making } = await (await own.request(`/api/episodes?month=${month}`)).json()
        const [episode] = episodes.filter((each: { copy: string }) => each.copy === copy)
        if (episode && making === null) return episode
        if (making === null || making.hasFailed) throw new Error('nothing was spoken')
        await new Promise(resolve => setTimeout(resolve, 20))
      }
    },
  }
}
