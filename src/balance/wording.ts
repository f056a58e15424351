import { SCALES, type Scale, SHAPE } from './scales.ts'

/** The sentences of a scale: its items in the published order, its answers in the order of their numbers. */
export interface ScaleWording {
  items: string[]
  answers: string[]
}

export interface Wording {
  scales: Record<Scale, ScaleWording>
  /** Where the wording is from, as the file says; null: it is the built-in one. */
  source: string | null
}

const LONGEST = 500

/**
 * The file that replaces the built-in wording: `{"source": "…", "djg6": {"items": [6 sentences], "answers": [3]}, "ucla3":
 * {"items": [3], "answers": [3]}, "ons": {"items": [1], "answers": [5]}}`. A scale that is left out keeps the built-in one.
 *
 * @returns null with what is wrong, in the file's own terms, when it cannot be used as a whole.
 */
export function readWording(
  text: string,
  builtIn: Wording,
): { value: Wording; problem: null } | { value: null; problem: string } {
  const said = parsed(text)
  if (!isObject(said)) return { value: null, problem: 'JSON' }
  if (typeof said.source !== 'string' || !isSentence(said.source)) return { value: null, problem: 'source' }
  const scales = { ...builtIn.scales }
  for (const scale of SCALES) {
    const of = said[scale]
    if (of === undefined) continue
    const items = isObject(of) ? sentencesIn(of.items, SHAPE[scale].items) : null
    const answers = isObject(of) ? sentencesIn(of.answers, SHAPE[scale].answers) : null
    if (!items || !answers) return { value: null, problem: `${scale}.${items ? 'answers' : 'items'}` }
    scales[scale] = { items, answers }
  }
  return { value: { scales, source: said.source.trim() }, problem: null }
}

function sentencesIn(said: unknown, count: number): string[] | null {
  if (!Array.isArray(said) || said.length !== count || !said.every(isSentence)) return null
  return said.map(each => each.trim())
}

function isSentence(said: unknown): said is string {
  return typeof said === 'string' && said.trim() !== '' && said.length <= LONGEST
}

function isObject(said: unknown): said is Record<string, unknown> {
  return typeof said === 'object' && said !== null && !Array.isArray(said)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
