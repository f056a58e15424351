import { type KnownPerson, matchPerson, type PersonMatch } from '../encounters/capture-people.ts'
import { foldedWords, foldLine, type Line } from '../encounters/capture-text.ts'
import type { Currency } from '../lib/money.ts'
import type { Stage } from './mandate.ts'
import { kindOf, UNEXPECTED } from './provenance-words.ts'
import { readAmount } from './read-amount.ts'
import { newSources, type ReadSource, saysSource, sourceAccepts } from './read-provenance.ts'
import { type Stretch, stretchesOf, wordsIn } from './read-stretches.ts'

/** A line as it reads, piece by piece, to be shown as chips and corrected before it is saved. */
export interface MandateReading {
  /** What no other piece took, first; else the client or the price as typed; '' when the line says nothing. */
  what: string
  /** `person` null: an organisation alone. */
  client: { person: { text: string; match: PersonMatch } | null; organisation: string } | null
  /** Null: not said; the desk's own currency stands for the amount. */
  currency: Currency | null
  amountCents: number | null
  per: 'whole' | 'day'
  daysHundredths: number | null
  /** Percent. */
  chance: number | null
  /** A first word unless said. */
  stage: Stage | null
  unexpected: boolean
  sources: ReadSource[]
  note: string
}

type Find = (words: string) => KnownPerson[]

/**
 * Understands one line in French or English as a mandate: « Refonte du site pour Aria, 4 500 €, par Sophie, qui le tient
 * de Luc, rencontré à l’Open Coffee ». Any text is accepted.
 *
 * @param find people of the cardex by words of their names, the best first; what it finds is checked against the words.
 */
export function readMandate(text: string, find: Find): MandateReading {
  const line = foldLine(text)
  const { taken, ...amount } = readAmount(line.text)
  const chance = CHANCE.exec(line.text)
  const unexpected = UNEXPECTED.exec(line.text)
  const claimed = [chance, unexpected].flatMap(match => (match ? [spanOf(match)] : []))
  const open = { ...line, text: without(line.text, [...taken, ...claimed]) }
  const stretches = stretchesOf(open, {
    ...sourceAccepts(open, find),
    client: (ahead, from) => isClient(open, ahead, from, find),
    onlySources: false,
  })
  const said = settleClient(stretches)
  const sources = newSources(open, find)
  const free: string[] = []
  let stage: Stage | null = null
  let client: MandateReading['client'] = null
  let isAfterSource = false
  for (const [i, stretch] of said.entries()) {
    const words = wordsIn(open, stretch.from, stretch.to)
    // « pour Marie Dupont (Aria) »
    const isAside = open.text[stretch.at] === '(' && said[i - 1]?.opens === 'client'
    if (stretch.opens === 'client') client = clientIn(words, find)
    else if (isAside && client?.person && client.organisation === '') client.organisation = words
    else if (stretch.opens !== 'free') {
      sources.take(stretch)
      isAfterSource = true
    } else if (sources.takeAlone(stretch)) isAfterSource = true
    else if (stageIn(words)) stage = stageIn(words)
    else if (isAfterSource && saysSource(words, find) && words !== '') sources.take(stretch)
    else if (!client && free.length === 1 && isAName(words, find)) client = clientIn(words, find)
    else if (words !== '') free.push(words)
  }
  const [first, ...rest] = free
  const priced = taken[0] ? wordsIn(line, taken[0][0], taken[0][1]) : ''
  const forWhom = client ? (client.person?.text ?? client.organisation) : ''
  return {
    what: first ?? (priced || forWhom),
    client,
    ...amount,
    chance: chance ? Math.min(100, Number(chance.groups?.after ?? chance.groups?.before)) : null,
    stage,
    unexpected: unexpected !== null,
    sources: sources.read,
    note: rest.join(', '),
  }
}

const CHANCE =
  /(?<![\p{L}\p{N}])(?:(?<before>\d{1,3}) ?% (?:de |of a )?(?:chances?|probables?|probabilite|sure?|likely|likelihood)|(?:chances?|probabilite|probability|likelihood)(?: de| of| a)? ?:? ?(?<after>\d{1,3}) ?%)(?![\p{L}])/u

const STAGES: readonly [RegExp, Stage][] = [
  [/^(?:(?:une )?(?:simple )?piste|(?:a )?(?:first word|lead))$/, 'lead'],
  [/^(?:en (?:discussion|cours de discussion|pourparlers)|in (?:talks|discussion)|talking)$/, 'talked'],
  [
    /^(?:(?:c'est )?propose|proposition (?:envoyee|faite)|devis (?:envoye|fait)|proposed|(?:proposal|quote) sent)$/,
    'proposed',
  ],
  [/^(?:(?:c'est )?(?:gagne|signe|conclu)|devis (?:accepte|signe)|won|signed|agreed)$/, 'won'],
  [/^(?:(?:c'est )?livre|delivered|(?:termine|fini|done))$/, 'delivered'],
  [/^(?:(?:c'est )?(?:paye|regle|encaisse)|paid)$/, 'paid'],
  [/^(?:(?:c'est )?perdu|lost)$/, 'lost'],
]

function stageIn(words: string): Stage | null {
  const folded = foldLine(words).text
  return STAGES.find(([pattern]) => pattern.test(folded))?.[1] ?? null
}

/** After « pour » and « chez »: a name with a capital, somebody known, or « la boulangerie »; not « débutants ». */
function isClient(line: Line, ahead: string, from: number, find: Find): boolean {
  const words = wordsIn(line, from, from + ahead.length)
  const head = words.split(/\s+(?:par|via|through|grâce|chez|thanks|à|at)\s/u)[0] ?? ''
  if (head === '') return false
  // « at » says a place as well: only a name makes it a client.
  const isAt = line.text.slice(0, from).endsWith(' at ')
  if (isAt) return /^\p{Lu}/u.test(head) && kindOf(foldLine(head).text) === null
  return (
    /^\p{Lu}/u.test(head.replace(OPENING, '')) ||
    OPENING.test(head) ||
    knownClient(head, find).kind === 'known'
  )
}

const OPENING = /^(?:(?:le|la|les|un|une|mon|ma|mes|notre|nos|the|an?|my|our)\s+|l['’])/iu

/** « Site, Aria, 8 000 € »: nothing but words with a capital, or somebody known. */
function isAName(words: string, find: Find): boolean {
  return (
    words.split(/\s+/).every(word => /^\p{Lu}/u.test(word)) ||
    (words !== '' && knownClient(words, find).kind === 'known')
  )
}

/** The last one of the first clause that names one; the others are words like others. */
function settleClient(stretches: readonly Stretch[]): Stretch[] {
  const clients = stretches.filter(({ opens }) => opens === 'client')
  const client = clients.filter(({ clause }) => clause === clients[0]?.clause).at(-1)
  const settled: Stretch[] = []
  for (const stretch of stretches) {
    const last = settled.at(-1)
    if (stretch.opens !== 'client' || stretch === client) settled.push(stretch)
    else if (last && last.clause === stretch.clause) settled[settled.length - 1] = { ...last, to: stretch.to }
    else settled.push({ ...stretch, opens: 'free', from: stretch.at })
  }
  return settled
}

/** « Marie Dupont chez Aria »: somebody there; a name that no card bears, by itself, is an organisation's. */
function clientIn(words: string, find: Find): MandateReading['client'] {
  const [who = '', ...where] = words.split(/\s+(?:de chez|chez|at)\s+/u)
  const organisation = where.join(' ')
  const match = knownClient(who, find)
  if (organisation !== '' || match.kind !== 'new') {
    return { person: { text: who, match }, organisation }
  }
  return { person: null, organisation: who }
}

/** A beginning is not enough: « Aria » is not Ariane. */
function knownClient(text: string, find: Find): PersonMatch {
  const match = matchPerson(text, find)
  if (match.kind !== 'ambiguous') return match
  const words = foldedWords(text)
  const candidates = match.candidates.filter(({ name }) => {
    const named = foldedWords(name)
    return words.every(word => named.includes(word))
  })
  const [only] = candidates
  if (!only) return { kind: 'new' }
  return candidates.length === 1 ? { kind: 'known', person: only } : { kind: 'ambiguous', candidates }
}

function spanOf(match: RegExpExecArray): [number, number] {
  return [match.index, match.index + match[0].length]
}

/** The text with those ranges as cuts, every other unit in its place. */
function without(text: string, ranges: readonly [number, number][]): string {
  return ranges.reduce(
    (left, [from, to]) => left.slice(0, from) + ';'.repeat(to - from) + left.slice(to),
    text,
  )
}
