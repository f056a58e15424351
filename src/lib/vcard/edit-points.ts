import { type Card, withProperties } from './card.ts'
import type { Labelled } from './contact.ts'
import { freeGroup, isInGroup, sameTypes, withTypes } from './labels.ts'
import { type Placed, type PointKind, placedPoints } from './points.ts'
import type { Property } from './property.ts'
import { escapeText } from './text.ts'

/**
 * The card with this list in place of its own. A point that is still there keeps its lines; a changed one its group
 * and its other parameters; one that is gone takes the label of its group with it; new ones follow the one before.
 */
export function withPoints<T extends Labelled>(card: Card, kind: PointKind<T>, next: readonly T[]): Card {
  const olds = placedPoints(card, kind)
  if (
    same(
      next,
      olds.map(({ point }) => point),
    )
  )
    return card
  const pairs = pair(olds, next)

  let properties = card.properties
  const places = new Map<Property, Property[]>(olds.map(({ property }) => [property, []]))
  const inOrder = isIncreasing(pairs.map(old => (old ? olds.indexOf(old) : null)))
  const firstKept = pairs.find(old => old !== null)
  let anchor: Property | null = inOrder ? (firstKept?.property ?? null) : (olds[0]?.property ?? null)
  const loose: Property[] = []
  const labelled: { property: Property; old: Placed<T> | null; label: string | null }[] = []
  next.forEach((point, i) => {
    const old = pairs[i] ?? null
    const property = old ? patched(card, kind, old, point) : created(card, kind, point)
    if (inOrder && old) anchor = old.property
    const place = anchor ? places.get(anchor) : undefined
    if (place) place.push(property)
    else loose.push(property)
    labelled.push({ property, old, label: point.label || null })
  })
  properties = [...properties.flatMap(property => places.get(property) ?? [property]), ...loose]
  for (const { property, old, label } of labelled) {
    if (label !== (old?.point.label ?? null)) properties = withLabel(properties, property, label)
  }
  const gone = olds.filter(old => !pairs.includes(old)).map(({ property }) => property.group)
  return withProperties(card, withoutLoneLabels(properties, gone))
}

/** Takes out what only described properties that are gone: Apple's X-ABLabel and X-ABADR of these groups. */
export function withoutLoneLabels(properties: Property[], groups: readonly (string | null)[]): Property[] {
  const lone = groups.filter(
    group => !properties.some(property => isInGroup(property, group) && !describes(property)),
  )
  return properties.filter(
    property => !(describes(property) && lone.some(group => isInGroup(property, group))),
  )
}

/** The property under this label, in a group of its own. */
export function withLabel(
  properties: readonly Property[],
  property: Property,
  label: string | null,
): Property[] {
  const { group } = property
  const mates = properties.filter(other => isInGroup(other, group) && other !== property)
  const shared = mates.some(other => !describes(other))
  const rest = shared
    ? properties
    : properties.filter(other => other.name !== 'X-ABLABEL' || !mates.includes(other))
  const at = rest.indexOf(property)
  if (label === null) {
    if (!shared) return [...rest]
    return rest.with(at, { ...property, group: null, octets: null })
  }
  const own = shared || group === null ? freeGroup(properties) : group
  const moved = own === group ? property : { ...property, group: own, octets: null }
  return rest.toSpliced(at, 1, moved, {
    group: own,
    name: 'X-ABLABEL',
    params: [],
    value: escapeText(label),
    octets: null,
  })
}

function describes({ name }: Property): boolean {
  return name === 'X-ABLABEL' || name === 'X-ABADR'
}

/** For each wanted point, the old one it comes from: the same, one with the same value, or the one at its rank. */
function pair<T extends Labelled>(olds: readonly Placed<T>[], next: readonly T[]): (Placed<T> | null)[] {
  const free = new Set(olds)
  const pairs: (Placed<T> | null)[] = next.map(() => null)
  const settle = (fits: (old: Placed<T>, point: T, rank: number) => boolean) => {
    next.forEach((point, rank) => {
      if (pairs[rank]) return
      for (const old of free) {
        if (!fits(old, point, rank)) continue
        pairs[rank] = old
        free.delete(old)
        break
      }
    })
  }
  settle((old, point) => samePoint(old.point, point))
  settle((old, point) => sameValue(old.point, point))
  settle((old, _, rank) => olds[rank] === old)
  return pairs
}

function patched<T extends Labelled>(card: Card, kind: PointKind<T>, old: Placed<T>, point: T): Property {
  const { property } = old
  const valueStays = sameValue(old.point, point)
  const typesStay = sameTypes(old.point.types, point.types)
  if (valueStays && typesStay) return property
  let { name, params, value } = property
  if (!valueStays) {
    value = kind.write(point)
    params = params.filter(
      param => !kind.stale.includes(param.name) && !['ENCODING', 'CHARSET'].includes(param.name),
    )
  }
  if (!typesStay) {
    // The name of an old messenger is a type by itself: it goes with it.
    const own = name.slice(2).toLowerCase()
    if (old.point.types.includes(own) && !point.types.includes(own) && kind.names.includes(name))
      name = kind.nameFor(point)
    params = withTypes({ params, name }, point.types, card.version === '4.0')
  }
  return { ...property, name, params, value, octets: null }
}

function created<T extends Labelled>(card: Card, kind: PointKind<T>, point: T): Property {
  const name = kind.nameFor(point)
  const params = withTypes({ params: [], name }, point.types, card.version === '4.0')
  return { group: null, name, params, value: kind.write(point), octets: null }
}

function isIncreasing(ranks: readonly (number | null)[]): boolean {
  const known = ranks.filter(rank => rank !== null)
  return known.every((rank, i) => i === 0 || rank > (known[i - 1] ?? -1))
}

function same<T extends Labelled>(some: readonly T[], others: readonly T[]): boolean {
  return some.length === others.length && some.every((point, i) => samePoint(point, others[i] as T))
}

function samePoint<T extends Labelled>(a: T, b: T): boolean {
  return sameValue(a, b) && (a.label || null) === (b.label || null) && sameTypes(a.types, b.types)
}

function sameValue<T extends Labelled>(a: T, b: T): boolean {
  return Object.keys({ ...a, ...b }).every(key => {
    if (key === 'types' || key === 'label') return true
    return (a as Record<string, unknown>)[key] === (b as Record<string, unknown>)[key]
  })
}
