import { sql } from 'kysely'
import {
  type CardFilter,
  matchesCard,
  type ParamFilter,
  type PropertyFilter,
  type Test,
} from '../lib/vcard/filter.ts'
import { partReader } from '../lib/vcard/part-of-card.ts'
import { isSearchable, searchNeedle } from '../lib/vcard/search-text.ts'
import { attributeOf, childNamed, type XmlElement } from '../lib/xml/element.ts'
import { preferenceApplied } from './asked.ts'
import { candidatesOf, withOctets } from './candidates.ts'
import { describeFound, findingsOf, limitIn } from './describe-found.ts'
import type { Member } from './members.ts'
import { multistatusAnswer } from './multistatus.ts'
import { invalid, nameIn, partsOf, readTextMatch, unsupported } from './query-elements.ts'
import { CARDDAV, type DavAnswer, DavRefusal, type DavRequest } from './request.ts'
import type { Placed, Site } from './site.ts'
import { cutShort } from './sync.ts'

/** RFC 6352 §8.6. */
export async function addressbookQuery(
  site: Site,
  request: DavRequest,
  { at, report, only }: { at: Placed; report: XmlElement; only: Member | null },
): Promise<DavAnswer> {
  const { desk } = request
  const filter = readFilter(report)
  const limit = limitIn(report) ?? Number.POSITIVE_INFINITY
  const findings = findingsOf(site, request, { at, report, zone: desk.timeZone })
  const candidates = await candidatesOf(request, { at, only }, mayMatch(filter))
  const readPart = partReader(
    filter.properties.map(({ name }) => name.slice(name.lastIndexOf('.') + 1).toUpperCase()),
  )
  let responses = ''
  let count = 0
  for await (const { chunk, octets } of withOctets(desk, at, candidates)) {
    const found = chunk.filter(({ name }) => {
      const card = octets.get(name)
      return card !== undefined && matchesCard(readPart(card), filter)
    })
    const told = found.slice(0, limit - count)
    count += found.length
    responses += await describeFound(findings, told, octets)
    if (count > limit) break
  }
  // RFC 6352 §8.6.1.
  const cut = count > limit ? cutShort(at, request) : ''
  return multistatusAnswer(responses + cut, { headers: preferenceApplied(request) })
}

/** RFC 6352 §10.5. */
function readFilter(report: XmlElement): CardFilter {
  const element = childNamed(report, CARDDAV, 'filter')
  if (!element) throw new DavRefusal(400, 'A query has a filter, which may be empty.')
  const { 'prop-filter': properties = [] } = partsOf(element, ['prop-filter'])
  return { test: testIn(element), properties: properties.map(readPropertyFilter) }
}

function readPropertyFilter(element: XmlElement): PropertyFilter {
  const parts = partsOf(element, ['is-not-defined', 'text-match', 'param-filter'])
  const { 'text-match': texts = [], 'param-filter': params = [] } = parts
  const isNotDefined = parts['is-not-defined'] !== undefined
  if (isNotDefined && texts.length + params.length > 0) {
    throw invalid(element, 'What is not defined has neither text nor parameters.')
  }
  return {
    name: nameIn(element),
    test: testIn(element),
    texts: texts.map(readTextMatch),
    params: params.map(readParamFilter),
    ...(isNotDefined ? { isNotDefined } : {}),
  }
}

function readParamFilter(element: XmlElement): ParamFilter {
  const parts = partsOf(element, ['is-not-defined', 'text-match'])
  const [text, ...more] = parts['text-match'] ?? []
  if (more.length > 0) throw unsupported(element)
  return {
    name: nameIn(element),
    ...(parts['is-not-defined'] ? { isNotDefined: true } : {}),
    ...(text ? { text: readTextMatch(text) } : {}),
  }
}

function testIn(element: XmlElement): Test {
  const test = attributeOf(element, 'test') ?? 'anyof'
  if (test !== 'anyof' && test !== 'allof') throw invalid(element, 'test is anyof or allof.')
  return test
}

type Condition = ReturnType<typeof sql>

/** What every card that matches holds in its folded text; cards whose text is not kept are looked at all. */
function mayMatch({ test, properties }: CardFilter): Condition {
  const condition = joined(test, properties.map(mayHold))
  return condition ? sql`and (text = '' or ${condition})` : sql``
}

// SQLite takes patterns of 50,000 octets.
const LONGEST_NEEDLE = 10_000

/** Null: nothing can be said of it without the card. */
function mayHold({ name, test, texts, params, isNotDefined }: PropertyFilter): Condition | null {
  if (isNotDefined || !isSearchable(name) || texts.length === 0) return null
  const conditions = texts.map(({ text, negate }) => {
    const needle = searchNeedle(text)
    if (negate || needle === '' || needle.length > LONGEST_NEEDLE) return null
    return sql`text like ${`%${needle.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`
  })
  return joined(test, [...conditions, ...params.map(() => null)])
}

function joined(test: Test, conditions: readonly (Condition | null)[]): Condition | null {
  const known = conditions.filter(condition => condition !== null)
  if (known.length === 0 || (test === 'anyof' && known.length < conditions.length)) return null
  return sql`(${sql.join(known, test === 'anyof' ? sql` or ` : sql` and `)})`
}
