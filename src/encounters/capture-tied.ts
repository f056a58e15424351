import { foldedWords } from './capture-text.ts'

// Who is told by a tie, in words of families and couples.
const KIN =
  'parents?|mere|pere|soeurs?|freres?|fils|filles?|enfants?|gosses?|gamins?|maris?|epou(?:x|se)|femmes?|conjointe?|compagn(?:on|e)|copains?|copines?|amie?s?|fiancee?|famille|cousine?s?|tantes?|oncles?|nieces?|neveux?|jumea(?:u|ux|lles?)|parrain|marraine|filleule?s?|(?:grands?-|arriere-|beaux?-|belles?-|demi-)[\\p{L}-]+|ex|mothers?|fathers?|mum|mom|dad|sisters?|brothers?|sons?|daughters?|kids?|child(?:ren)?|husband|wife|partner|boyfriend|girlfriend|friends?|fiance|family|cousins?|aunts?|uncles?|nieces?|nephews?|(?:grand|step|half-)[\\p{L}-]+|[\\p{L}]+-in-law'
const OF_SOMEBODY = /^(?:son|sa|ses|leurs?|his|her|their) /
const CHILDREN = /^(?:les|the) (?:enfants|gosses|parents|kids|children|family)$/
const MINE = new RegExp(
  `^(?:mon|ma|mes|notre|nos|my|our) (?:(?:petite?s?|grande?s?|jeune|vieille|vieux|meilleure?s?|little|big|younger|older|best|old|dear) )*(?:${KIN})$`,
  'u',
)

/**
 * « son mari », "her kids", « ma sœur »: somebody told by a tie alone. No name for a card; who it is hangs on whom one
 * speaks of, or is somebody who has a card under another name.
 *
 * @param folded the words, folded. @param isNamed a name follows: « ma sœur Julie ».
 */
export function isTieAlone(folded: string, isNamed: boolean): boolean {
  return !isNamed && (OF_SOMEBODY.test(folded) || MINE.test(folded) || CHILDREN.test(folded))
}

/** Cards that bear the tie as their name: « Ma sœur », « ma sœur Julie ». */
export function bearersOf<Card extends { name: string }>(
  text: string,
  find: (words: string) => Card[],
): Card[] {
  const words = foldedWords(text)
  return find(text.trim()).filter(({ name }) => {
    const named = foldedWords(name)
    return words.every((word, i) => named[i] === word)
  })
}
