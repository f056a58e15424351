import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Problem } from '../lib/problem.ts'
import { saidIn } from '../people/problem-words.ts'
import { wordsIn } from '../words.ts'
import { KeptProblems, MOST_OF_A_KIND } from './kept-problems.ts'

function stray(line: number): Problem {
  return { where: `line ${line}`, level: 'ignored', code: 'end-without-begin', message: 'An END.' }
}

test('beyond the first of a kind only their number is kept, right after the last of them', () => {
  const problems = new KeptProblems()
  const other: Problem = { where: 'file', level: 'rejected', code: 'no-card', message: 'No card.' }
  problems.add(Array.from({ length: MOST_OF_A_KIND + 7 }, (_, i) => stray(i + 1)))
  problems.add([other])
  const list = problems.list()
  expect(problems.count).toBe(MOST_OF_A_KIND + 8)
  expect(list).toHaveLength(MOST_OF_A_KIND + 2)
  expect(list.slice(-2)).toEqual([
    expect.objectContaining({
      code: 'more-alike',
      level: 'ignored',
      params: { count: 7, where: 'line 200' },
    }),
    other,
  ])
  const more = list.at(-2) as Problem
  expect(saidIn(wordsIn('fr').t, more).message).toBe(
    'Et encore 7 remarques de la même sorte que celle-ci\u202f: ligne 200.',
  )
  expect(saidIn(wordsIn('en').t, more).message).toBe(
    'And 7 more remarks of the same kind as the one at line 200.',
  )
})

test('nothing is lost of the count, however the problems come', () => {
  const kinds = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 * MOST_OF_A_KIND })
  fc.assert(
    fc.property(kinds, codes => {
      const first = new KeptProblems()
      for (const code of codes) first.add([{ ...stray(1), code }])
      const again = new KeptProblems()
      again.add(first.list())
      expect([first.count, again.count]).toEqual([codes.length, codes.length])
    }),
    { numRuns: 20 },
  )
})
