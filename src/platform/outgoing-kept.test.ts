import { expect, test } from 'vitest'
import { keptAnswers } from './outgoing-kept.ts'

const kept = (name: string, bytes: number, until = 100) => ({ value: { name }, bytes, until })

test('an answer is used again until its time is over', () => {
  const answers = keptAnswers<{ name: string }>({ most: 3, mostBytes: 100 })
  answers.put('a', kept('a', 10, 50))
  expect(answers.get('a', 49)).toEqual({ name: 'a' })
  expect(answers.get('a', 50)).toBeNull()
  expect(answers.get('a', 0)).toBeNull()
})

test('the one not asked for longest goes first', () => {
  const answers = keptAnswers<{ name: string }>({ most: 2, mostBytes: 100 })
  answers.put('a', kept('a', 10))
  answers.put('b', kept('b', 10))
  answers.get('a', 0)
  answers.put('c', kept('c', 10))
  expect(['a', 'b', 'c'].map(key => answers.get(key, 0)?.name ?? null)).toEqual(['a', null, 'c'])
})

test('bytes are counted, and given back', () => {
  const answers = keptAnswers<{ name: string }>({ most: 100, mostBytes: 100 })
  for (let i = 0; i < 50; i++) answers.put('same', kept('same', 60))
  answers.put('other', kept('other', 40))
  expect(answers.get('same', 0)).not.toBeNull()
  answers.put('more', kept('more', 40))
  expect(answers.get('other', 0)).toBeNull()
  expect(answers.get('same', 0)).not.toBeNull()
  answers.put('too much', kept('too much', 101))
  expect(answers.get('too much', 0)).toBeNull()
})
