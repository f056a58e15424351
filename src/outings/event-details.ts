import { plainText, webAddress } from '../lib/events-page-words.ts'
import { isPosition, type Position } from '../lib/geo/position.ts'
import {
  type Component,
  parameterOf,
  propertiesOf,
  propertyOf,
  unescapeText,
} from '../lib/icalendar/component.ts'
import type { Money } from '../lib/money.ts'
import type { EventRead } from './event.ts'
import { priceIn } from './event-price.ts'

/** What a VEVENT says beside when: of an event, or of one occurrence that stands elsewhere. */
export type EventDetails = Pick<
  EventRead,
  'title' | 'place' | 'address' | 'position' | 'onlineUrl' | 'url' | 'organiser' | 'description' | 'status'
> & { price: Money | null; attendees: number | null }

/** @param currency of an amount whose currency is not said. */
export function detailsOf(event: Component, currency = 'EUR'): EventDetails {
  const description = descriptionOf(event)
  const location = textOf(event, 'LOCATION')
  const link = addressIn(location)
  const where = link === null ? placeIn(location) : (addressInWords(description) ?? NOWHERE)
  const url = urlOf(event) ?? link ?? LUMA_PAGE.exec(description)?.[0] ?? ''
  return {
    title: textOf(event, 'SUMMARY').replace(/\s+/g, ' ').slice(0, 500),
    ...(ONLINE.test(where.place) ? NOWHERE : where),
    position: positionOf(event),
    onlineUrl: onlineOf(event, { location, description, url }),
    url,
    organiser: organiserOf(event, description),
    description,
    status: statusOf(event),
    price: priceOf(event, description, currency),
    attendees: attendeesOf(event, description),
  }
}

const NOWHERE = { place: '', address: '' }
/** As Luma, Meetup and people write it where there is no room. */
const ONLINE =
  /^(?:online|online event|virtual|remote|en ligne|à distance|visioconférence|visio|zoom|teams)$/i
const MEETING =
  /https:\/\/(?:[\w-]+\.)*(?:zoom\.us|teams\.microsoft\.com|teams\.live\.com|meet\.google\.com|whereby\.com|meet\.jit\.si|visio\.numerique\.gouv\.fr|webex\.com)\/[^\s<>"')\]]+/i
const LUMA_PAGE = /https:\/\/(?:lu\.ma|luma\.com)\/[\w-]+/

function textOf(event: Component, name: string): string {
  const line = propertyOf(event, name)
  if (!line) return ''
  // vCalendar 1.0, as old telephones write it.
  const isQuoted = parameterOf(line, 'ENCODING')?.toUpperCase() === 'QUOTED-PRINTABLE'
  return unescapeText(isQuoted ? unquoted(line.value) : line.value).trim()
}

function unquoted(text: string): string {
  const octets = text.replace(/%/g, '%25').replace(/=([\dA-F]{2})/gi, '%$1')
  try {
    return decodeURIComponent(octets)
  } catch {
    // A URIError: the octets are no UTF-8.
    return text
  }
}

function descriptionOf(event: Component): string {
  const plain = textOf(event, 'DESCRIPTION')
  const text = plain === '' ? textOf(event, 'X-ALT-DESC') : plain
  const isHtml = /<\/?[a-z][^<>]{0,500}>|&(?:#\d+|#x[\da-f]+|[a-z]{2,8});/i.test(text)
  return (isHtml ? plainText(text) : text.replace(/\r/g, '').trim()).slice(0, MOST_CHARACTERS)
}

const MOST_CHARACTERS = 20_000

function addressIn(text: string): string | null {
  return /^https?:\/\/\S+$/i.test(text) ? webAddress(text, text) : null
}

function urlOf(event: Component): string | null {
  const said = propertyOf(event, 'URL')?.value.replace(/\\,/g, ',') ?? ''
  return addressIn(said.trim())
}

/** « Le Hangar (12 rue des Lilas, Nantes) » of Meetup; « Le Hangar, 12 rue des Lilas, 44000 Nantes » of most others. */
function placeIn(location: string): { place: string; address: string } {
  const text = location
    .replace(/\s*\n\s*/g, ', ')
    .replace(/\s+/g, ' ')
    .slice(0, 800)
  const [, before, inside] = /^([^(]{2,}?)\s*\(([^()]*,[^()]*)\)$/.exec(text) ?? []
  if (before !== undefined && inside !== undefined) return { place: before, address: inside }
  const comma = text.indexOf(',')
  if (comma < 0) return /^\d/.test(text) ? { place: '', address: text } : { place: text, address: '' }
  if (/^\d/.test(text)) return { place: '', address: text }
  return { place: text.slice(0, comma).trim(), address: text.slice(comma + 1).trim() }
}

/** Luma writes its page as LOCATION, and where it is among the words. */
function addressInWords(description: string): { place: string; address: string } | null {
  const block = /(?:^|\n)(?:Address|Adresse)\s*:\s*\n?((?:[^\n]+\n?){1,4})(?:\n|$)/i.exec(description)?.[1]
  return block ? placeIn(block.trim()) : null
}

/** RFC 5545 §3.8.1.6; Apple says it in a way of its own. */
function positionOf(event: Component): Position | null {
  const apple = propertyOf(event, 'X-APPLE-STRUCTURED-LOCATION')?.value.replace(/^geo:/i, '')
  for (const said of [propertyOf(event, 'GEO')?.value, apple]) {
    const [lat, lon] = (said ?? '')
      .split(/\\?[;,]/)
      .map(part => (part.trim() === '' ? Number.NaN : Number(part)))
    if (lat === undefined || lon === undefined || (lat === 0 && lon === 0)) continue
    if (isPosition({ lat, lon })) return { lat, lon }
  }
  return null
}

function onlineOf(
  event: Component,
  { location, description, url }: { location: string; description: string; url: string },
): string {
  // RFC 7986 §5.11, then Google and Microsoft.
  const names = [
    'CONFERENCE',
    'X-GOOGLE-CONFERENCE',
    'X-MICROSOFT-SKYPETEAMSMEETINGURL',
    'X-MICROSOFT-ONLINEMEETINGEXTERNALLINK',
  ]
  const said = names.map(name => addressIn(propertyOf(event, name)?.value.trim() ?? '')).find(one => one)
  const found = said ?? (MEETING.exec(location) ?? MEETING.exec(description))?.[0]
  return found ?? (ONLINE.test(location) ? url : '')
}

function organiserOf(event: Component, description: string): string {
  const line = propertyOf(event, 'ORGANIZER')
  const name = line && parameterOf(line, 'CN')?.trim()
  // The mailbox that a program sends from is nobody's name.
  if (name && !/@/.test(name)) return name.slice(0, 200)
  return (
    /(?:^|\n)(?:Hosted by|Organisé par|Proposé par) ([^\n]{2,200})/i.exec(description)?.[1] ?? ''
  ).trim()
}

function statusOf(event: Component): EventRead['status'] {
  const said = propertyOf(event, 'STATUS')?.value.trim().toUpperCase()
  if (said === 'CANCELLED' || /^(?:CANCEL+ED|ANNUL[ÉE]E?)\s*[:–-]/i.test(textOf(event, 'SUMMARY')))
    return 'cancelled'
  return said === 'TENTATIVE' ? 'tentative' : 'scheduled'
}

function priceOf(event: Component, description: string, currency: string): Money | null {
  // As the event calendars of WordPress write it.
  const cost = textOf(event, 'X-COST')
  if (/^free$/i.test(textOf(event, 'X-COST-TYPE'))) return { cents: 0, currency }
  return priceIn(cost === '' ? description : `Price: ${cost}`, currency)
}

/** Those who said they come, where the calendar names or counts them. */
function attendeesOf(event: Component, description: string): number | null {
  const accepted = propertiesOf(event, 'ATTENDEE').filter(
    line =>
      parameterOf(line, 'PARTSTAT')?.toUpperCase() === 'ACCEPTED' &&
      !/^(?:ROOM|RESOURCE)$/i.test(parameterOf(line, 'CUTYPE') ?? ''),
  ).length
  if (accepted > 0) return accepted
  const said =
    /(?:^|[\n(,. ])(\d{1,5})\s+(?:attending|attendees|are going|going|participants?|inscrits?|personnes inscrites)\b/i.exec(
      description,
    )?.[1]
  return said === undefined ? null : Number(said)
}
