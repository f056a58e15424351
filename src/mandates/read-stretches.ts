import { type Line, matchAt, rangeIn } from '../encounters/capture-text.ts'
import { CHAIN, CHAIN_AROUND, MET, ON_NETWORK, SOURCE } from './provenance-words.ts'

/** A piece of the line between two marks, and what opened it. */
export interface Stretch {
  /** `free`: nothing, after a comma or at the beginning. */
  opens: 'free' | 'client' | 'source' | 'chain' | 'met' | 'met-through'
  /** Where the mark stands, and where what it says begins and ends, in the folded text. */
  at: number
  from: number
  to: number
  /** How many commas stand before. */
  clause: number
}

/** Whether what follows a mark is what the mark announces; else it is a word like another. */
export interface Accepts {
  client: (folded: string, from: number) => boolean
  source: (folded: string, from: number) => boolean
  network: (folded: string) => boolean
  /** Nothing but where it came from is said: chains and meetings may stand anywhere. */
  onlySources: boolean
}

const CLIENT = /(?:pour (?:le compte d(?:e |'))?|chez |for |at )/uy
const CUT = /;[; ]*|[()\n]|,(?!\d)|(?<!\d),| [—-] |[.!?](?=\s|$)(?<!(?:^|[\s.])\p{L}[.])|: /uy
/** As far as a mark's words go, to judge them. */
const AHEAD = /[^,;()\n]*/uy

/** Cuts a line at its commas and at the words that say what follows. */
export function stretchesOf({ text, ...line }: Line, accepts: Accepts): Stretch[] {
  const stretches: Stretch[] = []
  let open: Stretch = { opens: 'free', at: 0, from: 0, to: 0, clause: 0 }
  let hasSource = accepts.onlySources
  const begin = (opens: Stretch['opens'], at: number, from: number, commas = 0) => {
    stretches.push({ ...open, to: at })
    open = { opens, at, from, to: from, clause: open.clause + commas }
    if (opens !== 'free' && opens !== 'client') hasSource = true
  }
  for (let i = 0; i < text.length; ) {
    const cut = matchAt(CUT, text, i)
    if (cut) {
      begin('free', i, i + cut[0].length, 1)
      i += cut[0].length
      continue
    }
    const mark = isWordStart(text, i) ? markAt(i) : null
    if (!mark) {
      i++
      continue
    }
    begin(mark.opens, i, mark.from)
    i = mark.from
    if (mark.to !== undefined) {
      open.to = mark.to
      begin('free', mark.to, mark.end ?? mark.to)
      i = mark.end ?? mark.to
    }
  }
  stretches.push({ ...open, to: text.length })
  return stretches.filter(({ opens, from, to }) => opens !== 'free' || wordsIn({ ...line, text }, from, to))

  function markAt(i: number): { opens: Stretch['opens']; from: number; to?: number; end?: number } | null {
    const isLater = hasSource || open.clause > 0
    const around = isLater ? matchAt(CHAIN_AROUND, text, i) : null
    if (around) {
      const name = around.groups?.fr ?? around.groups?.en ?? ''
      const from = i + around[0].indexOf(name)
      return { opens: 'chain', from, to: from + name.length, end: i + around[0].length }
    }
    const chain = isLater ? matchAt(CHAIN, text, i) : null
    if (chain) return { opens: 'chain', from: i + chain[0].length }
    const met = isLater ? matchAt(MET, text, i) : null
    if (met?.groups?.through) return { opens: 'met-through', from: i + met[0].length }
    if (met?.groups?.at) return { opens: 'met', from: i + met[0].length }
    const source = matchAt(SOURCE, text, i)
    if (source && accepts.source(ahead(i + source[0].length), i + source[0].length)) {
      return { opens: isFollowing() ? 'chain' : 'source', from: i + source[0].length }
    }
    const network = matchAt(ON_NETWORK, text, i)
    if (network && accepts.network(ahead(i + network[0].length))) {
      return { opens: 'source', from: i + network[0].length }
    }
    const client = open.opens === 'client' ? null : matchAt(CLIENT, text, i)
    if (client && accepts.client(ahead(i + client[0].length), i + client[0].length)) {
      return { opens: 'client', from: i + client[0].length }
    }
    return null

    /** « par Sophie via Luc »: Luc told her; « par Sophie et par Luc » are two. */
    function isFollowing(): boolean {
      if (open.opens !== 'source' && open.opens !== 'chain') return false
      return !/(?:^|\s)(?:et|and|&|\+|puis) *$/u.test(text.slice(open.from, i))
    }
  }

  function ahead(from: number): string {
    return (matchAt(AHEAD, text, from)?.[0] ?? '').trim()
  }
}

/** The words of a stretch as typed, without what is punctuation at its ends. */
export function wordsIn(line: Line, from: number, to: number): string {
  const { start, end } = rangeIn(line, from, to)
  return line.raw.slice(start, end).replace(/^[\s,;:.&+-]+|[\s,;:&+-]+$/gu, '')
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] as string)
}
