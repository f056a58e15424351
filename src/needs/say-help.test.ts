import { expect, test } from 'vitest'
import { wordsIn } from '../words.ts'
import { sayHelp } from './say-help.ts'

const GAVE = {
  kind: 'gave',
  favours: [
    { favour: 'introduction', count: 2 },
    { favour: 'advice', count: 1 },
  ],
} as const

test('what somebody did is one sentence, each kind with its number', () => {
  const reason = { ...GAVE, favours: [...GAVE.favours] }
  expect(sayHelp(reason, { t: wordsIn('fr').t, language: 'fr' })).toBe(
    'Vous a déjà fait rencontrer quelqu’un deux fois et donné un conseil.',
  )
  expect(sayHelp(reason, { t: wordsIn('en').t, language: 'en' })).toBe(
    'Has already introduced you to someone twice and given you advice.',
  )
})
