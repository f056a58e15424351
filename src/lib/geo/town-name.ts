import { foldedWords } from '../fold.ts'

export interface TownName {
  /** Folded, abbreviations opened, without Cedex or arrondissement: `saint etienne`. Empty when no word is left. */
  key: string
  /** Of Paris, Lyon or Marseille. */
  arrondissement: number | null
  /** Post for firms: the code beside it is in no table of towns. */
  isCedex: boolean
}

/** Cities whose arrondissements have a postal code each, and how many they are. */
const ARRONDISSEMENTS: Readonly<Record<string, number>> = { paris: 20, marseille: 16, lyon: 9 }

const ORDINAL = /^0?(\d{1,2})(er|ere|e|eme|ieme|nd|nde|d)?$/
const OPENED: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  sts: 'saints',
  stes: 'saintes',
}
const ARTICLES = new Set(['le', 'la', 'les', 'l'])

/** A town's name as somebody wrote it: « St-Étienne », « LYON CEDEX 03 », « Paris 11ème », « Neuilly s/ Seine ». */
export function readTownName(text: string): TownName {
  const written = foldedWords(text.slice(0, 200))
  const cedex = written.indexOf('cedex')
  const words = opened(cedex < 0 ? written : written.slice(0, cedex))
  const city = ARRONDISSEMENTS[words[0] ?? '']
  const number = city === undefined ? null : (numberIn(words.slice(1)) ?? numberIn(written.slice(cedex + 1)))
  const isOne = number !== null && city !== undefined && number >= 1 && number <= city
  // « Paris La Défense » is no arrondissement: only a number may follow.
  const hasOnlyNumber = words.length === 1 || numberIn(words.slice(1)) !== null
  return {
    key: isOne && hasOnlyNumber ? (words[0] as string) : words.join(' '),
    arrondissement: isOne && hasOnlyNumber ? number : null,
    isCedex: cedex >= 0,
  }
}

/** The name under which a town is kept: an arrondissement has its number, `lyon 3`. */
export function townKey({ key, arrondissement }: TownName): string {
  return arrondissement === null ? key : `${key} ${arrondissement}`
}

/** The key without its article, `havre` for `le havre`, or null when it has none. */
export function withoutArticle(key: string): string | null {
  const [first, ...rest] = key.split(' ')
  return first && rest.length > 0 && ARTICLES.has(first) ? rest.join(' ') : null
}

/** « Paris 1er », « Lyon 3e ». */
export function arrondissementName(city: string, number: number): string {
  return `${city} ${number}${number === 1 ? 'er' : 'e'}`
}

function opened(words: readonly string[]): string[] {
  return words
    .flatMap((word, at) => {
      // « Fontenay s/s Bois » and « Neuilly s/ Seine », between two words only.
      if (word === 's' && at > 0 && words[at - 1] === 's') return []
      if (word === 's' && at > 0 && words[at + 1] === 's' && at + 2 < words.length) return ['sous']
      if (word === 's' && at > 0 && at + 1 < words.length) return ['sur']
      return [OPENED[word] ?? word]
    })
    .slice(0, 20)
}

function numberIn(words: readonly string[]): number | null {
  const [first, ...rest] = words
  const match = ORDINAL.exec(first ?? '')
  if (!match || !rest.every(word => /^(arrondissement|arr|ardt|arrdt)$/.test(word))) return null
  return Number(match[1])
}
