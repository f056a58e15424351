import { childNamed, elementsIn, type XmlElement } from '../lib/xml/element.ts'
import type { LiveProperty } from './properties/property.ts'
import { DAV, DavRefusal, type DavRequest, type QName } from './request.ts'

/** Which properties a client asks for (RFC 4918 §9.1, §14.20). */
export type Asked =
  | { kind: 'named'; names: readonly QName[] }
  | { kind: 'all'; include: readonly QName[] }
  | { kind: 'names' }

/** How much of it is told. */
export interface Telling {
  /** RFC 8144 §2: not which properties are missing. */
  isMinimal: boolean
}

/** Reads `prop`, `allprop` with `include`, or `propname` out of the body of a PROPFIND or a REPORT; null: none. */
export function readAsked(element: XmlElement): Asked | null {
  const [prop, all, names] = ['prop', 'allprop', 'propname'].map(name => childNamed(element, DAV, name))
  if ([prop, all, names].filter(Boolean).length > 1) {
    throw new DavRefusal(400, 'Only one of prop, allprop and propname may be asked for.')
  }
  if (prop) return { kind: 'named', names: distinct(elementsIn(prop)) }
  if (names) return { kind: 'names' }
  if (!all) return null
  const include = childNamed(element, DAV, 'include')
  return { kind: 'all', include: include ? distinct(elementsIn(include)) : [] }
}

/** RFC 7240 §4.2, RFC 8144 §2, and Microsoft's `Brief`, which it comes from. */
export function wantsMinimal({ headers }: Pick<DavRequest, 'headers'>): boolean {
  return (
    /(?:^|[,\s])return\s*=\s*"?minimal\b/i.test(headers.prefer ?? '') ||
    /^\s*t\s*$/i.test(headers.brief ?? '')
  )
}

/** RFC 8144 §4: what is in a collection, without itself. */
export function wantsNoRoot({ headers }: Pick<DavRequest, 'headers'>): boolean {
  return /(?:^|[,\s])depth-noroot\b/i.test(headers.prefer ?? '')
}

/** RFC 7240 §3. `more`: other preferences that were followed. */
export function preferenceApplied(
  request: Pick<DavRequest, 'headers'>,
  more: readonly string[] = [],
): Record<string, string> {
  const applied = [...(wantsMinimal(request) ? ['return=minimal'] : []), ...more]
  return applied.length > 0 ? { 'preference-applied': applied.join(', '), vary: 'Brief, Prefer' } : {}
}

/** Each once. `live`: those that are computed; `said`: those that devices said of the resource. */
export function namesAsked(
  asked: Asked,
  { live, said }: { live: readonly LiveProperty[]; said: readonly QName[] },
): QName[] {
  if (asked.kind === 'named') return [...asked.names]
  if (asked.kind === 'names') return distinct([...live, ...said])
  // RFC 4918 §9.1: dead properties and those that it defines; others are dear, and clients name them.
  return distinct([...live.filter(({ isCommon }) => isCommon), ...said, ...asked.include])
}

/** Whether the client named it: only then is it told that it is missing. */
export function isListed(asked: Asked, { ns, name }: QName): boolean {
  if (asked.kind === 'names') return false
  const names = asked.kind === 'named' ? asked.names : asked.include
  return names.some(listed => listed.name === name && listed.ns === ns)
}

function distinct(names: readonly QName[]): QName[] {
  const byKey = new Map(names.map(({ ns, name }) => [`{${ns}}${name}`, { ns, name }]))
  return [...byKey.values()]
}
