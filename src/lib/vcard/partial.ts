import { type Card, withProperties } from './card.ts'
import { withValue } from './edit.ts'
import { isNamed } from './filter.ts'

/** CARDDAV:prop in an address-data, RFC 6352 §10.4.2. */
export interface WantedProperty {
  name: string
  noValue: boolean
}

/** The card with the properties wanted only; VERSION stays, without which it would be no card. */
export function partialCard(card: Card, wanted: readonly WantedProperty[]): Card {
  const properties = card.properties.flatMap(property => {
    const want = wanted.find(({ name }) => isNamed(property, name))
    if (want?.noValue) return [{ ...withValue(property, ''), octets: null }]
    return want || property.name === 'VERSION' ? [property] : []
  })
  return withProperties(card, properties)
}
