import { expect, test } from 'vitest'
import { WORDS } from '../words.ts'
import { actionsFor } from './palette-actions.ts'

const WITHOUT_LIMIT = 100

function found(typed: string, language: 'fr' | 'en' = 'fr', most = WITHOUT_LIMIT): string[] {
  const { do: said, also } = WORDS[language].web.palette
  const actions = Object.entries(said).map(([key, words]) => ({
    key,
    words,
    also: also[key as keyof typeof also],
    run: () => {},
  }))
  return actionsFor(typed, actions, most).map(({ key }) => key)
}

test('an action is found by the beginnings of its words, whatever their order and accents', () => {
  expect(found('carnet saisir')).toEqual(['serial'])
  expect(found('REGL')[0]).toBe('settings')
  expect(found('arnet')).toEqual([])
})

test('an action is found by what others call it, after those that say it themselves', () => {
  expect(found('annuler')).toEqual(['undo', 'history'])
  expect(found('telephone')).toEqual(['devices'])
  expect(found('undo', 'en')).toEqual(['undo', 'history'])
  expect(found('jour')[0]).toBe('journal')
})

test('nothing typed shows all, something typed a few, signs alone none', () => {
  expect(found(' ')).toHaveLength(Object.keys(WORDS.fr.web.palette.do).length)
  expect(found('a', 'fr', 3)).toHaveLength(3)
  expect(found('?!')).toEqual([])
})
