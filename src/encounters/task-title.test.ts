import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTaskTitle, taskTitle, textOfTitle } from './task-title.ts'

const text = fc.constantFrom('rendre le livre', 'a (b)', 'le devis (Marie Dupont)', 'rappeler Marie', '?')
const name = fc.constantFrom('Marie Dupont', 'Élise Roux', 'Yann (le voisin)', null)
const by = fc.constantFrom('me' as const, 'them' as const)
const language = fc.constantFrom('fr' as const, 'en' as const)

test('the text comes back of its title, whoever it is for and whoever does it', () => {
  fc.assert(
    fc.property(text, name, by, language, (said, who, whose, tongue) => {
      const task = { text: said, by: whose }
      expect(textOfTitle(taskTitle(task, who, tongue), task, who, tongue)).toBe(said)
    }),
  )
})

test.each([
  ['rendre le livre (attendu d’Élise Roux)', { text: 'rendre le livre', by: 'them', name: 'Élise Roux' }],
  ['rendre le livre (attendu)', { text: 'rendre le livre', by: 'them', name: null }],
  ['the book (expected from Paul)', { text: 'the book', by: 'them', name: 'Paul' }],
  ['le devis (Paul Martin)', { text: 'le devis', by: 'me', name: 'Paul Martin' }],
  ['le devis', { text: 'le devis', by: 'me', name: null }],
])('%s', (title, read) => {
  expect(readTaskTitle(title)).toEqual(read)
})

test('words put behind by hand stay', () => {
  expect(textOfTitle('le livre (tome 2)', { text: 'le livre', by: 'me' }, 'Paul', 'fr')).toBe(
    'le livre (tome 2)',
  )
})
