import { KeptProblems } from '../lib/kept-problems.ts'
import type { Parsed, Problem } from '../lib/problem.ts'

/** A row that an INSERT would write: each value as it stands, none of them ever a number. */
export interface SqlRow {
  /** Where it stands in the file. */
  line: number
  /** By column; what is NULL is not there. */
  values: ReadonlyMap<string, string>
}

const MOST_ROWS = 500_000

/**
 * The rows of the `INSERT` statements of a text, for the tables wanted. A tokenizer: nothing is executed, and a phone
 * number written without quotes keeps its zero.
 */
export function readSqlInserts(text: string, wanted: ReadonlySet<string>): Parsed<Map<string, SqlRow[]>> {
  const tables = new Map<string, SqlRow[]>()
  const problems = new KeptProblems()
  const insert = /^[ \t]*INSERT(?: IGNORE)? INTO `?(\w{1,64})`?\s*\(([^()]{1,8000})\)\s*VALUES\b/gim
  const lines = lineCounter(text)
  let rows = 0
  for (let match = insert.exec(text); match; match = insert.exec(text)) {
    const [, table = '', columns = ''] = match
    const names = columns.split(',').map(name => name.trim().replace(/^`|`$/g, '').toLowerCase())
    const kept = wanted.has(table.toLowerCase()) ? (tables.get(table.toLowerCase()) ?? []) : null
    if (kept) tables.set(table.toLowerCase(), kept)
    const reader = tuples(text, insert.lastIndex)
    for (const { at, values } of reader) {
      insert.lastIndex = at.end
      if (!kept) continue
      if (values === null || values.length !== names.length) {
        problems.add([damagedRow(lines(at.start), table)])
        continue
      }
      if (++rows > MOST_ROWS) {
        problems.add([tooMany(lines(at.start))])
        return { value: tables, problems: problems.list() }
      }
      const said = values.flatMap((value, n) => (value === null ? [] : [[names[n] ?? '', value] as const]))
      kept.push({ line: lines(at.start), values: new Map(said) })
    }
  }
  return { value: tables, problems: problems.list() }
}

interface Tuple {
  at: { start: number; end: number }
  /** Null when it is broken off. */
  values: (string | null)[] | null
}

/** `(…), (…);` from a place on. */
function* tuples(text: string, from: number): Generator<Tuple> {
  const open = /[\s,]*\(/y
  for (let at = from; ; ) {
    open.lastIndex = at
    if (!open.test(text)) return
    const start = open.lastIndex - 1
    const { values, end } = tuple(text, open.lastIndex)
    yield { at: { start, end }, values }
    if (values === null) return
    at = end
  }
}

function tuple(text: string, from: number): { values: (string | null)[] | null; end: number } {
  const values: (string | null)[] = []
  const bare = /\s*([^,()'"\s;]{1,4000})\s*/y
  for (let at = from; ; at++) {
    const quote = quoteAt(text, at)
    if (quote !== null) {
      const read = quoted(text, quote)
      if (!read) return { values: null, end: text.length }
      values.push(read.value)
      at = read.end
    } else {
      bare.lastIndex = at
      const value = bare.exec(text)?.[1]
      if (value === undefined) return { values: null, end: Math.min(at + 1, text.length) }
      values.push(/^null$/i.test(value) ? null : value)
      at = bare.lastIndex
    }
    while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++
    if (text[at] === ')') return { values, end: at + 1 }
    if (text[at] !== ',') return { values: null, end: at }
  }
}

function quoteAt(text: string, from: number): number | null {
  let at = from
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++
  return text[at] === "'" || text[at] === '"' ? at : null
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', '0': '' }

/** Up to the closing mark; a mark within is escaped by a backslash (PHP's addslashes) or doubled. */
function quoted(text: string, from: number): { value: string; end: number } | null {
  const mark = text[from] ?? "'"
  const parts: string[] = []
  const stop = mark === "'" ? /[\\']/g : /[\\"]/g
  for (let at = from + 1; ; ) {
    stop.lastIndex = at
    const found = stop.exec(text)
    if (!found) return null
    parts.push(text.slice(at, found.index))
    const next = text[found.index + 1] ?? ''
    if (found[0] === mark && next !== mark) return { value: parts.join(''), end: found.index + 1 }
    parts.push(found[0] === mark ? mark : (ESCAPES[next] ?? next))
    at = found.index + 2
  }
}

/** The line of a place; places are asked for in their order. */
function lineCounter(text: string): (place: number) => number {
  let [line, next] = [1, text.indexOf('\n')]
  return place => {
    while (next !== -1 && next < place) {
      line++
      next = text.indexOf('\n', next + 1)
    }
    return line
  }
}

function damagedRow(line: number, table: string): Problem {
  return {
    where: `line ${line}`,
    level: 'rejected',
    code: 'sql-damaged',
    params: { text: table },
    message: `A row of ${table} is damaged; it was left out.`,
  }
}

function tooMany(line: number): Problem {
  return {
    where: `line ${line}`,
    level: 'rejected',
    code: 'too-many-entries',
    params: { limit: MOST_ROWS },
    message: `The file holds more than ${MOST_ROWS} entries: what begins here was left out.`,
  }
}
