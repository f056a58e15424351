import { expect, test } from 'vitest'
import { eventTitle, namesSaid } from './event-title.ts'

const plain = { channel: 'in-person' as const, place: '', note: '' }

test.each([
  [{ ...plain }, 'Rendez-vous avec Marie', 'Meeting with Marie'],
  [{ ...plain, place: 'Café de la Gare' }, 'Café avec Marie', 'Coffee with Marie'],
  [{ ...plain, note: 'on déjeune au parc ; déjeuner léger' }, 'Déjeuner avec Marie', 'Lunch with Marie'],
  [{ ...plain, note: 'petit-déjeuner' }, 'Rendez-vous avec Marie', 'Meeting with Marie'],
  [{ ...plain, note: 'décaféiné' }, 'Rendez-vous avec Marie', 'Meeting with Marie'],
  [{ ...plain, channel: 'call' as const, place: 'au café' }, 'Appel avec Marie', 'Call with Marie'],
  [{ ...plain, channel: 'mail' as const }, 'Courriel à Marie', 'Mail to Marie'],
])('%o', (encounter, fr, en) => {
  expect(eventTitle(encounter, ['Marie'], 'fr')).toBe(fr)
  expect(eventTitle(encounter, ['Marie'], 'en')).toBe(en)
})

test('nobody, and many', () => {
  expect(eventTitle({ ...plain, channel: 'video' }, [], 'fr')).toBe('Visio')
  expect(namesSaid(['Anne', 'Bob'], 'fr')).toBe('Anne et Bob')
  expect(namesSaid(['Anne', 'Bob', 'Cleo', 'Dan'], 'en')).toBe('Anne, Bob, Cleo, and Dan')
  expect(namesSaid(['Anne', 'Bob', 'Cleo', 'Dan', 'Eve'], 'fr')).toBe('Anne, Bob, Cleo et 2 autres')
})
