import { expect, test } from 'vitest'
import { addDays, type Day, day } from '../lib/day.ts'
import { type CompanyDay, companyOver, companySpan } from './company.ts'

const today = day('2026-11-21')

function ago(days: number, channel: CompanyDay['channel'] = 'in-person'): CompanyDay {
  return { day: addDays(today, -days), channel }
}

function everyWeek(weeks: number): CompanyDay[] {
  return Array.from({ length: weeks }, (_, i) => ago(i * 7))
}

test('the last 28 days, oldest first, each with the nearest company it had', () => {
  const { days, inPerson, voice, writing } = companyOver(
    [ago(0), ago(0, 'mail'), ago(1, 'video'), ago(1, 'call'), ago(2, 'network'), ago(28)],
    today,
    null,
  )
  expect(days).toHaveLength(28)
  expect(days[0]).toEqual({ day: '2026-10-25', mode: null })
  expect(days.slice(-3).map(({ mode }) => mode)).toEqual(['writing', 'voice', 'in-person'])
  expect({ inPerson, voice, writing }).toEqual({ inPerson: 1, voice: 1, writing: 2 })
})

test('the usual is the median of the windows before, and null under twelve weeks of them', () => {
  const first = (weeks: number): Day => addDays(today, 1 - weeks * 7)
  expect(companyOver(everyWeek(60), today, first(60)).usualInPerson).toBe(4)
  expect(companyOver(everyWeek(16), today, first(16)).usualInPerson).toBe(4)
  expect(companyOver(everyWeek(15), today, first(15)).usualInPerson).toBeNull()
  expect(companyOver([], today, null).usualInPerson).toBeNull()
})

test('the usual does not count the last 28 days, nor calls', () => {
  const lately = Array.from({ length: 28 }, (_, i) => ago(i))
  const calls = Array.from({ length: 200 }, (_, i) => ago(28 + i, 'call'))
  expect(companyOver([...lately, ...calls], today, addDays(today, -300)).usualInPerson).toBe(0)
})

test('a year is looked at', () => {
  expect(companySpan(today)).toEqual({ from: '2025-11-23', to: today })
})
