import { DAV } from '../../../src/dav/request.ts'
import {
  childNamed,
  childrenNamed,
  elementsIn,
  textIn,
  type XmlElement,
} from '../../../src/lib/xml/element.ts'
import { readXml } from '../../../src/lib/xml/read.ts'

/** One `response` of a multistatus: of the whole, or by property. */
export interface Answered {
  href: string
  /** `HTTP/1.1 404 Not Found`, where it is of the whole. */
  status: string | null
  /** `displayname` to its element, of those that were found. */
  found: Map<string, XmlElement>
  /** `displayname` to its status line, of the others. */
  lacking: Map<string, string>
}

/** @throws when it is no multistatus that can be read. */
export function answeredIn(text: string): Answered[] {
  const root = documentIn(text)
  if (root.name !== 'multistatus' || root.ns !== DAV) throw new Error(`a ${root.name}: ${text}`)
  return childrenNamed(root, DAV, 'response').map(response => {
    const status = childNamed(response, DAV, 'status')
    const propstats = childrenNamed(response, DAV, 'propstat').map(propstat => ({
      status: textOf(propstat, 'status'),
      properties: elementsIn(childNamed(propstat, DAV, 'prop') as XmlElement),
    }))
    const found = propstats.filter(one => one.status === 'HTTP/1.1 200 OK')
    const others = propstats.filter(one => one.status !== 'HTTP/1.1 200 OK')
    return {
      href: textOf(response, 'href'),
      status: status && textIn(status),
      found: new Map(found.flatMap(({ properties }) => properties.map(one => [one.name, one]))),
      lacking: new Map(others.flatMap(one => one.properties.map(({ name }) => [name, one.status]))),
    }
  })
}

/** The only response. */
export function onlyAnswerIn(text: string): Answered {
  const [answered, ...more] = answeredIn(text)
  if (!answered || more.length > 0) throw new Error(`${more.length + 1} responses: ${text}`)
  return answered
}

/** Text of a property that was found; null where it was not. */
export function said({ found }: Answered, name: string): string | null {
  const element = found.get(name)
  return element ? textIn(element) : null
}

/** Names of the elements right in a property: `['collection', 'addressbook']`. */
export function namesIn({ found }: Answered, name: string): string[] {
  const element = found.get(name)
  return element ? elementsIn(element).map(child => child.name) : []
}

/** The precondition that an error names. */
export function conditionIn(text: string): string | null {
  const root = documentIn(text)
  return root.name === 'error' ? (elementsIn(root)[0]?.name ?? null) : null
}

export function tokenIn(text: string): string {
  return textOf(documentIn(text), 'sync-token')
}

function textOf(element: XmlElement, name: string): string {
  return textIn(childNamed(element, DAV, name) as XmlElement)
}

function documentIn(text: string): XmlElement {
  const { value, problems } = readXml(text)
  if (!value) throw new Error(`${problems[0]?.message}: ${text}`)
  return value
}
