import { type Asked, isListed, namesAsked, type Telling } from './asked.ts'
import { saidOf } from './collection-store.ts'
import { elementOfMember, memberPrinter } from './describe-members.ts'
import { emptyTag, type Propstat, response, tag } from './multistatus.ts'
import { hrefOf, type PropertyContext, type StandingCollection } from './properties/property.ts'
import { keyOf, LIVE_PROPERTIES, liveProperty, nameOfKey } from './properties.ts'
import type { QName } from './request.ts'
import type { Standing } from './resource.ts'

/** One `response` with the properties asked for of what stands at an address (RFC 4918 §9.1). */
export async function describe(
  resource: Standing,
  asked: Asked,
  context: PropertyContext,
  telling: Telling,
): Promise<string> {
  if (resource.kind === 'member') {
    const printer = memberPrinter(resource.at, asked, context, telling)
    const { said } = resource.at.collection
    const properties = await said?.properties(context.request.desk, [resource.member])
    return printer.print(resource.member, { said: properties?.get(resource.member.name) })
  }
  const propstats = await propstatsOf(resource, asked, context)
  return response(
    hrefOf(resource, context.request.device),
    telling.isMinimal ? propstats.filter(({ status }) => status !== 404) : propstats,
  )
}

/** A property's whole element, null where the resource does not have it. */
export async function elementOf(
  resource: Standing,
  name: QName,
  context: PropertyContext,
): Promise<string | null> {
  if (resource.kind === 'member') return elementOfMember(resource.member, name, resource.at, context)
  return valueIn(resource, name, { context, said: await saidOf(context.request.desk, resource) })
}

async function propstatsOf(
  resource: StandingCollection,
  asked: Asked,
  context: PropertyContext,
): Promise<Propstat[]> {
  const said = await saidOf(context.request.desk, resource)
  // RFC 4791 §5.2.1, RFC 6352 §6.2.1: what is computed where nothing is said is for those who name it.
  const told = Object.keys(said)
    .map(nameOfKey)
    .filter(name => asked.kind === 'names' || !liveProperty(name))
  let found = ''
  let missing = ''
  for (const name of namesAsked(asked, { live: LIVE_PROPERTIES, said: told })) {
    const value = await valueIn(resource, name, { context, said })
    if (value === null) {
      if (isListed(asked, name)) missing += emptyTag(name)
    } else found += asked.kind === 'names' ? emptyTag(name) : value
  }
  const propstats: Propstat[] = []
  if (found !== '' || missing === '') propstats.push({ status: 200, properties: found })
  if (missing !== '') propstats.push({ status: 404, properties: missing })
  return propstats
}

async function valueIn(
  resource: StandingCollection,
  name: QName,
  { context, said }: { context: PropertyContext; said: Readonly<Record<string, string>> },
): Promise<string | null> {
  const live = liveProperty(name)
  const stored = !live || live.isSettable ? said[keyOf(name)] : undefined
  if (stored !== undefined) return stored
  const inside = (await live?.ofCollection?.(resource, context)) ?? null
  return inside === null ? null : tag(name, inside)
}
