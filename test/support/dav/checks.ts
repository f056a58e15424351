/** What was looked at, as a sentence, and what was wrong with it. */
export interface Check {
  sentence: string
  problem: string | null
}

export interface Checks {
  /** Runs a check; whatever it throws is its problem, and the next ones go on. */
  that: (sentence: string, look: () => unknown) => Promise<void>
  /** One that somebody else has looked at. */
  add: (check: Check) => void
  /** A remark for the reader that is no check. */
  say: (line: string) => void
  all: readonly Check[]
}

export function newChecks(say: (line: string) => void): Checks {
  const all: Check[] = []
  const add = (check: Check) => {
    all.push(check)
    say(check.problem === null ? `  ok  ${check.sentence}` : `  NO  ${check.sentence}: ${check.problem}`)
  }
  return {
    all,
    say,
    add,
    that: async (sentence, look) => {
      try {
        await look()
        add({ sentence, problem: null })
      } catch (error) {
        add({ sentence, problem: shortened((error as Error).message) })
      }
    },
  }
}

export function failuresOf(checks: readonly Check[]): string[] {
  return checks.flatMap(({ sentence, problem }) => (problem === null ? [] : [`${sentence}: ${problem}`]))
}

/** `vdirsyncer: 8 checks passed, 0 failed` */
export function countsOf(name: string, checks: readonly Check[]): string {
  const failed = failuresOf(checks).length
  return `${name}: ${checks.length - failed} checks passed, ${failed} failed`
}

/** @throws Error with the first line that differs: whole cards are too long to be read twice. */
export function sameText(actual: string, expected: string | undefined): void {
  if (actual === expected) return
  const [there, wanted] = [actual.split('\n'), (expected ?? '').split('\n')]
  const at = Math.max(
    0,
    wanted.findIndex((line, i) => line !== there[i]),
  )
  throw new Error(`line ${at + 1} is ${JSON.stringify(there[at])}, not ${JSON.stringify(wanted[at])}`)
}

function shortened(message: string): string {
  return message.length > 600 ? `${message.slice(0, 600)}…` : message
}
