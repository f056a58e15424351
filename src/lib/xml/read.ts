import { SaxesParser, type SaxesTagNS } from 'saxes'
import type { Parsed } from '../problem.ts'
import type { XmlAttribute, XmlElement, XmlNode } from './element.ts'

const XMLNS = 'http://www.w3.org/2000/xmlns/'

export interface XmlLimits {
  maxDepth: number
  maxElements: number
}

const LIMITS: XmlLimits = { maxDepth: 64, maxElements: 200_000 }

/**
 * The tree of a document; null, with the reason, for one that is not well formed (XML 1.0, Namespaces in XML), that
 * has a document type (no entity can be made), or that is past the limits. Never throws.
 */
export function readXml(
  input: Uint8Array | string,
  limits: Partial<XmlLimits> = {},
): Parsed<XmlElement | null> {
  try {
    const text = typeof input === 'string' ? input : decode(input)
    return { value: parse(text, { ...LIMITS, ...limits }), problems: [] }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { value: null, problems: [{ where: 'document', level: 'rejected', message }] }
  }
}

interface Open {
  ns: string
  name: string
  attributes: XmlAttribute[]
  children: XmlNode[]
}

function parse(text: string, { maxDepth, maxElements }: XmlLimits): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const open: Open[] = []
  let root: XmlElement | null = null
  let count = 0
  parser.on('error', error => {
    throw error
  })
  parser.on('doctype', () => {
    throw new SyntaxError('The document has a document type, which is not read.')
  })
  parser.on('opentag', tag => {
    if (++count > maxElements) throw new RangeError(`The document has more than ${maxElements} elements.`)
    if (open.length >= maxDepth) throw new RangeError(`The document is more than ${maxDepth} elements deep.`)
    const element = { ns: tag.uri, name: tag.local, attributes: attributesOf(tag), children: [] }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const onText = (more: string): void => {
    const children = open.at(-1)?.children
    if (!children || more === '') return
    const last = children.at(-1)
    if (typeof last === 'string') children[children.length - 1] = last + more
    else children.push(more)
  }
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.write(text).close()
  if (!root) throw new SyntaxError('The document has no element.')
  return root
}

function attributesOf(tag: SaxesTagNS): XmlAttribute[] {
  return Object.values(tag.attributes)
    .filter(({ uri }) => uri !== XMLNS)
    .map(({ uri, local, value }) => ({ ns: uri, name: local, value }))
}

/** XML 1.0 appendix F: by byte order mark, then by how the first characters are written. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) {
    return new TextDecoder('utf-16be', { fatal: true }).decode(bytes)
  }
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) {
    return new TextDecoder('utf-16le', { fatal: true }).decode(bytes)
  }
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([^"']*)/.exec(text)?.[1]
  if (declared !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(declared)) {
    throw new SyntaxError(`The document is said to be in ${declared}: only UTF-8 and UTF-16 are read.`)
  }
  return text
}
