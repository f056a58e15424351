import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { namesIndex } from './names-index.ts'

const PEOPLE: [string, string][] = [
  ['1', 'Élodie Nœl'],
  ['2', 'Marie Dupont'],
  ['3', 'Marion Dupond'],
  ['4', 'Jean-Marie de La Tour'],
  ['5', 'Le boulanger'],
]
const index = namesIndex(PEOPLE)
const namesFor = (words: string) => index.find(words).map(({ name }) => name)

describe('names are found as one types', () => {
  test('without accents, capitals or ligatures', () => {
    expect(namesFor('elod noel')).toEqual(['Élodie Nœl'])
  })

  test('in any order of words', () => {
    expect(namesFor('dupont marie')).toEqual(['Marie Dupont'])
  })

  test('by beginnings, whole words first, then in the order given', () => {
    expect(namesFor('mari')).toEqual(['Marie Dupont', 'Marion Dupond', 'Jean-Marie de La Tour'])
    expect(namesFor('marie')).toEqual(['Marie Dupont', 'Jean-Marie de La Tour'])
  })

  test('one slip is forgiven when nobody fits', () => {
    expect(namesFor('boulagner')).toEqual(['Le boulanger'])
    expect(namesFor('duppont marie')).toEqual(['Marie Dupont'])
  })

  test('two slips and short words are not', () => {
    expect(namesFor('boulagenr')).toEqual([])
    expect(namesFor('lz')).toEqual([])
  })

  test('inside of words after their beginnings, where that is wanted', () => {
    const anywhere = (words: string) => index.findAnywhere(words).map(({ name }) => name)
    expect(namesFor('pon')).toEqual([])
    expect(anywhere('pon')).toEqual(['Marie Dupont', 'Marion Dupond'])
    expect(anywhere('upont ari')).toEqual(['Marie Dupont'])
    expect(anywhere('la')).toEqual(['Jean-Marie de La Tour'])
    expect(anywhere('boulagner')).toEqual(['Le boulanger'])
    expect(anywhere(' ')).toEqual([])
  })

  test('nothing typed finds nobody', () => {
    expect(namesFor(' - ')).toEqual([])
  })
})

test('law: everybody is found by the whole of their name', () => {
  const names = fc.array(fc.stringMatching(/^[a-zéœ]{2,6} [a-zéœ]{2,6}$/), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(names, list => {
      const index = namesIndex(list.map((name, i) => [String(i), name]))
      return list.every((name, i) => index.find(name, list.length).some(({ id }) => id === String(i)))
    }),
  )
})
