import { foldedWords } from '../lib/fold.ts'

export interface Action {
  key: string
  words: string
  /** Other words that one may type for it. */
  also: string
  run: () => void
}

/**
 * The actions of which each typed word begins a word: those that say it themselves first, then those that others call so.
 *
 * @param most how many at most; all of them when nothing is typed.
 */
export function actionsFor(typed: string, actions: readonly Action[], most: number): Action[] {
  const wanted = foldedWords(typed)
  if (wanted.length === 0) return typed.trim() === '' ? [...actions] : []
  const says = (text: string) => {
    const words = foldedWords(text)
    return wanted.every(begun => words.some(word => word.startsWith(begun)))
  }
  const own = actions.filter(({ words }) => says(words))
  const others = actions.filter(({ words, also }) => !says(words) && says(`${words} ${also}`))
  return [...own, ...others].slice(0, most)
}
