import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TITLE_PEOPLE, TITLES } from '../../test/support/titles.ts'
import { day } from '../lib/day.ts'
import { type NamedInTitle, titleReader } from './title-names.ts'

const people = TITLE_PEOPLE.map(([name, organisation = '', town = '']) => ({
  id: name,
  name,
  organisation,
  town,
}))
const read = titleReader({ people, own: ['Ève Morin'], today: day('2026-11-22'), language: 'fr' })
const told = ({ personIds, isAsked, isBare }: NamedInTitle) =>
  `${isAsked ? '? ' : ''}${isBare ? '~ ' : ''}${personIds.join(' | ')}`

const only = { isAllDay: false, isSeries: false }
const namesIn = (title: string, how = only) => read({ title, ...how }).named.map(told)

test('a title names nobody who is not meant, and hardly misses whom it names', () => {
  for (const [title, expected] of TITLES) expect([title, ...namesIn(title)]).toEqual([title, ...expected])
  const proposed = TITLES.flatMap(([title]) => namesIn(title)).length
  const missed = TITLES.filter(([, , who]) => who !== undefined).length
  // As docs/measures.md#names-in-titles says.
  expect(TITLES.length).toBeGreaterThanOrEqual(80)
  expect({ titles: TITLES.length, proposed, missed }).toEqual({ titles: 173, proposed: 77, missed: 11 })
})

test('a whole day, or a series, names somebody only where it says that people meet', () => {
  for (const how of [
    { ...only, isAllDay: true },
    { ...only, isSeries: true },
  ]) {
    expect(namesIn('Marie Dupont', how)).toEqual([])
    expect(namesIn('Déjeuner Marie Dupont', how)).toEqual(['Marie Dupont'])
    expect(namesIn('Anniversaire Marie Dupont', how)).toEqual([])
  }
})

test('a call is a call, and a town or firm of a card makes nobody of its bearer', () => {
  expect(read({ title: 'Call Marie Dupont', ...only }).channel).toBe('call')
  expect(read({ title: 'Visio Marie Dupont', ...only }).channel).toBe('video')
  expect(read({ title: 'Déjeuner Marie Dupont', ...only }).channel).toBe('in-person')
  const cards = [
    { id: 'k', name: 'Yann Plouzané' },
    { id: 'o', name: 'Lise Marin', town: 'Plouzané' },
  ]
  const { named } = titleReader({ people: cards, own: [], today: day('2026-11-22'), language: 'fr' })({
    title: 'RDV Plouzané',
    ...only,
  })
  expect(named).toEqual([])
})

test('any title at all is read, and only people of the cardex are told', () => {
  const ids = new Set(people.map(({ id }) => id))
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(...people),
      (noise, { name }) => {
        for (const title of [noise, `${noise} ${name}`, `${name}${noise}`]) {
          const { named } = read({ title, ...only })
          expect(named.every(({ personIds }) => personIds.every(id => ids.has(id)))).toBe(true)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('who bears a word is found without looking at everybody', () => {
  let looked = 0
  const many = Array.from({ length: 5000 }, (_, i) => {
    const name = `Prénom${i % 50} Nom${i}`
    return {
      id: String(i),
      get name() {
        looked++
        return name
      },
    }
  })
  const readMany = titleReader({ people: many, own: [], today: day('2026-11-22'), language: 'fr' })
  const atFirst = looked
  for (let i = 0; i < 200; i++) {
    expect(readMany({ title: `Déjeuner Prénom${i % 50} Nom${i}`, ...only }).named[0]?.personIds).toEqual([
      String(i),
    ])
  }
  expect(looked).toBe(atFirst)
})
