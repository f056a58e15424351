import { expect, test } from 'vitest'
import { MARK, marksOver, markWeeks } from '../encounters/contact-weeks.ts'
import { addDays, day } from '../lib/day.ts'
import {
  type CompanyLog,
  companyFigures,
  type DayManner,
  type LogPerson,
  mixedTies,
  networksAt,
} from './company-figures.ts'
import { lastFullWeeks, peopleByWeek, wholeWeeks } from './weekly.ts'

const MONDAY = day('2026-10-26')
const span = { from: MONDAY, to: addDays(MONDAY, 27) }
const met = MARK['in-person']

function person(id: string, weeks: number[], more: Partial<LogPerson> = {}): LogPerson {
  return { id, relations: [], trade: null, weeks: Uint8Array.from(weeks), ...more }
}

function manner(on: number, changes: Partial<DayManner> = {}): DayManner {
  const none = { micro: 0, chosen: 0, endured: 0, personal: 0, professional: 0, mixed: 0 }
  return { day: addDays(MONDAY, on), mode: 'in-person', encounters: 1, ...none, ...changes }
}

function log(changes: Partial<CompanyLog> = {}): CompanyLog {
  const empty = {
    people: [],
    manners: [],
    metAtClubsOutside: [],
    saidInCompany: new Set<never>(),
    noted: new Set<never>(),
  }
  return { from: MONDAY, ...empty, away: new Set(), ...changes }
}

test('the four channels are kept apart, and somebody is once in each week', () => {
  const people = [person('a', [met | MARK.call, met, 0, 0]), person('b', [MARK.writing, 0, 0, 0])]
  const figures = companyFigures(span, log({ people }))
  expect(figures).toMatchObject({ people: 2, peopleAWeek: 0.75 })
  expect(figures.modes['in-person']).toMatchObject({ people: 1, peopleAWeek: 0.5 })
  expect(figures.modes.writing).toMatchObject({ people: 1, peopleAWeek: 0.25 })
  expect(peopleByWeek(people, MONDAY, 2).map(week => week.people)).toEqual([2, 1])
})

test('the longest stretch passes over days away, and tells which of its days have no note', () => {
  const noted = new Set([0, 1, 2, 8, 9].map(each => addDays(MONDAY, each)))
  const away = new Set([3, 4].map(each => addDays(MONDAY, each)))
  const manners = [manner(0), manner(9), manner(10), manner(20), manner(2, { mode: 'call' })]
  const { alone } = companyFigures(span, log({ manners, noted, away }))
  expect(alone).toEqual({ from: addDays(MONDAY, 11), to: addDays(MONDAY, 19), days: 9, unnoted: 9 })
  const busy = Array.from({ length: 28 }, (_, each) => manner(each))
  expect(companyFigures(span, log({ manners: busy })).alone).toBeNull()
})

test('a half-day said to have had company is a day in company, once with what is noted', () => {
  const saidInCompany = new Set([3, 20, 40].map(each => addDays(MONDAY, each)))
  const figures = companyFigures(span, log({ saidInCompany, manners: [manner(3), manner(10)] }))
  expect(figures.modes['in-person']).toMatchObject({ days: 3, encounters: 2, people: 0 })
  expect(figures.alone).toMatchObject({ from: addDays(MONDAY, 11), days: 9 })
})

test('somebody who is two things counts for half in each; by letter alone, in none', () => {
  const people = [
    person('a', [met], { relations: ['friend', 'client'] }),
    person('b', [0, met], { relations: ['friend'] }),
    person('c', [met]),
    person('d', [MARK.writing], { relations: ['family'] }),
  ]
  const { kinds, withoutKind, diversity } = companyFigures(span, log({ people }))
  const counted = kinds.filter(kind => kind.people > 0)
  expect(counted).toEqual([
    { relation: 'friend', people: 1.5 },
    { relation: 'client', people: 0.5 },
  ])
  expect(withoutKind).toBe(1)
  expect(diversity.blau).toBeCloseTo(1 - 0.75 ** 2 - 0.25 ** 2, 12)
})

test('outside and inside are as the clubs count them', () => {
  const people = [
    person('a', [met], { trade: 'outside' }),
    person('b', [met], { relations: ['client'] }),
    person('c', [met]),
    person('d', [met | MARK.metPersonal]),
    person('e', [met]),
  ]
  const metAtClubsOutside = [{ personId: 'c', day: addDays(MONDAY, 3) }]
  const { outside } = companyFigures(span, log({ people, metAtClubsOutside }))
  expect(outside).toMatchObject({ outside: 3, inside: 1, unknown: 1, share: null })
})

test('an empty log is no people, no diversity, and much doubt', () => {
  const figures = companyFigures(span, log())
  expect(figures).toMatchObject({ people: 0, peopleAWeek: 0, encounters: 0 })
  expect(figures.diversity.shannon).toBeNull()
  expect(figures.completeness).toMatchObject({ share: 0, doubt: 'much' })
})

test('a network is alive by all of its people together, and by the club’s sessions', () => {
  const from = addDays(span.to, 1 - 7 * 52)
  const alternate = (odd: number) => Array.from({ length: 52 }, (_, week) => (week % 8 === odd ? met : 0))
  const people = [
    person('a', alternate(1), { relations: ['friend'] }),
    person('b', alternate(5), { relations: ['friend'] }),
    person('c', alternate(3), { relations: ['family'] }),
  ]
  const sessions = Array.from({ length: 12 }, (_, each) => addDays(span.to, -28 * each))
  const { networks, standing } = networksAt(span.to, { people, from }, sessions, from)
  const active = networks.filter(({ isActive }) => isActive).map(({ network }) => network)
  expect(active).toEqual(['friends', 'associations'])
  expect(standing).toBe('several')
})

test('business and what is personal in one tie, over some weeks', () => {
  const people = [
    person('a', [MARK.personal, MARK.professional]),
    person('b', [MARK.professional, MARK.professional]),
  ]
  expect(mixedTies({ from: MONDAY, to: addDays(MONDAY, 13) }, { people, from: MONDAY })).toEqual(['a'])
})

test('weeks run from Monday to Sunday', () => {
  expect(lastFullWeeks(day('2026-11-21'), 4)).toEqual({ from: '2026-10-19', to: '2026-11-15' })
  expect(lastFullWeeks(day('2026-11-22'), 1)).toEqual({ from: '2026-11-09', to: '2026-11-15' })
  expect(lastFullWeeks(day('2026-11-23'), 1)).toEqual({ from: '2026-11-16', to: '2026-11-22' })
  expect(wholeWeeks({ from: day('2026-11-18'), to: day('2026-11-18') })).toEqual({
    from: '2026-11-16',
    to: '2026-11-22',
  })
})

test('marks are read back over any weeks', () => {
  const contact = { channel: 'in-person' as const, initiator: null, sphere: 'both' as const }
  const marked = markWeeks([
    { ...contact, day: day('2026-11-01') },
    { ...contact, day: day('2026-11-16'), channel: 'mail', sphere: null },
  ])
  expect(marked).toEqual({ since: '2026-10-26', marks: 'c1000008' })
  expect([...marksOver(marked, day('2026-10-19'), 3)]).toEqual([0, 0xc1, 0])
  expect([...marksOver(marked, day('2026-11-16'), 3)]).toEqual([8, 0, 0])
  expect([...marksOver(marked, day('2026-12-28'), 2)]).toEqual([0, 0])
})
