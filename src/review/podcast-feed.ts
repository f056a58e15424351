import { escapeAttribute, escapeXml } from '../lib/xml/write.ts'
import type { Episode } from './episode.ts'

/** What a podcast says of itself. */
export interface Podcast {
  title: string
  description: string
  author: string
  language: 'fr' | 'en'
  /** Of the feed itself. */
  url: string
  /** The page it goes with. */
  page: string
  cover: string
  /** As the standard makes it of the address: UUIDv5. */
  guid: string
  /** Directories may list it. */
  isPublic: boolean
  /** Who answers for it, in words; '' for a feed that nobody else hears. */
  notices: string
  episodes: readonly Episode[]
}

const MOST_SAID = 4000

/**
 * RSS 2.0 (rssboard.org) with the tags of Apple (help.apple.com/itc/podcasts_connect) and of Podcasting 2.0
 * (podcasting2.org/docs/podcast-namespace).
 */
export function podcastFeed(podcast: Podcast): string {
  const { title, description, author, language, url, page, cover, guid, isPublic, notices, episodes } =
    podcast
  const about = [description, notices].filter(text => text !== '').join('\n\n')
  const newest = episodes
    .map(each => each.madeAt)
    .sort()
    .at(-1)
  const lines = [
    element('title', title),
    element('link', page),
    element('description', about),
    element('language', language),
    ...(notices === '' ? [] : [element('copyright', notices)]),
    ...(newest ? [element('lastBuildDate', rssDate(newest))] : []),
    element('generator', 'Entregent'),
    empty('atom:link', { href: url, rel: 'self', type: 'application/rss+xml' }),
    element('itunes:author', author || title),
    element('itunes:type', 'episodic'),
    element('itunes:explicit', 'false'),
    empty('itunes:image', { href: cover }),
    `<itunes:category text="Business"/>`,
    ...(isPublic ? [] : [element('itunes:block', 'Yes'), element('podcast:block', 'yes')]),
    element('podcast:guid', guid),
    element('podcast:medium', 'podcast'),
    ...episodes.map(episode => item(episode, podcast)),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0">
<channel>
${lines.join('\n')}
</channel>
</rss>
`
}

/** Chapters as Podcasting 2.0 has them in a file of their own (podcast-namespace, jsonChapters 1.2.0). */
export function jsonChapters({ title, chapters }: Pick<Episode, 'title' | 'chapters'>) {
  return {
    version: '1.2.0',
    title,
    chapters: chapters.map(({ title, fromMs, toMs }) => ({
      startTime: fromMs / 1000,
      endTime: toMs / 1000,
      title,
    })),
  }
}

function item(episode: Episode, { url, page, isPublic, language }: Podcast): string {
  const at = `${url.replace(/\.xml$/, '')}/${episode.id}`
  const said = episode.cues.map(({ text }) => text).join(' ')
  return `<item>
${[
  element('title', episode.title),
  `<guid isPermaLink="false">${escapeXml(episode.id)}</guid>`,
  element('pubDate', rssDate(episode.madeAt)),
  element('description', said.length > MOST_SAID ? `${said.slice(0, MOST_SAID - 1)}…` : said),
  ...(isPublic ? [element('link', `${page}/${episode.month}`)] : []),
  empty('enclosure', { url: `${at}.mp3`, length: String(episode.bytes), type: 'audio/mpeg' }),
  element('itunes:title', episode.title),
  element('itunes:duration', String(episode.seconds)),
  element('itunes:episodeType', 'full'),
  element('itunes:explicit', 'false'),
  empty('podcast:transcript', { url: `${at}.vtt`, type: 'text/vtt', language }),
  empty('podcast:chapters', { url: `${at}.json`, type: 'application/json+chapters' }),
].join('\n')}
</item>`
}

/** RFC 822, with four digits of the year, as RSS wants it. */
function rssDate(instant: string): string {
  return new Date(instant).toUTCString()
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`
}

function empty(name: string, attributes: Record<string, string>): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
  return `<${name}${said.join('')}/>`
}
