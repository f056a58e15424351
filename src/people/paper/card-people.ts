import { fold, foldedWords, withoutAccents } from '../../lib/fold.ts'
import { PARTICLES } from '../person-name.ts'
import { isFirm, isOrganised } from '../read-text.ts'
import { isTitle } from '../title-words.ts'
import { type CardField, type CardFieldName, isSure, type Piece } from './card-field.ts'

/** What else the card says, that tells a name from a firm. */
interface Beside {
  mails: readonly string[]
  /** Words of the domains, `atelier-brume`. */
  domains: readonly string[]
}

/** Points for being a name: with fewer it is only a guess. */
const CLEARLY_A_NAME = 4

/** Who the card is of: a name, what they do, where. What is neither is left. */
export function peopleIn(pieces: readonly Piece[], beside: Beside): { fields: CardField[]; left: Piece[] } {
  const scored = pieces.map(piece => ({ piece, score: nameScore(piece, pieces, beside) }))
  const best = scored.reduce((most, each) => (each.score > most.score ? each : most), {
    piece: null as Piece | null,
    score: 0,
  })
  const name = best.piece
  const others = pieces.filter(piece => piece !== name)
  const title = others.find(({ text }) => isTitle(text) && !isFirm(text)) ?? afterName(others, name, beside)
  const rest = others.filter(piece => piece !== title)
  const firms = rest
    .map(piece => ({ piece, score: firmScore(piece, rest, beside) }))
    .sort((a, b) => b.score - a.score)
  const firm = firms[0]?.score ? firms[0] : undefined

  const field = (of: CardFieldName, { text, line, ...seen }: Piece, isGuess: boolean): CardField => ({
    name: of,
    value: text,
    types: [],
    lines: [line],
    isDoubtful: isGuess || !isSure(seen),
  })
  return {
    fields: [
      ...(name ? [field('name', name, best.score < CLEARLY_A_NAME)] : []),
      ...(title ? [field('title', title, !isTitle(title.text))] : []),
      ...(firm ? [field('organisation', firm.piece, firm.score < 2)] : []),
    ],
    left: rest.filter(piece => piece !== firm?.piece),
  }
}

function nameScore({ text, height }: Piece, all: readonly Piece[], { mails, domains }: Beside): number {
  const words = text.split(' ')
  if (/\d/.test(text) || words.length > 6 || words.every(word => word.length < 2)) return 0
  const isNamed = words.every(word => /^\p{Lu}[\p{L}’'.-]*$/u.test(word) || isParticle(word))
  let score = isNamed && words.length > 1 ? 3 : isNamed ? 1 : -2
  if (/^(?:m\.|mr\.?|mme|mlle|mrs\.?|ms\.?|dr\.?|docteur|me|maître|pr\.?)\s/iu.test(text)) score += 3
  if (height >= 0.95 * Math.max(...all.map(each => each.height))) score += 1
  if (mails.some(mail => isLocalOf(mail, text))) score += 4
  if (isTitle(text) && words.length > 1) score -= 3
  else if (isTitle(text)) score -= 4
  if (isFirm(text)) score -= 5
  if (isOrganised(text)) score -= 3
  // `zoelambert.be` is hers; « Atelier Brume » in atelier-brume.fr was told by its first word.
  if (isNamed && words.length > 1 && isWholeDomain(text, domains)) score += 1
  return score
}

/** `helene@`, `h.legoff@`, `hlegoff@`, `helene.legoff@` of Hélène Le Goff. */
function isLocalOf(mail: string, name: string): boolean {
  const words = foldedWords(name)
  const [given = '', ...family] = words
  const joined = family.join('')
  const local = withoutAccents(mail.split('@')[0] ?? '').replace(/[^\p{L}]/gu, '')
  if (local.length < 3 || words.length < 2) return false
  const initials = given.slice(0, 1)
  return [
    given,
    joined,
    `${given}${joined}`,
    `${joined}${given}`,
    `${initials}${joined}`,
    `${joined}${initials}`,
  ]
    .concat(family.filter(word => word.length > 3))
    .some(form => (form.length > 2 && form === local) || (form.length > 4 && local.endsWith(form)))
}

function isWholeDomain(text: string, domains: readonly string[]): boolean {
  const joined = fold(text).replace(/ /g, '')
  return domains.some(domain => withoutAccents(domain).replace(/[^\p{L}\p{N}]/gu, '') === joined)
}

function isDomain(text: string, domains: readonly string[]): boolean {
  if (isWholeDomain(text, domains)) return true
  const words = foldedWords(text).filter(word => word.length > 3)
  return domains.some(domain => {
    const bare = withoutAccents(domain).replace(/[^\p{L}\p{N}]/gu, '')
    return words.length > 0 && words.every(word => bare.includes(word))
  })
}

function isParticle(word: string): boolean {
  return PARTICLES.has(fold(word)) || /^d[’']\p{L}+/iu.test(word)
}

/** The line under the name, where nothing says that it is a firm. */
function afterName(others: readonly Piece[], name: Piece | null, { domains }: Beside): Piece | undefined {
  return others.find(
    ({ line, text }) =>
      name !== null &&
      line === name.line + 1 &&
      !isFirm(text) &&
      !isOrganised(text) &&
      !isDomain(text, domains),
  )
}

/** 0: nothing says so. */
function firmScore({ text, height }: Piece, all: readonly Piece[], { domains }: Beside): number {
  if ((text.match(/\p{L}/gu)?.length ?? 0) < 3) return 0
  let score = 0.5
  if (isFirm(text)) score += 4
  if (isDomain(text, domains)) score += 3
  if (isOrganised(text)) score += 2
  if (height >= 0.95 * Math.max(...all.map(each => each.height))) score += 0.5
  return score
}
