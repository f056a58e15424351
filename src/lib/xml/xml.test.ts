import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attributeOf, childNamed, textIn, type XmlElement, type XmlNode } from './element.ts'
import { readXml } from './read.ts'
import { escapeAttribute, escapeXml, printElement } from './write.ts'

test('names are resolved by the namespaces in force, and prefixes are gone', () => {
  const { value } = readXml(
    '<?xml version="1.0"?><a:prop xmlns:a="DAV:" xmlns="urn:b"><name lang="fr" xml:lang="en">x &amp; <![CDATA[<y>]]></name></a:prop>',
  )
  expect(value?.ns).toBe('DAV:')
  const name = value && childNamed(value, 'urn:b', 'name')
  expect(name && textIn(name)).toBe('x & <y>')
  expect(name && attributeOf(name, 'lang')).toBe('fr')
  expect(name?.attributes).toHaveLength(2)
})

test.each([
  ['a tag left open', '<a><b></a>'],
  ['a prefix that nothing declares', '<a:b/>'],
  ['a document type', '<!DOCTYPE a><a/>'],
  ['an entity bomb', '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'],
  ['an entity that nothing declares', '<a>&b;</a>'],
  ['nothing', ''],
  ['text alone', 'hello'],
  ['two roots', '<a/><b/>'],
  ['the same attribute twice', '<a b="1" b="2"/>'],
])('%s is refused', (_, text) => {
  const { value, problems } = readXml(text)
  expect(value).toBeNull()
  expect(problems[0]?.level).toBe('rejected')
})

test('a document is read in UTF-8 and in UTF-16, and refused in what it cannot be', () => {
  const text = '<a>é</a>'
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
  for (const bytes of [Buffer.from(text), utf16, Buffer.from(utf16).swap16(), utf16.subarray(2)]) {
    const { value } = readXml(bytes)
    expect(value && textIn(value)).toBe('é')
  }
  expect(readXml(Buffer.from(text, 'latin1')).value).toBeNull()
  expect(readXml(Buffer.from(`<?xml version="1.0" encoding="iso-8859-1"?>${text}`)).value).toBeNull()
})

test('ten thousand addresses are read, a document without end is not', () => {
  const of = (count: number): string => `<a>${'<b>c</b>'.repeat(count)}</a>`
  expect(readXml(of(20_000)).value?.children).toHaveLength(20_000)
  expect(readXml(of(20), { maxElements: 20 }).value).toBeNull()
  expect(readXml('<a>'.repeat(64) + '</a>'.repeat(64)).value).not.toBeNull()
  expect(readXml('<a>'.repeat(65) + '</a>'.repeat(65)).value).toBeNull()
})

test('reading never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'<>/a:="! [&;x?]-') }), text => {
      readXml(text)
    }),
  )
  fc.assert(fc.property(fc.uint8Array(), bytes => void readXml(bytes)))
})

const name = fc.stringMatching(/^[a-zé][\wé-]{0,5}$/)
const ns = fc.constantFrom('', 'DAV:', 'urn:a&b"<', 'http://example.org/é')
/** Every character that XML 1.0 can hold. */
const text = fc
  .string({ unit: 'grapheme' })
  .map(s => s.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''))
const attribute = fc.record({
  ns: fc.constantFrom('', 'urn:x', 'http://www.w3.org/XML/1998/namespace'),
  name,
  value: text,
})
const element: fc.Arbitrary<XmlElement> = fc.letrec<{ element: XmlElement }>(tie => ({
  element: fc.record({
    ns,
    name,
    attributes: fc.uniqueArray(attribute, { selector: a => `${a.ns} ${a.name}`, maxLength: 3 }),
    children: fc.array(fc.oneof({ maxDepth: 4 }, text, tie('element')), { maxLength: 4 }).map(joinTexts),
  }),
})).element

function joinTexts(nodes: XmlNode[]): XmlNode[] {
  const joined: XmlNode[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (typeof node === 'string' && typeof last === 'string') joined[joined.length - 1] = last + node
    else if (node !== '') joined.push(node)
  }
  return joined
}

test('what is printed is read again as it was', () => {
  fc.assert(
    fc.property(element, tree => {
      expect(readXml(printElement(tree))).toEqual({ value: tree, problems: [] })
    }),
  )
})

test('an element printed may stand in another document', () => {
  fc.assert(
    fc.property(element, tree => {
      const { value } = readXml(`<d:prop xmlns:d="DAV:">${printElement(tree)}</d:prop>`)
      expect(value?.children).toEqual([tree])
    }),
  )
})

test('a carriage return survives, and what XML cannot say is left out', () => {
  expect(escapeXml('a\r\n<b>\u0000\ud800')).toBe('a&#13;\n&lt;b&gt;')
  expect(escapeAttribute('"\n')).toBe('&quot;&#10;')
})
