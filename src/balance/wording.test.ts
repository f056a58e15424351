import { expect, test } from 'vitest'
import { readWording, type Wording } from './wording.ts'

const three = ['oui', 'plus ou moins', 'non']
const BUILT_IN: Wording = {
  source: null,
  scales: {
    djg6: { items: ['a', 'b', 'c', 'd', 'e', 'f'], answers: three },
    ucla3: { items: ['g', 'h', 'i'], answers: three },
    ons: { items: ['j'], answers: ['1', '2', '3', '4', '5'] },
  },
}

test('a file replaces the scales it holds, and says where they are from', () => {
  const ucla3 = { items: ['un', 'deux', 'trois'], answers: ['jamais', 'parfois', 'souvent'] }
  const { value, problem } = readWording(JSON.stringify({ source: ' Une thèse ', ucla3 }), BUILT_IN)
  expect(problem).toBeNull()
  expect(value).toEqual({ source: 'Une thèse', scales: { ...BUILT_IN.scales, ucla3 } })
})

test.each([
  ['{', 'JSON'],
  ['[]', 'JSON'],
  ['{}', 'source'],
  ['{"source":"x","djg6":{"items":["a"],"answers":["a","b","c"]}}', 'djg6.items'],
  ['{"source":"x","ons":{"items":["a"],"answers":["a"]}}', 'ons.answers'],
  ['{"source":"x","ons":{"items":[1],"answers":[]}}', 'ons.items'],
])('%s is not used, and where it is wrong is said', (text, where) => {
  expect(readWording(text, BUILT_IN)).toEqual({ value: null, problem: where })
})
