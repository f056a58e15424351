import { expect, test } from 'vitest'
import { topicOf } from './topic.ts'

const TU = { language: 'fr', form: 'tu' } as const
const VOUS = { language: 'fr', form: 'vous' } as const
const EN = { language: 'en', form: 'tu' } as const

test('what they look for is said back to them', () => {
  expect(topicOf('elle cherche un développeur', VOUS)).toEqual({ kind: 'seeking', words: 'un développeur' })
  expect(topicOf('Fatigué ; il cherche un bureau pour son équipe.', TU)?.words).toBe(
    'un bureau pour ton équipe',
  )
  expect(topicOf('ils cherchent une salle pour leurs ateliers, à Lyon', VOUS)?.words).toBe(
    'une salle pour vos ateliers',
  )
  expect(topicOf("she's looking for a tenant for her flat", EN)?.words).toBe('a tenant for your flat')
})

test('what was spoken of keeps its preposition', () => {
  expect(topicOf('on a parlé du bail, et de vélo', TU)).toEqual({ kind: 'talked', words: 'du bail' })
  expect(topicOf('talked about his new workshop', EN)).toEqual({ kind: 'talked', words: 'your new workshop' })
})

test('the rest of a note never enters a message', () => {
  expect(topicOf('divorce difficile', VOUS)).toBeNull()
  expect(topicOf('recherche de financement en cours', VOUS)).toBeNull()
  expect(topicOf('', EN)).toBeNull()
})
