import { expect, test } from 'vitest'
import { languageInWords } from './language-in-words.ts'

test('a language is named in another; what nobody knows stays as it is', () => {
  expect(languageInWords('en', 'fr')).toBe('anglais')
  expect(languageInWords('fr', 'en')).toBe('French')
  expect(languageInWords('not a code', 'fr')).toBe('not a code')
})
