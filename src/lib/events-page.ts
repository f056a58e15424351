import type { EventFound } from './event-found.ts'
import { type PageParts, readPage } from './events-page-html.ts'
import { linkedEvents } from './events-page-linked.ts'
import { eventTime } from './events-page-time.ts'
import { plainText, webAddress } from './events-page-words.ts'
import type { Position } from './geo/position.ts'
import { isPosition } from './geo/position.ts'
import { numberOf } from './json-said.ts'
import type { Parsed, Problem } from './problem.ts'

/**
 * The events that a page tells machines of: schema.org Event in JSON-LD; where there is none, what it says of itself for
 * those who share it (Open Graph), perhaps without a day. Nothing of the page is run, and microdata is not read.
 *
 * @param url where the page came from: what it names is relative to it.
 */
export function readEventPage(html: string, url: string): Parsed<EventFound[]> {
  const page = readPage(html)
  const problems: Problem[] = []
  const linked = linkedEvents(page.linkedData, url, problems)
  if (linked.length > 0) return { value: linked, problems }
  const shared = sharedEvent(page, url, problems)
  if (!shared) {
    const message = 'The page says nothing of an event that a machine can read.'
    problems.push({ where: 'file', level: 'rejected', message, code: 'page-without-event' })
  }
  return { value: shared ? [shared] : [], problems }
}

/** @see https://ogp.me, and the older names of Facebook's own objects (`event:start_time`, `place:location:…`). */
function sharedEvent({ meta }: PageParts, url: string, problems: Problem[]): EventFound | null {
  const said = (...names: string[]) => names.map(name => meta.get(name) ?? '').find(text => text !== '') ?? ''
  const name = plainText(said('og:title', 'twitter:title'))
  if (name === '') return null
  const start = eventTime(said('event:start_time', 'event:start_date', 'og:start_time'))
  const end = eventTime(said('event:end_time', 'event:end_date', 'og:end_time'))
  if (!start) {
    const message = 'The page does not say when, in a way that a machine can read: the day is left to you.'
    problems.push({ where: 'file', level: 'ignored', message, code: 'event-without-day' })
  }
  const [street, town] = [said('og:street-address'), said('og:locality')]
  const address = [street, [said('og:postal-code'), town].join(' ').trim(), said('og:country-name')]
  const position = positionSaid(
    said('place:location:latitude', 'event:location:latitude', 'og:latitude'),
    said('place:location:longitude', 'event:location:longitude', 'og:longitude'),
  )
  const where = address.filter(part => part !== '').join(', ')
  return {
    title: name,
    start,
    end,
    place: where !== '' || position ? { name: '', address: plainText(where), position } : null,
    isOnline: false,
    description: plainText(said('og:description', 'twitter:description', 'description')),
    url: webAddress(said('og:url'), url) ?? webAddress(url, url),
    organiser: null,
    price: null,
    isFree: null,
    status: 'scheduled',
    source: 'open-graph',
  }
}

function positionSaid(lat: string, lon: string): Position | null {
  const [north, east] = [numberOf(lat), numberOf(lon)]
  if (north === null || east === null) return null
  return isPosition({ lat: north, lon: east }) ? { lat: north, lon: east } : null
}
