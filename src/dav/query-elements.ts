import { isKnownCollation, isMatchType, type Match } from '../lib/collation.ts'
import { attributeOf, elementsIn, textIn, type XmlElement } from '../lib/xml/element.ts'
import { CALDAV, DavRefusal } from './request.ts'

/** What RFC 6352 §10.5 and RFC 4791 §9.7 say alike: RFC 6352 §10.5.4, RFC 4791 §9.7.5. */
export function readTextMatch(element: XmlElement): Match {
  const collation = attributeOf(element, 'collation')
  if (collation !== null && !isKnownCollation(collation)) {
    throw new DavRefusal(403, `Texts are not compared by ${collation} here.`, {
      condition: { ns: element.ns, name: 'supported-collation' },
    })
  }
  const matchType = attributeOf(element, 'match-type')
  if (matchType !== null && !isMatchType(matchType)) throw unsupported(element)
  return {
    text: textIn(element),
    ...(collation === null ? {} : { collation }),
    ...(matchType === null ? {} : { matchType }),
    ...(yesIn(element, 'negate-condition') ? { negate: true } : {}),
  }
}

/** @throws DavRefusal when the element has none. */
export function nameIn(element: XmlElement): string {
  const name = attributeOf(element, 'name')
  if (name === null || name === '') throw invalid(element, `${element.name} wants a name.`)
  return name
}

/** The elements in it by name. @throws DavRefusal supported-filter for one that is not known there. */
export function partsOf<Name extends string>(
  element: XmlElement,
  known: readonly Name[],
): Partial<Record<Name, XmlElement[]>> {
  const parts = Object.groupBy(elementsIn(element), ({ ns, name }) => {
    if (ns !== element.ns || !(known as readonly string[]).includes(name)) throw unsupported(element)
    return name as Name
  })
  return parts
}

/** RFC 6352 §8.6, RFC 4791 §7.8: what could not be understood stands in the condition. */
export function unsupported(element: XmlElement): DavRefusal {
  return new DavRefusal(403, `This ${element.name} is not understood here.`, {
    condition: { ns: element.ns, name: 'supported-filter' },
  })
}

/** RFC 4791 §7.8 names it; RFC 6352 leaves it to "not well formed". */
export function invalid(element: XmlElement, message: string): DavRefusal {
  return element.ns === CALDAV
    ? new DavRefusal(403, message, { condition: { ns: CALDAV, name: 'valid-filter' } })
    : new DavRefusal(400, message)
}

function yesIn(element: XmlElement, name: string): boolean {
  return attributeOf(element, name)?.toLowerCase() === 'yes'
}
