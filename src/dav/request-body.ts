import { isNamed, type XmlElement } from '../lib/xml/element.ts'
import { readXml } from '../lib/xml/read.ts'
import { DavRefusal, type DavRequest, type QName } from './request.ts'

/**
 * The document of a request; null when its body is empty.
 *
 * @throws DavRefusal 400 when it is not well formed (RFC 4918 §8.2), 415 when it is said to be something else.
 */
export function xmlOf({ body, headers }: Pick<DavRequest, 'body' | 'headers'>): XmlElement | null {
  if (body.length === 0) return null
  const type = headers['content-type'] ?? ''
  // RFC 4918 §8.2: text/xml and application/xml, and whatever says nothing.
  if (!/^\s*$|xml|text\/plain|application\/(?:octet-stream|x-www-form-urlencoded)/i.test(type)) {
    throw new DavRefusal(415, `XML is read here, not ${type}.`)
  }
  const { value, problems } = readXml(body)
  if (!value) throw new DavRefusal(400, `The body is not XML that can be read: ${problems[0]?.message ?? ''}`)
  return value
}

/** @throws DavRefusal 400 when the document is another one. */
export function expectNamed(element: XmlElement, name: QName): XmlElement {
  if (isNamed(element, name)) return element
  throw new DavRefusal(400, `The body is ${element.name}, where ${name.name} is asked for.`)
}

/** `Depth` (RFC 4918 §10.2); null where it is not said. @throws DavRefusal 400. */
export function depthOf({ headers }: Pick<DavRequest, 'headers'>): 0 | 1 | 'infinity' | null {
  const depth = headers.depth?.trim().toLowerCase()
  switch (depth) {
    case undefined:
      return null
    case '0':
      return 0
    case '1':
      return 1
    case 'infinity':
      return 'infinity'
    default:
      throw new DavRefusal(400, `Depth is 0, 1 or infinity, not ${depth}.`)
  }
}
