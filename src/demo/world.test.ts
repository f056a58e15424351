import { expect, test } from 'vitest'
import { addDays, day, daysBetween } from '../lib/day.ts'
import { inventWorld } from './world.ts'

const SIZE = { people: 1740, years: 3, language: 'fr' as const, seed: 4680, today: day('2026-11-21') }

test('the same seed invents the same desk, another seed another', () => {
  expect(inventWorld(SIZE)).toEqual(inventWorld(SIZE))
  expect(inventWorld({ ...SIZE, seed: 1 }).people[20]).not.toEqual(inventWorld(SIZE).people[20])
})

test('it has as many people as asked, each with an id of their own', () => {
  const { people, encounters } = inventWorld(SIZE)
  expect(people).toHaveLength(1740)
  expect(new Set(people.map(person => person.id)).size).toBe(1740)
  expect(new Set(encounters.map(encounter => encounter.id)).size).toBe(encounters.length)
})

test('three years of encounters, with weeks when almost nobody was seen', () => {
  const { encounters } = inventWorld(SIZE)
  const past = encounters.filter(encounter => !encounter.planned)
  expect(past.length).toBeGreaterThan(3_000)
  expect(past.length).toBeLessThan(8_000)
  const inWeeks = (fromWeeksAgo: number, weeks: number) =>
    past.filter(({ day }) => {
      const ago = daysBetween(day, SIZE.today)
      return ago <= fromWeeksAgo * 7 && ago > (fromWeeksAgo - weeks) * 7
    }).length
  expect(inWeeks(9, 6)).toBeLessThan(inWeeks(16, 6) * 0.5)
})

test('nobody lives with themselves: the household is never in an encounter', () => {
  const { people, encounters } = inventWorld(SIZE)
  const household = new Set(people.filter(person => person.acquaintance.household).map(person => person.id))
  expect(household.size).toBeGreaterThan(0)
  expect(encounters.some(encounter => encounter.personIds.some(id => household.has(id)))).toBe(false)
})

test('no mail or phone of the invented could be somebody’s', () => {
  for (const language of ['fr', 'en'] as const) {
    const { people } = inventWorld({ ...SIZE, language })
    const mails = people.flatMap(person => person.contact.emails.map(email => email.value))
    const phones = people.flatMap(person => person.contact.phones.map(phone => phone.value))
    expect(mails.filter(mail => !mail.endsWith('.example'))).toEqual([])
    expect(phones.filter(phone => !/^(06 39 98|\+33 6 39 98|07700 900|\+44 7700 900)/.test(phone))).toEqual(
      [],
    )
  }
})

test('what is planned is ahead or today', () => {
  const { encounters } = inventWorld(SIZE)
  const planned = encounters.filter(encounter => encounter.planned)
  expect(planned.length).toBeGreaterThan(0)
  expect(
    planned.every(encounter => encounter.day >= SIZE.today && encounter.day <= addDays(SIZE.today, 7)),
  ).toBe(true)
})
