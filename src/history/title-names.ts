import { understand } from '../encounters/capture.ts'
import type { Day } from '../lib/day.ts'
import { fold, foldedWords, withoutAccents } from '../lib/fold.ts'
import { PARTICLES } from '../people/person-name.ts'
import { type NameBearers, nameBearers, nameWords, type Said } from './name-bearers.ts'
import {
  ALSO_WORDS,
  ATTENDED,
  CALLED_OFF,
  CIVILITY,
  FEAST_SIGNS,
  MET_OF,
  NAMED_AFTER,
  NO_ENCOUNTER,
  TOWARDS,
} from './title-words.ts'

/** An event of a calendar in which nobody is written, as far as its title may name somebody. */
export interface TitledEvent {
  title: string
  isAllDay: boolean
  isSeries: boolean
}

export interface NamedInTitle {
  /** As the title has them. */
  words: string
  /** Who may be meant, at most four. */
  personIds: string[]
  /** Several may be, or one who is called a little otherwise: who it is is asked. */
  isAsked: boolean
  /** A first name or a family name alone: somebody's only if they were met around that day. */
  isBare: boolean
}

export interface TitleRead {
  named: NamedInTitle[]
  /** As the title says it took place. */
  channel: 'call' | 'video' | 'in-person'
}

export interface TitlePeople {
  people: readonly { id: string; name: string; organisation?: string; town?: string }[]
  /** The owner's: they are in every title of some calendars. */
  own: readonly string[]
  today: Day
  language: 'fr' | 'en'
}

const MOST_ASKED = 4
const LONGEST_NAME = 5
const MOST_LETTERS = 200

/**
 * Whom of the cardex a title names. A name written whole is read wherever it stands, a part of one only where somebody is
 * met; feasts, absences, places named after somebody, and what is still to be done name nobody.
 *
 * @see docs/measures.md#names-in-titles
 */
export function titleReader({
  people,
  own,
  today,
  language,
}: TitlePeople): (event: TitledEvent) => TitleRead {
  const self = new Set(own.map(fold))
  const bearers = nameBearers(people.filter(({ name }) => !self.has(fold(name))))
  const places = placesOf(people)
  const known = new Map<string, TitleRead>()
  return ({ title, isAllDay, isSeries }) => {
    const isLoose = isAllDay || isSeries
    const key = `${isLoose ? '*' : ''}${title}`
    const before = known.get(key)
    if (before) return before
    const read = readTitle(title.slice(0, MOST_LETTERS), { isLoose, bearers, places, today, language })
    known.set(key, read)
    return read
  }
}

interface Context {
  /** Of a whole day, or of a series: only what says that people meet. */
  isLoose: boolean
  bearers: NameBearers
  places: ReadonlySet<string>
  today: Day
  language: 'fr' | 'en'
}

const NOBODY: TitleRead = { named: [], channel: 'in-person' }

function readTitle(title: string, context: Context): TitleRead {
  const { bearers, isLoose } = context
  const words = wordsIn(title)
  if (FEAST_SIGNS.test(title) || !words.some(({ folded }) => bearers.isBorne(folded))) return NOBODY
  const whole = namesWritten(words, context)
  if (whole.length === 0 && !words.some(({ folded }) => bearers.isRare(folded))) return NOBODY
  const findPeople = (typed: string) =>
    bearers.of(nameWords(typed)).map(({ bearer: { id, name } }) => ({ id, name }))
  const { today, language } = context
  const reading = understand(plain(title), { today, language, findPeople })
  const meets = reading.channel.at !== null
  if (reading.onlyPromises || (isLoose && !meets)) return NOBODY

  const bare = wordsIn(plain(title)).length === words.length ? reading.people.map(({ at }) => at) : []
  const parts = bare.flatMap(({ start, end }) => {
    const [first, last] = [
      words.findIndex(word => word.start >= start),
      words.findLastIndex(word => word.end <= end),
    ]
    const isRead = whole.some(({ from, to }) => first <= to && from <= last)
    if (first < 0 || last < first || isRead) return []
    return partOfName(words, { first, last, meets: meets || whole.length > 0 }, context) ?? []
  })
  const found = [...whole, ...parts].sort((one, other) => one.from - other.from)
  const rest = words.filter((_, at) => !found.some(({ from, to }) => from <= at && at <= to))
  const said = withoutAccents(rest.map(({ raw }) => raw).join(' '))
  if (NO_ENCOUNTER.test(said) || CALLED_OFF.test(said)) return NOBODY
  const named = ATTENDED.test(said) ? found.filter(({ from }) => isWith(words, from)) : found
  return { named: named.map(({ name }) => name), channel: channelOf(reading.channel.value) }
}

function channelOf(channel: string): TitleRead['channel'] {
  return channel === 'call' || channel === 'video' ? channel : 'in-person'
}

interface Word {
  raw: string
  folded: string
  start: number
  end: number
  /** What stands between it and the word before. */
  gap: string
}

interface Found {
  /** Of the words, the first and the last. */
  from: number
  to: number
  name: NamedInTitle
}

function wordsIn(title: string): Word[] {
  let last = 0
  return [...title.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: raw, index }) => {
    const gap = title.slice(last, index)
    last = index + raw.length
    return { raw, folded: foldedWords(raw).join(''), start: index, end: last, gap }
  })
}

/** The signs that people put between names, in words; of the same length, so that places stay. */
function plain(title: string): string {
  return title
    .replace(/[/|·•<>:]/g, ',')
    .replace(/\p{Extended_Pictographic}|\u{fe0f}/gu, sign => ' '.repeat(sign.length))
}

/** Names written whole, or with an initial, wherever they stand. */
function namesWritten(words: readonly Word[], { bearers }: Context): Found[] {
  const found: Found[] = []
  for (let from = 0; from < words.length; from++) {
    if (isOfSomethingElse(words, from)) continue
    for (let to = Math.min(words.length, from + LONGEST_NAME) - 1; to > from; to--) {
      const name = isOneName(words, from, to) ? nameAt(words.slice(from, to + 1), bearers) : null
      if (!name || isOwner(words, to)) continue
      found.push({ from, to, name })
      from = to
      break
    }
  }
  return found
}

function nameAt(span: readonly Word[], bearers: NameBearers): NamedInTitle | null {
  const isInitialAt = ({ raw }: Word) => /^[A-Z]$/.test(raw)
  const words = span
    .filter(word => isInitialAt(word) || !PARTICLES.has(word.folded))
    .map(({ folded }) => folded)
  if (PARTICLES.has(span[0]?.folded ?? '') && span[0]?.raw === span[0]?.folded) return null
  const isCapital = span.some(({ raw }) => /^\p{Lu}/u.test(raw))
  if (words.length < 2 || (!isCapital && words.every(word => ALSO_WORDS.has(word)))) return null
  const people = bearers.of(words)
  const isInitial = words.some(word => word.length === 1)
  if (isInitial && !isInitialWritten(span)) return null
  const wanted: Said[] = isInitial ? ['initial'] : ['whole']
  const exact = people.filter(({ said }) => wanted.includes(said))
  const asked = exact.length > 0 || isInitial ? exact : people.filter(({ said }) => said === 'part')
  if (asked.length === 0 || asked.length > MOST_ASKED) return null
  return {
    words: saidIn(span),
    personIds: asked.map(({ bearer }) => bearer.id),
    // Of a longer name only a part: somebody else may be called so.
    isAsked: exact.length !== 1,
    isBare: false,
  }
}

/** Only what joins the words of a name stands between them: no comma but that of « Dupont, Marie », no « & ». */
function isOneName(words: readonly Word[], from: number, to: number): boolean {
  return words.slice(from + 1, to + 1).every(({ gap }, i) => {
    if (/^(?:[ \u{a0}]|[-‐‑’']|\. ?)$/u.test(gap))
      return gap[0] !== '.' || (words[from + i] as Word).raw.length < 3
    return gap === ', ' && to === from + 1
  })
}

/** « Marie D. », « Marie D », « P. Martin »; never « M. Martin », « à Martin », « d’Arc ». */
function isInitialWritten(span: readonly Word[]): boolean {
  return span.every(({ raw, folded }, at) => {
    if (raw.length > 1) return true
    const isPointed = at < span.length - 1 && /^\./.test(span[at + 1]?.gap ?? '')
    return /^[A-Z]$/.test(raw) && (at > 0 || (isPointed && folded !== 'm'))
  })
}

/** « rue Marie Dupont », « cadeau pour Marie Dupont », « le chien de Marie Dupont ». */
function isOfSomethingElse(words: readonly Word[], from: number): boolean {
  const before = words[from - 1]
  const gap = words[from]?.gap ?? ''
  if (!before || /[,;:|/()&+.\n—–]| - /.test(gap)) return false
  if (NAMED_AFTER.has(before.folded)) return true
  const isOf = /^(?:de|du|d|of|des|la|le|l)$/.test(before.folded)
  const head = words[from - 2]
  return isOf && head !== undefined && !MET_OF.has(head.folded)
}

/** "Marie Dupont's sister". */
function isOwner(words: readonly Word[], to: number): boolean {
  const next = words[to + 1]
  return next !== undefined && /^['’]$/.test(next.gap)
}

function isWith(words: readonly Word[], from: number): boolean {
  return from > 0 && TOWARDS.has((words[from - 1] as Word).folded)
}

interface Part {
  first: number
  last: number
  /** The title says that people meet. */
  meets: boolean
}

/** A first name or a family name alone, of nobody else in the cardex. */
function partOfName(
  words: readonly Word[],
  { first, last, meets }: Part,
  { bearers, places }: Context,
): Found[] | null {
  const hasCivility = CIVILITY.has((words[first] as Word).folded)
  const hadCivility = first > 0 && CIVILITY.has((words[first - 1] as Word).folded)
  const from = hasCivility ? first + 1 : first
  const span = words.slice(from, last + 1)
  const isCivil = hasCivility || hadCivility
  if (span.length === 0 || isOfSomethingElse(words, hadCivility ? first - 1 : first) || isOwner(words, last))
    return null
  const typed = nameWords(span.map(({ raw }) => raw).join(' '))
  const isDouble = typed.length > 1
  const isAlone = first === 0 && last === words.length - 1
  const isMet = isCivil || isWith(words, first) || (isDouble && meets)
  if (!meets && !isMet && !isAlone) return null
  const people = bearers.of(typed)
  if (people.length === 0 || people.length > (isCivil ? MOST_ASKED : 1)) return null
  const isFamily = people.every(({ said }) => said === 'family')
  const isCapital = span.every(({ raw, folded }) => /^\p{Lu}/u.test(raw) || PARTICLES.has(folded))
  if (!people.every(({ said }) => said === 'family' || said === 'given')) return null
  if (isFamily && !isCapital) return null
  if (!isMet && typed.some(word => ALSO_WORDS.has(word) || places.has(word))) return null
  if (isCivil && !isFamily) return null
  return [
    {
      from: first,
      to: last,
      name: {
        words: saidIn(words.slice(hadCivility ? first - 1 : first, last + 1)),
        personIds: people.map(({ bearer }) => bearer.id),
        isAsked: people.length > 1,
        isBare: !isCivil && !(isDouble && isFamily),
      },
    },
  ]
}

/** Words of the firms and towns on cards: a name that is one of them says little by itself. */
function placesOf(people: TitlePeople['people']): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { organisation = '', town = '' } of people) {
    for (const word of foldedWords(`${organisation} ${town}`)) found.add(word)
  }
  return found
}

function saidIn(span: readonly Word[]): string {
  const words = span.map(({ raw, gap }, at) => (at === 0 ? raw : gap + raw)).join('')
  return span.at(-1)?.raw.length === 1 ? `${words}.` : words
}
