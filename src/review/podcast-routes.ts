import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { webVtt } from '../lib/audio/web-vtt.ts'
import { Refusal } from '../lib/refusal.ts'
import { guestDesk } from '../owner/guest-desk.ts'
import { readSettings } from '../owner/store.ts'
import type { Database } from '../platform/db/database.ts'
import type { Desk } from '../platform/desk.ts'
import { addressOf } from '../platform/guards.ts'
import { speechIn } from '../platform/guest-door.ts'
import { followGuestLink } from '../platform/guest-links.ts'
import type { DeskEnv } from '../platform/http.ts'
import { rateLimit } from '../platform/rate-limit.ts'
import { audioAnswer } from './audio-answer.ts'
import { podcastCover } from './cover.ts'
import type { Episode } from './episode.ts'
import { episodesOf } from './episode-store.ts'
import { noticesSaid } from './notices-said.ts'
import { jsonChapters, podcastFeed } from './podcast-feed.ts'
import { publicDeskAt } from './public-desk.ts'
import { publicEpisodes } from './public-episodes.ts'

export const PODCAST = '/podcast'
/** What a private feed's link opens: a desk has one. */
export const FEED_ROW = 'feed'

interface Parts {
  database: Database
  publicUrl: string | null
  address: () => string
  /** The machine's clock otherwise. */
  now?: () => Date
}

interface Heard {
  desk: Desk
  isPublic: boolean
  episodes: Episode[]
}

/** Players ask for many parts of one file. */
const MOST_BY_ADDRESS = 300
const MINUTE_MS = 60_000
/** Of addresses of feeds: podcasting2.org/docs/podcast-namespace/tags/guid. */
const NAMESPACE = 'ead4c236bf5858c6a2c6a6b28d128cb6'
/** No file of a private feed is told to search engines, or to the sites it links to. */
const SECRETIVE = { 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer' }

/** Mounted at /podcast: what players ask for, by an unguessable link, or by the desk's name where it is public. */
export function podcastRoutes({
  database,
  publicUrl,
  address,
  now = () => new Date(),
}: Parts): Hono<DeskEnv> {
  const byAddress = rateLimit({ most: MOST_BY_ADDRESS, windowMs: MINUTE_MS })

  /** A wrong key, a revoked one, a desk that publishes nothing: the same answer. */
  const heardAt = async (c: Context<DeskEnv>, key: string): Promise<Heard> => {
    const seconds = byAddress.refuse(addressOf(c), now().getTime())
    if (seconds !== null) throw new Refusal('too-many', { seconds })
    const link = await followGuestLink(database, { kind: 'podcast', token: key, now: now() })
    if (link) {
      const desk = await guestDesk(database, link.deskId, { now })
      return { desk, isPublic: false, episodes: privately(await episodesOf(desk)) }
    }
    const open = await publicDeskAt(database, key, now)
    if (!open) throw new Refusal('not-found')
    return { desk: open.desk, isPublic: true, episodes: await publicEpisodes(open.desk) }
  }

  const episodeAt = async (c: Context<DeskEnv>): Promise<Heard & { episode: Episode }> => {
    const heard = await heardAt(c, c.req.param('key') ?? '')
    const wanted = (c.req.param('file') ?? '').replace(/\.\w+$/, '')
    const episode = heard.episodes.find(({ id }) => id === wanted)
    if (!episode) throw new Refusal('not-found')
    return { ...heard, episode }
  }

  return new Hono<DeskEnv>()
    .use(async (c, next) => {
      await next()
      for (const [name, value] of Object.entries(SECRETIVE)) c.res.headers.set(name, value)
    })
    .get('/cover.png', async c => {
      const cover = await podcastCover()
      return c.body(cover.slice().buffer, 200, {
        'content-type': 'image/png',
        'cache-control': 'public, max-age=86400',
      })
    })
    .get('/:feed{[^/]+\\.xml}', async c => {
      const key = c.req.param('feed').replace(/\.xml$/, '')
      const { desk, isPublic, episodes } = await heardAt(c, key)
      const { t } = speechIn(desk.language)
      const { ownerName, publishing } = await readSettings(desk)
      const base = publicUrl ?? address()
      const url = `${base}${PODCAST}/${key}.xml`
      const feed = podcastFeed({
        title:
          ownerName === '' ? t('review:podcast.title') : t('review:podcast.titleOf', { name: ownerName }),
        description: t(isPublic ? 'review:podcast.public' : 'review:podcast.private'),
        author: ownerName,
        language: desk.language,
        url,
        page: isPublic ? `${base}/lire/${key}` : `${base}/bilan`,
        cover: `${base}${PODCAST}/cover.png`,
        guid: guidOf(url),
        isPublic,
        notices: isPublic ? noticesSaid(publishing, t) : '',
        episodes,
      })
      const etag = `"${createHash('sha256').update(feed).digest('hex').slice(0, 32)}"`
      const headers = { etag, 'cache-control': 'private, max-age=300' }
      if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
      return c.body(feed, 200, { ...headers, 'content-type': 'application/rss+xml; charset=utf-8' })
    })
    .get('/:key/:file{[^/]+\\.mp3}', async c => {
      const { desk, episode } = await episodeAt(c)
      const answer = await audioAnswer(c.req.raw.headers, desk, episode)
      if (!answer) throw new Refusal('not-found')
      return answer
    })
    .get('/:key/:file{[^/]+\\.vtt}', async c => {
      const { episode } = await episodeAt(c)
      return c.body(webVtt(episode.cues), 200, { 'content-type': 'text/vtt; charset=utf-8' })
    })
    .get('/:key/:file{[^/]+\\.json}', async c => {
      const { episode } = await episodeAt(c)
      return c.body(JSON.stringify(jsonChapters(episode)), 200, {
        'content-type': 'application/json+chapters; charset=utf-8',
      })
    })
}

/** One a month: the owner's own copy where there is one. */
function privately(episodes: readonly Episode[]): Episode[] {
  const isWhole = new Set(episodes.filter(({ copy }) => copy === 'whole').map(({ month }) => month))
  return episodes.filter(({ copy, month }) => copy === 'whole' || !isWhole.has(month))
}

/** UUIDv5 of the address without its scheme (RFC 9562 §5.5). */
function guidOf(url: string): string {
  const octets = createHash('sha1')
    .update(Buffer.from(NAMESPACE, 'hex'))
    .update(url.replace(/^\w+:\/\//, ''))
    .digest()
    .subarray(0, 16)
  octets[6] = ((octets[6] as number) & 0x0f) | 0x50
  octets[8] = ((octets[8] as number) & 0x3f) | 0x80
  return octets.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
