import { hash } from 'node:crypto'
import { readFile } from '../import/read-file.ts'
import type { ReadFile } from '../import/read-result.ts'
import { dayAt } from '../lib/day.ts'
import type { Problem } from '../lib/problem.ts'
import { filesIn, octetsIn } from './files-in.ts'

/** What a file would bring; the fields of a line of `import --dry-run --json`. */
export interface DryRun {
  /** Absolute. */
  file: string
  format: ReadFile['format']
  /** What the file holds, with what is not brought in of it. */
  cards: number
  events: number
  messages: number
  /** What comes of it: people, things written or said, things done together. */
  people: number
  exchanges: number
  meetings: number
  /** The first of each kind. */
  problems: Problem[]
  /** Of all that were met. */
  problemCount: number
}

/** Reads every file the paths name, folders walked, and writes nothing anywhere. Needs no desk. Never throws. */
export function* dryRuns(paths: readonly string[], language: 'fr' | 'en'): Generator<DryRun> {
  for (const file of filesIn(paths)) yield dryRun(file, language)
}

function dryRun(file: string, language: 'fr' | 'en'): DryRun {
  const found = octetsIn(file)
  const brought = { people: 0, exchanges: 0, meetings: 0 }
  const nothing = { file, format: 'unknown' as const, cards: 0, events: 0, messages: 0, ...brought }
  if ('problem' in found) return { ...nothing, problems: [found.problem], problemCount: 1 }
  // A file that trips us up must not cost the others.
  try {
    const digest = (text: string) => hash('sha256', text, 'hex')
    const { staged, exchanges, meetings, ...read } = readFile(
      { name: file, bytes: found.bytes },
      { language, digest, today: dayAt(new Date(), 'UTC') },
    )
    const { format, cards, events, messages, problems, problemCount } = read
    const brings = { people: staged.length, exchanges: exchanges.length, meetings: meetings.length }
    return { file, format, cards, events, messages, ...brings, problems, problemCount }
  } catch (error) {
    const message = `The file could not be read (${(error as Error).message}).`
    return { ...nothing, problems: [{ where: 'file', level: 'rejected', message }], problemCount: 1 }
  }
}
