import { XML_NAMESPACE, type XmlElement } from './element.ts'

/** Text between tags. A carriage return is written as a reference, else reading would lose it (XML 1.0 §2.11). */
export function escapeXml(text: string): string {
  let escaped = text
  // Sign by sign, whole cards being written so: twice as fast as a look at each character.
  for (const [sign, said] of SIGNS) if (escaped.includes(sign)) escaped = escaped.replaceAll(sign, said)
  return escaped.isWellFormed() && !UNWRITABLE.test(escaped) ? escaped : escaped.replace(EVERY_UNWRITABLE, '')
}

/** Text between double quotes: blanks other than the space would be read as spaces (XML 1.0 §3.3.3). */
export function escapeAttribute(text: string): string {
  return NEEDS_IN_ATTRIBUTE.test(text) ? text.replace(NEEDED_IN_ATTRIBUTE, replacement) : text
}

/** An element that says all its namespaces itself, so that it may stand anywhere no default namespace is declared. */
export function printElement(element: XmlElement): string {
  return print(element, '')
}

// The ampersand first: those of the others are ours.
const SIGNS = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['\r', '&#13;'],
] as const
/** The characters that XML 1.0 §2.2 has no way to write are left out; halves of one are looked for apart, which is quicker. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
const EVERY_UNWRITABLE = new RegExp(`${UNWRITABLE.source}|\\p{Surrogate}`, 'gu')
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones.
const NEEDS_IN_ATTRIBUTE = /[&<>"\u0000-\u001f\ufffe\uffff]|\p{Surrogate}/u
const NEEDED_IN_ATTRIBUTE = new RegExp(NEEDS_IN_ATTRIBUTE.source, 'gu')

function replacement(character: string): string {
  switch (character) {
    case '&':
      return '&amp;'
    case '<':
      return '&lt;'
    case '>':
      return '&gt;'
    case '"':
      return '&quot;'
    case '\r':
      return '&#13;'
    case '\n':
      return '&#10;'
    case '\t':
      return '&#9;'
    default:
      return ''
  }
}

function print(element: XmlElement, inherited: string): string {
  const { ns, name, children } = element
  const declared = ns === inherited ? '' : ` xmlns="${escapeAttribute(ns)}"`
  const start = `<${name}${declared}${printAttributes(element)}`
  if (children.length === 0) return `${start}/>`
  const inside = children.map(child => (typeof child === 'string' ? escapeXml(child) : print(child, ns)))
  return `${start}>${inside.join('')}</${name}>`
}

function printAttributes({ attributes }: XmlElement): string {
  return attributes
    .map(({ ns, name, value }, i) => {
      const said = `="${escapeAttribute(value)}"`
      if (ns === '') return ` ${name}${said}`
      if (ns === XML_NAMESPACE) return ` xml:${name}${said}`
      return ` xmlns:a${i}="${escapeAttribute(ns)}" a${i}:${name}${said}`
    })
    .join('')
}
