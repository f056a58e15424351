import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { forTheMorning, type ThanksDue } from './shown.ts'

function due(name: string, occasion: ThanksDue['occasion']): ThanksDue {
  const person = { id: name, name } as ThanksDue['person']
  const about = { mandateId: 'work', favourId: null, mandate: null, favour: null, nearer: null, place: null }
  return { ...about, key: `${occasion} ${name}`, person, occasion, dueOn: day('2026-11-21'), ways: ['mail'] }
}

test('a morning brings two at most, thanks before news, never two to one person', () => {
  const all = [due('Sophie', 'news'), due('Luc', 'won'), due('Luc', 'favour'), due('Marie', 'favour')]
  expect(forTheMorning(all).map(({ key }) => key)).toEqual(['won Luc', 'favour Marie'])
  expect(forTheMorning(all.slice(0, 1)).map(({ key }) => key)).toEqual(['news Sophie'])
  expect(forTheMorning([])).toEqual([])
})
