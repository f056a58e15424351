import { expect, test } from 'vitest'
import { foldedWords } from '../lib/fold.ts'
import { isTrade, soughtWords, stemsOf, tells } from './sought-words.ts'

const finds = (sought: string, text: string) =>
  soughtWords([sought]).some(word => tells(foldedWords(text), word))

test.each([
  ['comptable', 'Experte-comptable'],
  ['comptable', 'accountant'],
  ['illustratrices', 'illustrateur'],
  ['translator', 'traductrice'],
  ['photographe', 'photo de mariage'],
  ['développeur React', 'Développeuse web'],
  ['hôtellerie', 'hôtelière'],
  ['SEO', 'consultant SEO'],
  ['plumber', 'plombier-chauffagiste'],
])('%s finds %s', (sought, text) => {
  expect(finds(sought, text)).toBe(true)
})

test.each([
  ['comptable', 'comptoir des îles'],
  ['SEO', 'Seoul'],
  ['art', 'artichaut'],
  ['une bonne personne', 'une bonne adresse'],
  ['vin', 'vintage'],
])('%s does not find %s', (sought, text) => {
  expect(finds(sought, text)).toBe(false)
})

test('each word is looked for once, whatever its gender and number', () => {
  expect(soughtWords(['graphiste', 'des graphistes', 'oiseaux']).map(({ word }) => word)).toEqual([
    'graphiste',
    'oiseaux',
  ])
})

test('a trade is known in both languages, and by its ending', () => {
  for (const word of ['comptable', 'lawyer', 'imprimeur', 'accordeur', 'ergonomist'])
    expect(isTrade(word)).toBe(true)
  for (const word of ['oiseaux', 'velo', 'birds']) expect(isTrade(word)).toBe(false)
  expect(stemsOf('avocate')).toContain('lawyer')
})
