import { expect, test } from 'vitest'
import { capitalised, numberInWords } from './number-words.ts'

test('small numbers are said in letters, larger ones in figures', () => {
  expect(numberInWords(7, { language: 'fr' })).toBe('sept')
  expect(numberInWords(1, { language: 'fr', feminine: true })).toBe('une')
  expect(numberInWords(1, { language: 'en', feminine: true })).toBe('one')
  expect(numberInWords(16, { language: 'en' })).toBe('sixteen')
  expect(numberInWords(17, { language: 'fr' })).toBe('17')
  expect(numberInWords(1200, { language: 'en' })).toBe('1,200')
})

test('a sentence begins with a capital, accents too', () => {
  expect(capitalised('échange')).toBe('Échange')
  expect(capitalised('')).toBe('')
})
