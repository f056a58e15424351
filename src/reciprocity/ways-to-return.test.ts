import { expect, test } from 'vitest'
import { lookedFor } from './looked-for.ts'
import { type ReturnGrounds, type Works, waysToReturn } from './ways-to-return.ts'

function works(id: string, changes: Partial<Works> = {}): Works {
  return { id, name: id, organisation: '', title: '', town: '', skills: [], tags: [], ...changes }
}

function grounds({ person, ...changes }: Partial<ReturnGrounds> = {}): ReturnGrounds {
  return {
    person: { ...works('sophie'), relations: [], looksFor: [], knows: new Set(), ...person },
    mandates: [],
    others: [],
    promises: [],
    hasRecommendation: false,
    ...changes,
  }
}

const sophie = (changes: Partial<ReturnGrounds['person']>) => ({ ...grounds().person, ...changes })

test('where nothing is known, one asks', () => {
  expect(waysToReturn(grounds())).toEqual([{ way: 'ask' }])
})

test('what was promised stands first', () => {
  const promises = [{ id: 'p', text: 'lui prêter le livre' }]
  expect(waysToReturn(grounds({ promises }))[0]).toEqual({ way: 'promise', ...promises[0] })
})

test('an open mandate that needs what they can do, however it is written', () => {
  const mandates = [
    { id: 'a', what: 'Refonte', skills: ['Rédaction', 'photo'] },
    { id: 'b', what: 'Affiche', skills: ['illustration'] },
  ]
  const ways = waysToReturn(grounds({ person: sophie({ skills: ['redaction'] }), mandates }))
  expect(ways).toEqual([{ way: 'mandate', id: 'a', what: 'Refonte', skills: ['Rédaction'] }, { way: 'ask' }])
})

test('whom they would gain to meet: what they look for first, then what both do, never a colleague or an acquaintance', () => {
  const person = sophie({
    looksFor: ['une graphiste pour son site'],
    skills: ['rédaction'],
    town: 'Toulon',
    organisation: 'Studio Aria',
    knows: new Set(['tied']),
  })
  const others = [
    works('designer', { title: 'Graphiste', town: 'Toulon' }),
    works('writer', { skills: ['Rédaction'] }),
    works('neighbour', { town: 'Toulon' }),
    works('colleague', { skills: ['rédaction'], organisation: 'studio aria' }),
    works('tied', { skills: ['rédaction'] }),
  ]
  expect(waysToReturn(grounds({ person, others })).slice(0, -1)).toEqual([
    {
      way: 'meet',
      person: { id: 'designer', name: 'designer' },
      reasons: [
        { because: 'looks-for', words: 'une graphiste pour son site' },
        { because: 'town', words: 'Toulon' },
      ],
    },
    {
      way: 'meet',
      person: { id: 'writer', name: 'writer' },
      reasons: [{ because: 'skill', words: 'Rédaction' }],
    },
  ])
})

test('a word in their favour is for those one worked with, once', () => {
  const person = sophie({ relations: ['client'] })
  expect(waysToReturn(grounds({ person })).map(({ way }) => way)).toEqual(['recommendation', 'ask'])
  expect(waysToReturn(grounds({ person, hasRecommendation: true })).map(({ way }) => way)).toEqual(['ask'])
})

test('what a note says that somebody looks for, and nothing else of it', () => {
  expect(lookedFor('Elle cherche un accordeur de clavecin.')).toBe('un accordeur de clavecin')
  expect(lookedFor('belle journée ; il recherche une assistante, à mi-temps')).toBe('une assistante')
  expect(lookedFor('a besoin d’un comptable')).toBe('un comptable')
  expect(lookedFor('She’s looking for a desk in town.')).toBe('a desk in town')
  expect(lookedFor('son divorce a été long')).toBeNull()
})
