import type { EventFound, EventPlace, EventTime } from './event-found.ts'
import { readEventPlace, saysOnline } from './events-page-place.ts'
import { readOffers } from './events-page-price.ts'
import { eventTime } from './events-page-time.ts'
import { decodeEntities, plainText, webAddress } from './events-page-words.ts'
import { fieldsOf, listOf, readJson, textOf } from './json-said.ts'
import type { Problem } from './problem.ts'

type Fields = Readonly<Record<string, unknown>>

/** As deep, and as many, as any honest page is. */
const DEEPEST = 12
const MOST_NODES = 20_000
const MOST_EVENTS = 300

/** Where events hang in what pages say: lists, graphs, the pages about them, what an organiser or a series holds. */
const HOLDERS = [
  '@graph',
  'mainEntity',
  'mainEntityOfPage',
  'itemListElement',
  'item',
  'subEvent',
  'event',
  'events',
]

/** Events of schema.org in the JSON-LD of a page, each once, in the order of the page. */
export function linkedEvents(scripts: readonly string[], url: string, problems: Problem[]): EventFound[] {
  const roots = scripts.flatMap((script, i) => {
    const said = readScript(script)
    if (said !== undefined) return [said]
    const message = 'A part written for machines is damaged, and was passed over.'
    problems.push({ where: `text ${i + 1}`, level: 'ignored', message, code: 'linked-data-unreadable' })
    return []
  })
  const { nodes, isWhole } = nodesIn(roots)
  const byId = new Map(
    nodes.flatMap(node => (textOf(node['@id']) === '' ? [] : [[textOf(node['@id']), node]])),
  )
  const events = nodes.filter(isEvent)
  if (!isWhole || events.length > MOST_EVENTS) {
    const message = `The page says more than is read: the first ${MOST_EVENTS} events at most were.`
    problems.push({
      where: 'file',
      level: 'ignored',
      message,
      code: 'page-too-full',
      params: { most: MOST_EVENTS },
    })
  }
  const read = events.slice(0, MOST_EVENTS).flatMap((event, i) => {
    const known = (value: unknown): unknown => named(byId, value)
    return eventOf(event, { url, known, where: `row ${i + 1}`, problems }) ?? []
  })
  return [
    ...new Map(read.map(event => [JSON.stringify([event.title, event.start, event.url]), event])).values(),
  ]
}

/** JSON as pages really hold it: in comments or CDATA, with raw line ends in texts, with entities for quotes. */
function readScript(script: string): unknown {
  const bare = script
    .trim()
    .replace(/^(?:\/\/|\/\*)?\s*(?:<!--|<!\[CDATA\[)(?:\s*\*\/)?/, '')
    .replace(/(?:\/\/|\/\*)?\s*(?:-->|\]\]>)(?:\s*\*\/)?$/, '')
    .trim()
    .replace(/;$/, '')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none in its texts, pages write them.
  const oneLine = bare.replace(/[\u0000-\u001f]+/g, ' ')
  return readJson(bare) ?? readJson(oneLine) ?? readJson(decodeEntities(oneLine))
}

/** What may be an event, breadth first. @returns also whether all of it was seen. */
function nodesIn(roots: readonly unknown[]): { nodes: Fields[]; isWhole: boolean } {
  const nodes: Fields[] = []
  let level: readonly unknown[] = roots
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const next: unknown[] = []
    for (const said of level) {
      if (Array.isArray(said)) {
        for (const one of said) next.push(one)
        continue
      }
      if (typeof said !== 'object' || said === null) continue
      if (nodes.length >= MOST_NODES) return { nodes, isWhole: false }
      nodes.push(said as Fields)
      for (const holder of HOLDERS) next.push(...listOf((said as Fields)[holder]).slice(0, MOST_NODES))
    }
    level = next
  }
  return { nodes, isWhole: level.length === 0 }
}

function isEvent(node: Fields): boolean {
  return listOf(node['@type']).map(typeName).some(isEventType)
}

/** `Event` and its subtypes at schema.org, without those that are no gathering of people. */
function isEventType(type: string): boolean {
  if (/^(Publication|Broadcast|OnDemand|Delivery)Event$/.test(type)) return false
  return /Event$/.test(type) || ['Festival', 'Hackathon', 'EventSeries', 'CourseInstance'].includes(type)
}

/** `https://schema.org/SocialEvent`, `schema:SocialEvent` → `SocialEvent`. */
function typeName(said: unknown): string {
  return textOf(said).replace(/^.*[/:#]/, '')
}

/** A thing that is only named (`{"@id": "#hall"}`) is the one of that name on the page. */
function named(byId: ReadonlyMap<string, unknown>, said: unknown): unknown {
  const fields = fieldsOf(said)
  const id = textOf(fields['@id'])
  return id !== '' && Object.keys(fields).every(key => key === '@id' || key === '@type')
    ? (byId.get(id) ?? said)
    : said
}

interface Reading {
  url: string
  known: (said: unknown) => unknown
  where: string
  problems: Problem[]
}

function eventOf(event: Fields, { url, known, where, problems }: Reading): EventFound | null {
  const title = plainText(textOf(event.name) || textOf(event.headline))
  const [start, end] = [timeOf(event.startDate), timeOf(event.endDate)]
  if (title === '' && !start) {
    const message = 'An event without a title or a day was left out.'
    problems.push({ where, level: 'rejected', message, code: 'event-empty' })
    return null
  }
  if (!start) {
    const message = 'It is not said when, in a way that is understood: the day is left to you.'
    problems.push({ where, level: 'ignored', message, code: 'event-without-day' })
  }
  const locations = listOf(event.location).map(known)
  const place = locations
    .map(one => readEventPlace(one, known))
    .find((one): one is EventPlace => one !== null)
  const { price, isFree } = readOffers(event, known)
  return {
    title,
    start,
    end: endAfter(start, end),
    place: place ?? null,
    isOnline: saysOnline(event.eventAttendanceMode) || locations.some(one => isVirtual(one)),
    description: plainText(textOf(event.description)),
    url: webAddress(textOf(event.url), url) ?? webAddress(url, url),
    organiser: organiserOf(listOf(event.organizer).map(known), url),
    price,
    isFree,
    status: statusOf(typeName(listOf(event.eventStatus).at(-1))),
    source: 'json-ld',
  }
}

function timeOf(said: unknown): EventTime | null {
  const [first] = listOf(said)
  return eventTime(textOf(fieldsOf(first)['@value'] ?? first))
}

/** An end before the beginning is a slip of the page: it is not known then. */
function endAfter(start: EventTime | null, end: EventTime | null): EventTime | null {
  if (!start || !end) return end
  const [from, to] = start.at && end.at ? [start.at, end.at] : [wall(start), wall(end)]
  return to < from && !(end.time === null && end.day === start.day) ? null : end
}

function wall({ day, time }: EventTime): string {
  return `${day}T${time ?? ''}`
}

function isVirtual(location: unknown): boolean {
  return listOf(fieldsOf(location)['@type']).some(type => typeName(type) === 'VirtualLocation')
}

function organiserOf(said: readonly unknown[], url: string): EventFound['organiser'] {
  for (const one of said) {
    const fields = fieldsOf(one)
    const name = plainText(textOf(one) || textOf(fields.name))
    if (name !== '') return { name, url: webAddress(textOf(fields.url), url) }
  }
  return null
}

function statusOf(type: string): EventFound['status'] {
  if (type === 'EventCancelled') return 'cancelled'
  if (type === 'EventPostponed') return 'postponed'
  return type === 'EventRescheduled' ? 'rescheduled' : 'scheduled'
}
