import fc from 'fast-check'
import { expect, test } from 'vitest'
import { propfindOf, setOf, vcalendar, vcard, xml } from '../../test/support/dav/bodies.ts'
import { askOn, PLAIN_PROJECTORS } from '../../test/support/dav/plain-site.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import type { XmlElement, XmlNode } from '../lib/xml/element.ts'
import { readXml } from '../lib/xml/read.ts'
import { printElement } from '../lib/xml/write.ts'
import { emptyTag } from './multistatus.ts'
import { LIVE_PROPERTIES } from './properties.ts'
import { CALDAV, CARDDAV, DAV } from './request.ts'

const BOOK = '/addressbooks/u/contacts/'
const EVENTS = '/calendars/u/events/'
const CARD =
  '<d:prop><d:getetag/><card:address-data version="3.0"><card:prop name="FN"/></card:address-data></d:prop>'
const EVENT = `<d:prop><d:getetag/><cal:calendar-data><cal:expand start="20260101T000000Z" end="20260201T000000Z"/><cal:comp name="VCALENDAR"><cal:allprop/><cal:comp name="VEVENT"><cal:prop name="UID" novalue="yes"/></cal:comp></cal:comp></cal:calendar-data></d:prop>`
const ANY_PROPERTY = LIVE_PROPERTIES.map(emptyTag).join('')

/** Bodies that are right, one for each thing that can be asked. */
const RIGHT: readonly (readonly [method: string, path: string, body: string])[] = [
  ['PROPFIND', BOOK, propfindOf(ANY_PROPERTY)],
  ['PROPFIND', '/principals/u/', propfindOf(ANY_PROPERTY)],
  ['PROPFIND', `${EVENTS}1.ics`, xml('d:propfind', '<d:allprop/><d:include><d:owner/></d:include>')],
  ['PROPPATCH', BOOK, setOf('<d:displayname>a</d:displayname><x:a xml:lang="fr">b<x:c y="1"/></x:a>')],
  ['PROPPATCH', `${BOOK}1.vcf`, xml('d:propertyupdate', '<d:remove><d:prop><x:a/></d:prop></d:remove>')],
  [
    'REPORT',
    BOOK,
    xml('card:addressbook-multiget', `${CARD}<d:href>${BOOK}1.vcf</d:href><d:href>/x</d:href>`),
  ],
  ['REPORT', EVENTS, xml('cal:calendar-multiget', `${EVENT}<d:href>${EVENTS}1.ics</d:href>`)],
  [
    'REPORT',
    BOOK,
    xml(
      'card:addressbook-query',
      `${CARD}<card:filter test="allof"><card:prop-filter name="FN" test="anyof"><card:text-match collation="i;octet" match-type="contains" negate-condition="no">1</card:text-match><card:param-filter name="TYPE"><card:is-not-defined/></card:param-filter></card:prop-filter></card:filter><card:limit><card:nresults>1</card:nresults></card:limit>`,
    ),
  ],
  [
    'REPORT',
    EVENTS,
    xml(
      'cal:calendar-query',
      `${EVENT}<cal:filter><cal:comp-filter name="VCALENDAR"><cal:comp-filter name="VEVENT"><cal:time-range start="20260101T000000Z" end="20260201T000000Z"/><cal:prop-filter name="UID"><cal:text-match collation="i;octet">1</cal:text-match></cal:prop-filter><cal:comp-filter name="VALARM"><cal:is-not-defined/></cal:comp-filter></cal:comp-filter></cal:comp-filter></cal:filter><cal:timezone-id>Europe/Paris</cal:timezone-id>`,
    ),
  ],
  [
    'REPORT',
    EVENTS,
    xml('cal:free-busy-query', '<cal:time-range start="20260101T000000Z" end="20260201T000000Z"/>'),
  ],
  [
    'REPORT',
    BOOK,
    xml(
      'd:sync-collection',
      '<d:sync-token/><d:sync-level>1</d:sync-level><d:limit><d:nresults>1</d:nresults></d:limit><d:prop><d:getetag/></d:prop>',
    ),
  ],
  [
    'REPORT',
    BOOK,
    xml(
      'd:expand-property',
      '<d:property name="owner"><d:property name="principal-collection-set"><d:property name="displayname"/></d:property></d:property>',
    ),
  ],
  ['REPORT', '/principals/', xml('d:principal-match', '<d:self/><d:prop><d:displayname/></d:prop>')],
  [
    'REPORT',
    '/principals/',
    xml(
      'd:principal-property-search',
      '<d:property-search><d:prop><d:displayname/></d:prop><d:match>u</d:match></d:property-search><d:prop><d:owner/></d:prop>',
    ),
  ],
]

const PARTS =
  'prop href filter comp-filter prop-filter text-match is-not-defined comp timezone limit property'.split(' ')
const odd: fc.Arbitrary<XmlNode> = fc.oneof(
  fc.constantFrom('', '0', '-1', '1e9', 'infinite', 'é\r\n', '/', '%', 'mailto:a', '\u0001'),
  fc.record({
    ns: fc.constantFrom(DAV, CARDDAV, CALDAV, 'urn:x', ''),
    name: fc.constantFrom(...PARTS),
    attributes: fc.constant([]),
    children: fc.constant([]),
  }),
)

interface Slip {
  /** Which of the elements, in document order. */
  at: number
  kind: 'drop' | 'twice' | 'add' | 'empty' | 'attribute' | 'bare'
  odd: XmlNode
}

/** The tree with one thing wrong in one of its elements. */
function slipped(tree: XmlElement, { at, kind, odd: other }: Slip): XmlElement {
  let index = -1
  const visit = (node: XmlNode): XmlNode[] => {
    if (typeof node === 'string') return [node]
    const isHere = ++index === at
    const same = { ...node, children: node.children.flatMap(visit) }
    if (!isHere || at === 0) return [same]
    switch (kind) {
      case 'drop':
        return []
      case 'twice':
        return [same, same]
      case 'add':
        return [{ ...same, children: [...same.children, other] }]
      case 'empty':
        return [{ ...same, children: [] }]
      case 'bare':
        return [{ ...same, attributes: [] }]
      case 'attribute':
        return [
          {
            ...same,
            attributes: same.attributes.map(one => ({
              ...one,
              value: typeof other === 'string' ? other : other.name,
            })),
          },
        ]
    }
  }
  return visit(tree)[0] as XmlElement
}

onEveryDatabase(PLAIN_PROJECTORS, newDesk => {
  test('whatever is asked, the answer is no mistake of ours, and is XML that can be read', async () => {
    const ask = askOn(await newDesk())
    await ask('PUT', `${BOOK}1.vcf`, { body: vcard('1', ['TEL:1']) })
    await ask('PUT', `${EVENTS}1.ics`, {
      body: vcalendar('1', 'VEVENT', ['DTSTART:20260101T100000Z', 'RRULE:FREQ=WEEKLY;COUNT=3']),
    })
    for (const [method, path, body] of RIGHT) {
      expect((await ask(method, path, { headers: { depth: '0' }, body })).status).toBeLessThan(300)
    }
    const slip = fc.record({
      at: fc.integer({ min: 1, max: 12 }),
      kind: fc.constantFrom<Slip['kind']>('drop', 'twice', 'add', 'empty', 'attribute', 'bare'),
      odd,
    })
    const asked = fc.record({
      right: fc.constantFrom(...RIGHT),
      slips: fc.array(slip, { minLength: 1, maxLength: 3 }),
      depth: fc.constantFrom('0', '1'),
    })
    await fc.assert(
      fc.asyncProperty(asked, async ({ right: [method, path, text], slips, depth }) => {
        const tree = slips.reduce(slipped, readXml(text).value as XmlElement)
        const answer = await ask(method, path, { headers: { depth }, body: printElement(tree) })
        expect(answer.status).toBeLessThan(500)
        if (/xml/.test(answer.headers['content-type'] ?? '')) {
          expect(readXml(answer.text).problems).toEqual([])
        }
      }),
      { numRuns: 400 },
    )
  })
})
