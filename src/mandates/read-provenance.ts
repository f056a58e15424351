import { type KnownPerson, matchPerson, type PersonMatch } from '../encounters/capture-people.ts'
import { foldLine, type Line } from '../encounters/capture-text.ts'
import { type ContributionKind, WHOLE_SHARE } from './mandate.ts'
import { AND, kindAlone, kindOf, SHARE, whereKind } from './provenance-words.ts'
import { type Accepts, type Stretch, stretchesOf, wordsIn } from './read-stretches.ts'

/** Somebody as the line names them. */
export interface ReadName {
  text: string
  match: PersonMatch
}

/** One way the work came, as read. */
export interface ReadSource {
  kind: ContributionKind
  /** Where it was: « Open Coffee », « coworking »; with a chain, where it was met. */
  label: string
  /** The nearest first. */
  chain: ReadName[]
  /** In ten-thousandths; null: not said. */
  share: number | null
}

type Find = (words: string) => KnownPerson[]

/**
 * Reads where work came from, in French or English: « Sophie 70 %, le coworking 30 % », « Sophie, qui le tient de Luc,
 * rencontré à l’Open Coffee », "LinkedIn and a former client". Any text is accepted.
 */
export function readProvenance(text: string, find: Find): ReadSource[] {
  const line = foldLine(text)
  const sources = newSources(line, find)
  const accepts = { ...sourceAccepts(line, find), client: () => false, onlySources: true }
  for (const stretch of stretchesOf(line, accepts)) sources.take(stretch)
  return sources.read
}

/** The shares of what was read, null where none was said: what is left of the whole goes to those without, equally. */
export function sharesOf(sources: readonly Pick<ReadSource, 'share'>[]): number[] {
  const said = sources.reduce((sum, { share }) => sum + (share ?? 0), 0)
  const silent = sources.filter(({ share }) => share === null).length
  const left = silent === 0 ? 0 : Math.max(0, WHOLE_SHARE - said) / silent
  return sources.map(({ share }) => share ?? Math.round(left))
}

/** Gathers sources from the stretches of a line, one after the other. */
export interface Sources {
  read: ReadSource[]
  /** Takes what the stretch says of them. */
  take: (stretch: Stretch) => void
  /** Takes it if it says something of them by itself, without any mark. @returns whether it did. */
  takeAlone: (stretch: Stretch) => boolean
}

export function newSources(line: Line, find: Find): Sources {
  const read: ReadSource[] = []

  function take({ opens, from, to }: Stretch): void {
    const text = wordsIn(line, from, to)
    const last = read.at(-1)
    if (opens === 'chain' || opens === 'met-through') {
      const { rest, share } = withoutShare(text)
      const chain = last?.kind === 'referral' ? last : add({ kind: 'referral' })
      if (share !== null) chain.share = share
      const told = rest.replace(/^[,;]\s*/, '')
      if (told !== '') chain.chain.push(nameIn(told, find))
    } else if (opens === 'met') {
      const { rest, share } = withoutShare(text)
      const label = withoutArticle(rest)
      const source = last && last.label === '' ? last : add({ kind: whereKind(foldLine(label).text) })
      source.label = label
      if (share !== null) source.share = share
    } else for (const item of itemsIn(text, find)) takeItem(item)
  }

  function takeItem(item: string): void {
    const { rest, share } = withoutShare(item)
    const last = read.at(-1)
    if (rest === '') {
      if (last && share !== null) last.share = share
      return
    }
    const folded = foldLine(rest).text
    const kind = isKnown(rest, find) ? null : kindOf(folded)
    const from = kind === 'event' || kind === 'place' ? somebodyFrom(rest) : null
    if (from) {
      add({ kind: 'referral', label: withoutArticle(from.where), chain: [nameIn(from.who, find)], share })
    } else if (kind) add({ kind, label: labelFor(kind, rest), share })
    else add({ kind: 'referral', chain: [nameIn(rest, find)], share })
  }

  function takeAlone(stretch: Stretch): boolean {
    const text = wordsIn(line, stretch.from, stretch.to)
    const kind = kindAlone(foldLine(text).text)
    if (!kind) return false
    add({ kind, label: labelFor(kind, text) })
    return true
  }

  function add(source: Partial<ReadSource>): ReadSource {
    const added: ReadSource = { kind: 'unknown', label: '', chain: [], share: null, ...source }
    read.push(added)
    return added
  }

  return { read, take, takeAlone }
}

/** What may stand after « par » and « sur ». */
export function sourceAccepts(line: Line, find: Find): Pick<Accepts, 'source' | 'network'> {
  return {
    source: (ahead, from) => saysSource(wordsIn(line, from, from + ahead.length), find),
    network: ahead => kindOf(ahead.split(AND)[0] ?? '') === 'network',
  }
}

/** Whether the words may be somebody, or a place, an event, a network. */
export function saysSource(text: string, find: Find): boolean {
  const [first = ''] = text.replace(FIRST_AND, '').split(AND_TYPED)
  const { rest } = withoutShare(first)
  return (
    kindOf(foldLine(rest).text) !== null ||
    /^\p{Lu}/u.test(withoutArticle(rest)) ||
    isKnown(rest, find) ||
    ARTICLE.test(rest)
  )
}

/** « par Sophie et le coworking »: two, unless the cardex knows them as one (« Ploum et Fils »). */
function itemsIn(text: string, find: Find): string[] {
  if (isKnown(withoutShare(text).rest, find)) return [text]
  return text
    .replace(FIRST_AND, '')
    .split(AND_TYPED)
    .map(item => item.trim())
    .filter(item => item !== '')
}

const AND_TYPED = new RegExp(AND.source, 'iu')
/** « …, et le coworking ». */
const FIRST_AND = /^(?:et|and|puis|ainsi que|as well as)\s+/iu
const ARTICLE = /^(?:(?:le|la|les|un|une|mon|ma|mes|notre|nos|the|an?|my|our)\s+|l['’])(?=\S)/iu
const FROM = /^(?<who>\p{Lu}[^,]*?)\s+(?:du|de la|de l['’]|des|d['’]|from the|from|of the)\s*(?<where>\S.*)$/u

function somebodyFrom(text: string): { who: string; where: string } | null {
  const groups = FROM.exec(text)?.groups
  if (!groups?.who || !groups.where || kindOf(foldLine(groups.who).text) !== null) return null
  return kindOf(foldLine(groups.where).text) === null ? null : { who: groups.who, where: groups.where }
}

function nameIn(text: string, find: Find): ReadName {
  return { text, match: matchPerson(text, find) }
}

function isKnown(text: string, find: Find): boolean {
  return text !== '' && matchPerson(text, find).kind === 'known'
}

function withoutArticle(text: string): string {
  return text
    .replace(ARTICLE, '')
    .replace(/^(?:au|aux|à l['’]|à la|at the)\s*/iu, '')
    .trim()
}

/** The kinds that say all by themselves keep no label. */
function labelFor(kind: ContributionKind, text: string): string {
  if (kind === 'former-client' || kind === 'site' || kind === 'unknown') return ''
  return withoutArticle(text)
}

function withoutShare(text: string): { rest: string; share: number | null } {
  const line = foldLine(text)
  const match = SHARE.exec(line.text)
  if (!match) return { rest: text, share: null }
  const { percent, half, third, quarter } = match.groups ?? {}
  const share = percent
    ? Math.min(WHOLE_SHARE, Math.round(Number(percent.replace(',', '.')) * 100))
    : half
      ? 5000
      : third
        ? 3333
        : quarter
          ? 2500
          : null
  const before = wordsIn(line, 0, match.index)
  const after = wordsIn(line, match.index + match[0].length, line.text.length)
  return { rest: [before, after].filter(Boolean).join(' '), share }
}
