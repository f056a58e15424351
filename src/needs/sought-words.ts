import { foldedWords } from '../lib/fold.ts'

/** A word that is looked for, by the beginnings that tell it: its own and those of the same trade. */
export interface SoughtWord {
  /** As the owner wrote it. */
  word: string
  /** Folded beginnings, its own first. */
  stems: string[]
}

/** The words that tell what is looked for, each once; small words and words that fit everybody are left out. */
export function soughtWords(skills: readonly string[]): SoughtWord[] {
  const known = new Map<string, SoughtWord>()
  for (const text of skills) {
    for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) {
      const [folded] = foldedWords(word)
      if (folded === undefined || folded.length < 2 || EMPTY.has(folded)) continue
      const stems = stemsOf(folded)
      const key = stems[0] as string
      if (!known.has(key)) known.set(key, { word, stems })
    }
  }
  return [...known.values()]
}

/** Whether a text has a word that begins so. @param words folded. */
export function tells(words: readonly string[], { stems }: SoughtWord): boolean {
  return stems.some(stem =>
    // A short word is only itself: `seo` is not `seoul`, `art` is not `artichaut`.
    words.some(word => (stem.length < 4 ? word === stem : word.startsWith(stem))),
  )
}

/** Folded beginnings of a word and of its trade's other names. */
export function stemsOf(folded: string): string[] {
  const own = stemOf(folded)
  const names = (name: string) =>
    folded.startsWith(name) || own.startsWith(name) || (own.length > 4 && name.startsWith(own))
  const same = TRADES.find(trade => trade.some(names))
  return [...new Set([own, ...(same ?? [])])]
}

/** Whether a word is the name of somebody's trade. */
export function isTrade(folded: string): boolean {
  return AGENT.test(folded) || stemsOf(folded).length > 1
}

/** Without the ending that says one or several, a woman or a man: `illustratrices` → `illustrat`. */
function stemOf(folded: string): string {
  const one = folded.length > 4 ? folded.replace(/(?:s|x)$/, '') : folded
  const stem = one.replace(ENDING, '')
  return stem.length >= 4 ? stem : one
}

const ENDING = /(?:trices?|teurs?|tors?|euses?|eurs?|eres?|ers?|iennes?|iens?|istes?|ists?|ies?|es?)$/
const AGENT = /(?:teur|trice|euse|eur|iste|ist|logue|logist|wright|maker|builder|designer)s?$/

/** Beginnings that name the same trade, in both languages: ours, from what people ask for; not a nomenclature. */
const TRADES: readonly (readonly string[])[] = [
  ['comptab', 'accountan', 'bookkeep', 'fiduciair'],
  ['avocat', 'lawyer', 'solicitor', 'juriste', 'jurist', 'attorney'],
  ['notair', 'notary'],
  ['graphis', 'graphic', 'maquettis'],
  ['illustra', 'dessinat'],
  ['photograph', 'photo'],
  ['video', 'cineas', 'realisat', 'filmmak', 'cameram'],
  ['developp', 'develop', 'programm', 'codeur', 'webdesign', 'integrat'],
  ['redact', 'copywrit', 'writer', 'plume', 'biograph'],
  ['traduct', 'translat', 'interpret'],
  ['relect', 'correct', 'proofread'],
  ['imprim', 'printer', 'printing'],
  ['journalis', 'journalist', 'presse', 'reporter'],
  ['architect'],
  ['menuis', 'ebenis', 'carpent', 'joiner'],
  ['plomb', 'plumb', 'chauffag'],
  ['electric', 'electrici'],
  ['macon', 'mason', 'builder'],
  ['peintre', 'painter'],
  ['assuran', 'assureur', 'insur', 'courti', 'broker'],
  ['banqu', 'bank'],
  ['immobil', 'realtor', 'estate'],
  ['format', 'enseign', 'profess', 'teach', 'trainer', 'coach'],
  ['restaurat', 'cuisin', 'traiteur', 'cater', 'chef'],
  ['hotel', 'hotel'],
  ['medec', 'doctor', 'docteur', 'physician'],
  ['kinesi', 'physiother', 'osteopath'],
  ['psycholog', 'therap'],
  ['infirm', 'nurse'],
  ['libra', 'booksell', 'bookshop'],
  ['editeur', 'editrice', 'edition', 'publish'],
  ['musici', 'music'],
  ['vigner', 'vitic', 'winemak', 'winegrow'],
  ['jardin', 'paysag', 'garden', 'landscap'],
  ['informat', 'sysadmin', 'devops'],
  ['commercial', 'vendeu', 'sales'],
  ['marketing', 'market'],
  ['communicat', 'relations', 'attache'],
  ['recrut', 'recruit'],
  ['garagis', 'mecani', 'mechanic'],
  ['coiff', 'hairdress'],
]

/** Folded words that tell nobody from another. */
const EMPTY = new Set(
  `un une des du de la le les l d au aux a en et ou sur sous pour par avec dans chez qui que quoi dont ce cette ces mon ma
  mes son sa ses notre nos votre vos leur leurs quelqu quelque quelques personne personnes gens bon bonne bons bonnes petit
  petite grand grande vrai vraie nouveau nouvelle plus moins tres assez bien connait connaisse connaissant connaitre sache sait
  fait fasse faire puisse peut pouvant aime cherche besoin soit est ait an the some any of to in on at by for with from and or
  who whom which that somebody someone anyone anybody person people good great nice small big new my our your his her their knows
  know knowing can could does do make makes need needs looking find is are be has have`.split(/\s+/),
)
