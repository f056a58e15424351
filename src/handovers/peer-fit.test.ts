import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import {
  type PastHandover,
  type PeerFacts,
  type PeerProfile,
  rankPeers,
  trustOf,
  type Wanted,
} from './peer-fit.ts'

const TODAY = day('2026-11-21')
const WANTED: Wanted = {
  mandateId: 'm',
  what: 'Refonte du site',
  skills: ['Identité visuelle', 'web'],
  place: 'Rennes',
  languages: [],
  dayCents: 45_000,
  currency: 'EUR',
}

function peer(personId: string, facts: Partial<PeerFacts> = {}): PeerFacts {
  const favours = { given: 0, received: 0, mandatesReceived: 0 }
  return {
    personId,
    relations: [],
    trade: null,
    skills: [],
    town: '',
    profile: null,
    past: [],
    favours,
    ...facts,
  }
}

function said(profile: Partial<PeerProfile>): PeerProfile {
  return {
    availability: 'unknown',
    availableFrom: null,
    rateFromCents: null,
    rateToCents: null,
    currency: 'EUR',
    languages: [],
    saidOn: addDays(TODAY, -10),
    ...profile,
  }
}

function closed(went: Partial<PastHandover> = {}): PastHandover {
  return {
    mandateId: 'before',
    state: 'closed',
    answeredOn: addDays(TODAY, -200),
    deliveredWell: true,
    toldMe: null,
    clientPleased: true,
    returned: null,
    ...went,
  }
}

const keys = (reasons: { key: string }[]) => reasons.map(({ key }) => key)
const only = (facts: PeerFacts, wanted = WANTED) =>
  rankPeers([facts], wanted, TODAY)[0] as ReturnType<typeof rankPeers>[0]

test('who can do it, is there, has time and fits the budget comes first, and every reason is a fact', () => {
  const lina = peer('lina', {
    relations: ['peer'],
    skills: ['identite visuelle', 'Web'],
    town: 'Rennes',
    profile: said({ availability: 'free', rateFromCents: 40_000, rateToCents: 50_000 }),
    past: [closed(), closed()],
  })
  const karim = peer('karim', { relations: ['peer'], skills: ['plomberie'], town: 'Brest' })
  const [first, second] = rankPeers([karim, lina], WANTED, TODAY)
  expect(first?.personId).toBe('lina')
  expect(first?.reasons).toContainEqual({ key: 'skills', list: ['Identité visuelle', 'web'] })
  expect(first?.reasons).toContainEqual({ key: 'deliveredPleased', count: 2 })
  expect(keys(first?.reasons ?? [])).toEqual(['skills', 'deliveredPleased', 'free', 'place', 'rate', 'peer'])
  expect(keys(second?.against ?? [])).toEqual(['skillsOther', 'elsewhere'])
})

test('what is not known is said, and counts neither for nor against', () => {
  const fit = only(peer('x'))
  expect(fit.score).toBe(0)
  expect(keys(fit.unknown)).toEqual([
    'skillsUnknown',
    'neverPassed',
    'timeUnknown',
    'townUnknown',
    'rateUnknown',
  ])
})

test('who said no to this mandate comes last, whatever they can do', () => {
  const no = { state: 'declined' as const, mandateId: 'm', answeredOn: addDays(TODAY, -1) }
  const best = peer('best', { skills: WANTED.skills, past: [closed(), closed(no)] })
  expect(rankPeers([best, peer('other')], WANTED, TODAY).map(({ personId }) => personId)).toEqual([
    'other',
    'best',
  ])
})

test('time said four months ago is old, and time said to be free later is so once the day has come', () => {
  const old = only(peer('x', { profile: said({ availability: 'full', saidOn: addDays(TODAY, -121) }) }))
  expect(keys(old.unknown)).toContain('timeOld')
  const later = only(
    peer('x', { profile: said({ availability: 'later', availableFrom: addDays(TODAY, 30) }) }),
  )
  expect(later.reasons).toContainEqual({ key: 'freeFrom', day: addDays(TODAY, 30) })
  const come = only(peer('x', { profile: said({ availability: 'later', availableFrom: TODAY }) }))
  expect(keys(come.reasons)).toContain('free')
})

test('a rate in another currency is not compared', () => {
  const fit = only(peer('x', { profile: said({ rateFromCents: 10_000, currency: 'CHF' }) }))
  expect(keys(fit.unknown)).toContain('rateUnknown')
})

test('trust lies between nothing and all, at a half where nothing is known, and never falls with good news', () => {
  expect(trustOf([])).toBe(0.5)
  const known = fc.constantFrom(true, false, null)
  const past = fc.array(
    fc
      .record({ deliveredWell: known, toldMe: known, clientPleased: known, returned: known })
      .map(went => closed(went)),
  )
  fc.assert(
    fc.property(past, each => {
      expect(trustOf(each)).toBeGreaterThan(0)
      expect(trustOf(each)).toBeLessThan(1)
      expect(trustOf([...each, closed()])).toBeGreaterThanOrEqual(trustOf(each))
    }),
  )
})

test('the order does not depend on the order people come in', () => {
  const people = ['a', 'b', 'c', 'd'].map((id, i) =>
    peer(id, { relations: i % 2 ? ['peer'] : [], skills: i > 1 ? ['web'] : [] }),
  )
  fc.assert(
    fc.property(fc.shuffledSubarray(people, { minLength: 4 }), shuffled => {
      expect(rankPeers(shuffled, WANTED, TODAY)).toEqual(rankPeers(people, WANTED, TODAY))
    }),
  )
})
