import type { TFunction } from 'i18next'
import type { Config } from '../platform/config.ts'
import type { DeskLine } from './desk-line.ts'

/** What a command is given to work with. */
export interface Terminal {
  t: TFunction
  config: Config
  /** A line of the answer, on stdout. */
  say: (line: string) => void
  /** What is about the work and not its answer, on stderr. */
  remark: (line: string) => void
  /** Null where nobody can answer: no terminal. */
  ask: (question: string) => Promise<string | null>
  /** The running desk, or the folder opened by this process; the same one for the whole command. */
  desk: () => Promise<DeskLine>
}

/** One word of the command line. */
export interface Command {
  name: string
  /** Its arguments, as the help shows them: `FILE`. */
  usage: string
  /** What it does, in the reader's language. */
  is: (t: TFunction) => string
  /** @returns the exit code. @throws Refusal, which is said and ends with 1. */
  run: (args: string[], terminal: Terminal) => Promise<number>
}
