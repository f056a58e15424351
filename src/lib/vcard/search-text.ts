import { casemap } from '../collation.ts'
import { type Card, textIn } from './card.ts'

/** Properties whose values are octets, which nobody searches. */
const OCTETS: ReadonlySet<string> = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY'])

/** Whether the values of a property are in `searchText`. */
export function isSearchable(name: string): boolean {
  return !OCTETS.has(name.slice(name.lastIndexOf('.') + 1).toUpperCase())
}

/**
 * All that a card says, folded so that whatever `matches` finds in one of its values by any collation, `searchNeedle`
 * of the same text is a part of this: what lacks it need not be looked at.
 */
export function searchText(card: Card): string {
  const values = card.properties.flatMap(property =>
    property.name === '' || OCTETS.has(property.name) ? [] : [textIn(card, property)],
  )
  return casemap(values.join('\n'))
}

export function searchNeedle(text: string): string {
  return casemap(text)
}
