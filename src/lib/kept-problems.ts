import { moreAlike } from './csv/read-csv.ts'
import type { Problem } from './problem.ts'

/** What is told of a file one by one; a broken file has a problem for each of its lines. */
export const MOST_OF_A_KIND = 200

/** The problems of a file: the first of each kind in their order, and how many more there are. */
export class KeptProblems {
  #count = 0
  readonly #kept: Problem[] = []
  readonly #kinds = new Map<string, { met: number; lastAt: number }>()

  add(problems: readonly Problem[]): void {
    for (const problem of problems) {
      // One that stands for others already counts for all of them.
      const stands = problem.code === 'more-alike' ? Number(problem.params?.count) : 1
      this.#count += stands
      const name = `${problem.level} ${problem.code ?? ''}`
      const kind = this.#kinds.get(name) ?? { met: 0, lastAt: 0 }
      this.#kinds.set(name, kind)
      kind.met++
      if (kind.met > MOST_OF_A_KIND) continue
      kind.lastAt = this.#kept.length
      this.#kept.push(problem)
    }
  }

  /** Of all that were met. */
  get count(): number {
    return this.#count
  }

  list(): Problem[] {
    const more = new Map(
      [...this.#kinds.values()]
        .filter(({ met }) => met > MOST_OF_A_KIND)
        .map(({ met, lastAt }) => [lastAt, met - MOST_OF_A_KIND]),
    )
    return this.#kept.flatMap((problem, at) => {
      const count = more.get(at)
      return count === undefined ? [problem] : [problem, moreAlike(count, problem)]
    })
  }
}
