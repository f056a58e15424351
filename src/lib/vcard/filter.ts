import { type Match, matches } from '../collation.ts'
import { type Card, textIn } from './card.ts'
import type { Property } from './property.ts'
import { splitEscaped } from './text.ts'

export type Test = 'anyof' | 'allof'

/** CARDDAV:filter, RFC 6352 §10.5. */
export interface CardFilter {
  test: Test
  properties: readonly PropertyFilter[]
}

/** CARDDAV:prop-filter, RFC 6352 §10.5.1. Names in any case; `item1.TEL` is of that group only. */
export interface PropertyFilter {
  name: string
  test: Test
  isNotDefined?: boolean
  texts: readonly Match[]
  params: readonly ParamFilter[]
}

/** CARDDAV:param-filter, RFC 6352 §10.5.2. */
export interface ParamFilter {
  name: string
  isNotDefined?: boolean
  text?: Match
}

/** Whether a card matches. An empty filter leaves all through. @throws RangeError on an unknown collation */
export function matchesCard(card: Card, { test, properties }: CardFilter): boolean {
  return properties.length === 0 || holds(test, properties, one => matchesProperty(card, one))
}

/** The properties of a name that says its group, or none. */
export function isNamed({ group, name }: Property, asked: string): boolean {
  const dot = asked.lastIndexOf('.')
  if (name !== asked.slice(dot + 1).toUpperCase()) return false
  return dot < 0 || group?.toLowerCase() === asked.slice(0, dot).toLowerCase()
}

function holds<T>(test: Test, conditions: readonly T[], is: (condition: T) => boolean): boolean {
  return test === 'allof' ? conditions.every(is) : conditions.some(is)
}

function matchesProperty(card: Card, filter: PropertyFilter): boolean {
  const { test, texts, params, isNotDefined } = filter
  const named = card.properties.filter(property => isNamed(property, filter.name))
  if (isNotDefined) return named.length === 0
  if (texts.length + params.length === 0) return named.length > 0
  // One property holds all that is asked of it.
  return named.some(property => {
    const values = valuesOf(card, property)
    return holds(test, [...texts, ...params], condition =>
      'name' in condition ? matchesParam(property, condition) : matchesText(values, condition),
    )
  })
}

function matchesParam({ params }: Property, { name, isNotDefined, text }: ParamFilter): boolean {
  const values = params.filter(param => param.name === name.toUpperCase()).flatMap(param => param.values)
  if (isNotDefined) return values.length === 0
  return values.length > 0 && (!text || matchesText(values, text))
}

/** Where it must not match, no value may. */
function matchesText(values: readonly string[], { negate = false, ...match }: Match): boolean {
  return values.some(value => matches(value, match)) !== negate
}

const STRUCTURED: ReadonlySet<string> = new Set(['N', 'ADR', 'ORG', 'GENDER'])
const LISTS: ReadonlySet<string> = new Set(['CATEGORIES', 'NICKNAME'])

/** What a text is sought in: the whole value, and each of its parts where it has several. */
function valuesOf(card: Card, property: Property): string[] {
  const { name, value } = property
  const whole = textIn(card, property)
  if (!STRUCTURED.has(name) && !LISTS.has(name)) return [whole]
  const parts = splitEscaped(value, STRUCTURED.has(name) ? ';' : ',')
  return parts.length < 2 ? [whole] : [whole, ...parts.map(part => textIn(card, property, part))]
}
