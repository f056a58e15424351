import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { MOST_POSSIBLE, type PossibleMember, possibleClients, TOGETHER_FIRST } from './possible-clients.ts'
import { broughtBy, type Come, type Met, metHere } from './what-it-brought.ts'

const NOTAIRE = { id: 'c', name: 'Luc Morel', title: 'notaire', organisation: 'Étude Morel' }

test('the same trade, the same house and what is needed are reasons; a title that everybody has is none', () => {
  const found = (person: Partial<PossibleMember['person']>) =>
    possibleClients([member(person)], { clients: [NOTAIRE], needs: [] })[0]?.reasons
  expect(found({ title: 'Notaire associée' })).toEqual([
    { kind: 'trade', title: 'Notaire associée', client: 'Luc Morel' },
  ])
  expect(found({ organisation: 'etude morel' })).toMatchObject([{ kind: 'organisation' }])
  expect(found({ title: 'boulangère' })).toBeUndefined()
  const boss = { ...NOTAIRE, title: 'directrice' }
  expect(possibleClients([member({ title: 'directrice' })], { clients: [boss], needs: [] })).toEqual([])
})

test('of what is needed, only what somebody does or whom they know is told here, never what they gave', () => {
  const because = { kind: 'does', by: 'title', words: 'libraire' } as const
  const need = (reasons: object[]) => ({
    id: 'n',
    what: 'un libraire',
    helpers: [{ person: { id: 'a' }, reasons: reasons as (typeof because)[] }],
  })
  const gave = { kind: 'gave', favours: [] }
  expect(possibleClients([member({})], { clients: [], needs: [need([gave, because])] })).toMatchObject([
    { reasons: [{ kind: 'need', what: 'un libraire', because }] },
  ])
  expect(possibleClients([member({})], { clients: [], needs: [need([gave])] })).toEqual([])
})

test('nobody is told before three times together, nor once left out, nor without a reason, nor more than three', () => {
  const members = fc.array(
    fc.record({
      together: fc.nat(8),
      isLeftOut: fc.boolean(),
      title: fc.constantFrom('notaire', 'facteur', ''),
    }),
    { maxLength: 15 },
  )
  fc.assert(
    fc.property(members, all => {
      const people = all.map(({ title, ...rest }, i) => ({ ...member({ id: `m${i}`, title }), ...rest }))
      const told = possibleClients(people, { clients: [NOTAIRE], needs: [] })
      expect(told.length).toBeLessThanOrEqual(MOST_POSSIBLE)
      for (const { person, together, reasons } of told) {
        expect(together).toBeGreaterThanOrEqual(TOGETHER_FIRST)
        expect(reasons.length).toBeGreaterThan(0)
        expect(people.find(({ person: { id } }) => id === person.id)?.isLeftOut).toBe(false)
      }
    }),
  )
})

test('met here: the first encounter was a session, or the card names the club; another place on the card says no', () => {
  const here = (changes: Partial<Met>) => metHere([met(changes)], ['Chorale du Port', '']).has('a')
  const [first, later] = [day('2026-01-06'), day('2026-02-03')]
  expect(here({ firstOn: first, firstHereOn: first })).toBe(true)
  expect(here({ firstOn: first, firstHereOn: later })).toBe(false)
  expect(here({ firstOn: first, firstHereOn: first, metOn: day('2020-01-01') })).toBe(false)
  expect(here({ metAt: 'à la chorale du port' })).toBe(true)
  expect(here({ firstOn: first, firstHereOn: first, metAt: 'au lycée' })).toBe(false)
  expect(here({})).toBe(false)
})

test('money counts for their part in it, from the day they were met', () => {
  const since = day('2026-01-06')
  const members = [met({ firstOn: since, firstHereOn: since })]
  const come = (changes: Partial<Come>): Come => ({
    ...{ id: 'm', what: 'un site', stage: 'won', heardOn: day('2026-05-01'), amountCents: 100_000 },
    ...{ per: 'whole', daysHundredths: null, currency: 'EUR', clientId: null },
    contributions: [
      { personIds: ['a', 'z'], share: 6_000 },
      { personIds: ['y'], share: 4_000 },
    ],
    ...changes,
  })
  const brought = (changes: Partial<Come>) =>
    broughtBy(members, metHere(members, ['Chorale']), { mandates: [come(changes)], favours: [] })
  expect(brought({}).won).toEqual([{ cents: 60_000, currency: 'EUR' }])
  expect(brought({ clientId: 'a', contributions: [] }).won).toEqual([{ cents: 100_000, currency: 'EUR' }])
  expect(brought({ heardOn: day('2025-12-01') }).mandates).toEqual([])
  expect(brought({ stage: 'lead' })).toMatchObject({ mandates: [{ id: 'm' }], won: [] })
  const favours = [
    { personId: 'a', direction: 'received' as const, day: day('2026-03-01') },
    { personId: 'a', direction: 'given' as const, day: day('2025-03-01') },
    { personId: 'z', direction: 'given' as const, day: day('2026-03-01') },
  ]
  const here = metHere(members, ['Chorale'])
  expect(broughtBy(members, here, { mandates: [], favours }).favours).toEqual({ received: 1, given: 0 })
})

function member(person: Partial<PossibleMember['person']>): PossibleMember {
  return {
    person: { id: 'a', name: 'Ana Riou', title: '', organisation: '', ...person },
    together: 3,
    isLeftOut: false,
  }
}

function met(changes: Partial<Met>): Met {
  return {
    person: { id: 'a', name: 'Ana' },
    firstOn: null,
    firstHereOn: null,
    metOn: null,
    metAt: '',
    ...changes,
  }
}
