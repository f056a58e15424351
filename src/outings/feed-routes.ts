import { Hono } from 'hono'
import type { TFunction } from 'i18next'
import { z } from 'zod'
import { Refusal } from '../lib/refusal.ts'
import { Revision } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv, newIdIn } from '../platform/http.ts'
import type { Door } from '../platform/outgoing.ts'
import { askFeed } from './ask-feed.ts'
import { type FeedShown, type FeedView, feedAddress } from './feed.ts'
import { deleteFeed, feedOf, feedsOf, saveFeed } from './feeds.ts'

interface Parts {
  /** To other hosts, for what owners allow. */
  door: Door
}

const FeedBody = z.object({
  name: z.string().trim().max(200).default(''),
  url: z.string().trim().min(1).max(2000),
  isPaused: z.boolean().default(false),
  revision: Revision,
})

/** Mounted at /api/feeds. */
export function feedRoutes({ door }: Parts) {
  return new Hono<DeskEnv>()
    .get('/', async c => c.json({ feeds: (await feedsOf(c.var.desk)).map(feed => shown(feed, c.var.t)) }))
    .get('/:id', async c => c.json(shown(await feedOf(c.var.desk, c.req.param('id')), c.var.t)))
    .put('/:id', body(FeedBody), async c => {
      const feed = c.req.valid('json')
      const url = feedAddress(feed.url)
      if (!url) throw new Refusal('invalid-input', { fields: ['url'] })
      const saved = await saveFeed(c.var.desk, { ...feed, url, id: newIdIn(c) })
      return answerSaved(c, { ...saved, view: shown(saved.view, c.var.t) })
    })
    .delete('/:id', async c => {
      await deleteFeed(c.var.desk, c.req.param('id'))
      return c.body(null, 204)
    })
    .post('/:id/ask', async c => {
      const asked = await askFeed(c.var.desk, door, c.req.param('id'))
      return c.json({ ...asked, feed: shown(asked.feed, c.var.t) })
    })
}

function shown({ problem, ...feed }: FeedView, t: TFunction): FeedShown {
  if (problem === null) return { ...feed, problem: null }
  const key = problem.code.startsWith('feed-')
    ? `outings:problem.${problem.code}`
    : `platform:refusal.${problem.code}`
  return { ...feed, problem: t(key, problem.params) }
}
