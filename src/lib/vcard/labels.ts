import { type Card, textIn } from './card.ts'
import { type Param, type Property, paramOf } from './property.ts'

/** The labels written in X-ABLabel, by group in lower case. Apple's own come as `_$!<HomePage>!$_`. */
export function labelsOf(card: Card): Map<string, string> {
  const labels = new Map<string, string>()
  for (const property of card.properties) {
    if (property.name !== 'X-ABLABEL' || property.group === null) continue
    const group = property.group.toLowerCase()
    const label = textIn(card, property)
      .trim()
      .replace(/^_\$!<(.*)>!\$_$/s, '$1')
    if (label !== '' && !labels.has(group)) labels.set(group, label)
  }
  return labels
}

export function isInGroup(property: Property, group: string | null): boolean {
  return group !== null && property.group?.toLowerCase() === group.toLowerCase()
}

/** `item7` when the card has up to `item6`. */
export function freeGroup(properties: readonly Property[]): string {
  const taken = properties.map(({ group }) => Number(/^item(\d+)$/i.exec(group ?? '')?.[1] ?? 0))
  return `item${Math.max(0, ...taken) + 1}`
}

/**
 * The words of TYPE in lower case, each once; then the service of an instant messenger; then `pref`, which 4.0 says
 * by PREF=1.
 */
export function typesOf({ params, name }: Pick<Property, 'params' | 'name'>): string[] {
  const words = new Set<string>()
  for (const param of params) {
    if (param.name === 'TYPE') for (const value of param.values) words.add(value.toLowerCase())
  }
  const preferred = words.delete('pref') || paramOf(params, 'PREF') === '1'
  const service = serviceOf(params, name)
  if (service) words.add(service)
  return preferred ? [...words, 'pref'] : [...words]
}

/** Parameters that say these types; the others stay as they are. */
export function withTypes(
  property: Pick<Property, 'params' | 'name'>,
  types: readonly string[],
  preferIsParam: boolean,
): Param[] {
  const { params, name } = property
  const service = serviceOf(params, name)
  const keepsService = service !== null && types.includes(service)
  const preferred = types.includes('pref')
  const words = types.filter(type => type !== 'pref' && !(keepsService && type === service))
  if (preferred && !preferIsParam) words.push('pref')
  const others = params.filter(
    param =>
      param.name !== 'TYPE' &&
      !(param.name === 'PREF' && (preferred || param.values[0] === '1')) &&
      (keepsService || !SERVICE_PARAMS.includes(param.name)),
  )
  return [
    ...words.map(word => ({ name: 'TYPE', values: [word] })),
    ...(preferred && preferIsParam ? [{ name: 'PREF', values: ['1'] }] : []),
    ...others,
  ]
}

export function sameTypes(some: readonly string[], others: readonly string[]): boolean {
  const set = new Set(some)
  return set.size === new Set(others).size && others.every(type => set.has(type))
}

/** Names of before IMPP: the name itself is the service. */
export const OLD_MESSENGERS = [
  'X-AIM',
  'X-GADUGADU',
  'X-GOOGLE-TALK',
  'X-GROUPWISE',
  'X-GTALK',
  'X-ICQ',
  'X-JABBER',
  'X-MSN',
  'X-QQ',
  'X-SKYPE',
  'X-SKYPE-USERNAME',
  'X-TWITTER',
  'X-YAHOO',
]

const SERVICE_PARAMS = ['X-SERVICE-TYPE', 'SERVICE-TYPE']

function serviceOf(params: readonly Param[], name: string): string | null {
  if (OLD_MESSENGERS.includes(name)) return name.slice(2).toLowerCase()
  for (const param of SERVICE_PARAMS) {
    const service = paramOf(params, param)
    if (service) return service.toLowerCase()
  }
  return null
}
