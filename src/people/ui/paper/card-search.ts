/** A photograph that was taken at an outing, and of whom. */
export interface CardSearch {
  outing?: string
  met?: string
  person?: string
}

/** What an address says, as far as it makes sense. */
export function cardSearchOf(said: Record<string, unknown>): CardSearch {
  const search: CardSearch = {}
  for (const name of ['outing', 'met', 'person'] as const) {
    const value = said[name]
    // They become part of an address: nothing but an id may.
    if (typeof value === 'string' && /^[\da-f-]{36}$/i.test(value)) search[name] = value
  }
  return search
}
