import { isNamed } from '../lib/xml/element.ts'
import { escapeXml } from '../lib/xml/write.ts'
import { type Asked, isListed, namesAsked, type Telling } from './asked.ts'
import type { Collection, CollectionKind } from './collection.ts'
import { everyMember, type Listed, listMembers, type Member, type View } from './members.ts'
import { emptyTag, statusLine, tag } from './multistatus.ts'
import type { LiveProperty, PropertyContext } from './properties/property.ts'
import { keyOf, LIVE_PROPERTIES, liveProperty, nameOfKey } from './properties.ts'
import { CALDAV, CARDDAV, type Device, type QName } from './request.ts'
import { collectionHref, encodeSegment, isPlainSegment } from './resource.ts'
import type { Placed } from './site.ts'

/** What is told of a member beside its row. */
export interface Extra {
  /** What devices said of it. */
  said?: Readonly<Record<string, string>> | undefined
  /** The element of its data, already escaped; null: it could not be given. */
  data?: string | null
}

export interface MemberPrinter {
  /** All that is asked for is in the listing: members need not be read whole. */
  isOfListing: boolean
  /** One `response`. */
  print: (member: Listed | Member, extra?: Extra) => string
}

const FOUND = `</d:prop><d:status>${statusLine(200)}</d:status></d:propstat>`
const MISSING = `</d:prop><d:status>${statusLine(404)}</d:status></d:propstat>`
const NOTHING = `<d:propstat><d:prop/><d:status>${statusLine(200)}</d:status></d:propstat>`

/** What one property asked for gives, for each member. */
type Step =
  | { kind: 'fixed'; found: string; missing: string }
  | { kind: 'listed' | 'member'; live: LiveProperty; open: string; close: string; missing: string }
  | { kind: 'said'; key: string; missing: string }
  | { kind: 'data'; missing: string }

/** What is asked for, resolved once for all the members of a collection. */
export function memberPrinter(
  at: Placed,
  asked: Asked,
  context: PropertyContext,
  { isMinimal }: Telling,
): MemberPrinter {
  const folder = escapeXml(collectionHref(context.request.device, at.collection.home, at.segments))
  const names = namesAsked(asked, { live: LIVE_PROPERTIES, said: [] })
  const steps = joined(names.map(name => stepOf(name, { at, asked, context })))
  const wantsSaid = asked.kind !== 'named' && at.collection.said !== undefined
  const open = `<d:response><d:href>${folder}`
  return {
    isOfListing: !wantsSaid && steps.every(({ kind }) => kind === 'fixed' || kind === 'listed'),
    print: (member, extra = {}) => {
      let found = ''
      let missing = ''
      for (const step of steps) {
        const value = elementOf(step, member, { at, context, extra, asked })
        if (value === null) missing += step.missing
        else found += value
        if (step.kind === 'fixed') missing += step.missing
      }
      if (wantsSaid) found += saidWhole(extra.said, asked)
      const told = found === '' ? '' : `<d:propstat><d:prop>${found}${FOUND}`
      const lacking = missing === '' || isMinimal ? '' : `<d:propstat><d:prop>${missing}${MISSING}`
      return `${open}${segment(member.name)}</d:href>${told + lacking || NOTHING}</d:response>`
    },
  }
}

/** All the members of a collection that a device sees; one string. */
export async function describeMembers(
  at: Placed,
  asked: Asked,
  context: PropertyContext,
  telling: Telling,
): Promise<string> {
  const { desk, device } = context.request
  const printer = memberPrinter(at, asked, context, telling)
  const { collection } = at
  if (printer.isOfListing) {
    const listed = await listMembers(desk, collection.id, viewOf(device))
    return listed.map(one => printer.print(one)).join('')
  }
  return printAll(at, await everyMember(desk, collection.id, { view: viewOf(device) }), { printer, context })
}

/** Members that were read whole. */
export async function printAll(
  { collection }: Placed,
  members: readonly Member[],
  { printer, context }: { printer: MemberPrinter; context: PropertyContext },
): Promise<string> {
  const said = await collection.said?.properties(context.request.desk, members)
  return members.map(member => printer.print(member, { said: said?.get(member.name) })).join('')
}

/** One property of a member, its whole element; null where the member does not have it. */
export async function elementOfMember(
  member: Member,
  name: QName,
  at: Placed,
  context: PropertyContext,
): Promise<string | null> {
  const asked: Asked = { kind: 'named', names: [name] }
  const said = await at.collection.said?.properties(context.request.desk, [member])
  const extra = { said: said?.get(member.name) }
  return elementOf(stepOf(name, { at, asked, context }), member, { at, context, asked, extra }) || null
}

export function viewOf({ groups }: Pick<Device, 'groups'>): View {
  return groups === 'cards' ? 'cards' : ''
}

/** Whether it is the pseudo-property of the octets in that kind of collection (RFC 6352 §10.4, RFC 4791 §9.6). */
export function isData({ kind }: Pick<Collection, 'kind'>, name: QName): boolean {
  const data = DATA[kind]
  return data !== null && isNamed(name, data)
}

const DATA: Readonly<Record<CollectionKind, QName | null>> = {
  addressbook: { ns: CARDDAV, name: 'address-data' },
  calendar: { ns: CALDAV, name: 'calendar-data' },
  folder: null,
}

interface Of {
  at: Placed
  asked: Asked
  context: PropertyContext
}

function stepOf(name: QName, { at, asked, context }: Of): Step {
  const missing = isListed(asked, name) ? emptyTag(name) : ''
  if (isData(at.collection, name)) return { kind: 'data', missing }
  const live = liveProperty(name)
  if (!live || live.isSettable) {
    return at.collection.said && !live
      ? { kind: 'said', key: keyOf(name), missing }
      : { kind: 'fixed', found: '', missing }
  }
  const [open, close] = tag(name, '\0').split('\0') as [string, string]
  if (live.ofListed) return { kind: 'listed', live, open, close, missing }
  if (live.ofMember) return { kind: 'member', live, open, close, missing }
  const inside = live.ofMembers?.(at, context) ?? null
  if (inside === null) return { kind: 'fixed', found: '', missing }
  return { kind: 'fixed', found: asked.kind === 'names' ? emptyTag(name) : tag(name, inside), missing: '' }
}

/** What is the same for every member is one string. */
function joined(steps: readonly Step[]): Step[] {
  const fixed = steps.filter(step => step.kind === 'fixed')
  const found = fixed.map(step => step.found).join('')
  const missing = fixed.map(step => step.missing).join('')
  return [{ kind: 'fixed', found, missing }, ...steps.filter(step => step.kind !== 'fixed')]
}

function elementOf(
  step: Step,
  member: Listed | Member,
  { at, context, extra, asked }: Of & { extra: Extra },
): string | null {
  switch (step.kind) {
    case 'fixed':
      return step.found
    case 'said':
      return extra.said?.[step.key] ?? null
    case 'data':
      return extra.data ?? null
    default: {
      const { live, open, close } = step
      const inside =
        step.kind === 'listed'
          ? (live.ofListed?.(member as Listed) ?? null)
          : (live.ofMember?.(member as Member, at, context) ?? null)
      if (inside === null) return null
      return asked.kind === 'names' || inside === '' ? emptyTag(live) : open + inside + close
    }
  }
}

/** For allprop and propname. */
function saidWhole(said: Extra['said'], asked: Asked): string {
  if (!said) return ''
  return asked.kind === 'names'
    ? Object.keys(said)
        .map(key => emptyTag(nameOfKey(key)))
        .join('')
    : Object.values(said).join('')
}

function segment(name: string): string {
  return isPlainSegment(name) ? name : escapeXml(encodeSegment(name))
}
