/** Somebody as a screen's index of names knows them. */
export interface Found {
  id: string
  name: string
}

export type FindNames = (words: string, limit?: number) => readonly Found[]

/** Whom a line names: somebody of the cardex, one of several, or a name that is not in it. */
export type WhoSaid =
  | { kind: 'known'; person: Found }
  | { kind: 'several'; name: string; people: readonly Found[] }
  | { kind: 'new'; name: string }

const WORD = "\\p{Lu}[\\p{L}\\p{M}’'.-]*"
const PARTICLE = "(?:de la|de|du|des|le|la|van|von|d[’'](?=\\p{Lu}))"
/** « Jeanne », « Marie-Claire de La Roche ». */
export const NAME = `${WORD}(?:\\s+(?:${PARTICLE}\\s*)?${WORD}){0,3}`

/** Who those words name: the whole of them first, then fewer. */
export function whoIs(words: string, find: FindNames): WhoSaid {
  const said = words.trim().replace(/[.,;:]+$/u, '')
  for (let parts = said.split(/\s+/u); parts.length > 0; parts = parts.slice(0, -1)) {
    const name = parts.join(' ')
    const people = find(name, 5)
    const [first, second] = people
    if (first && (!second || isSame(first.name, name))) return { kind: 'known', person: first }
    if (first) return { kind: 'several', name, people }
  }
  return { kind: 'new', name: said }
}

function isSame(a: string, b: string): boolean {
  return a.localeCompare(b, 'fr', { sensitivity: 'base' }) === 0
}
