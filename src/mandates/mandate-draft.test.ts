import { expect, test } from 'vitest'
import { find } from '../../test/support/mandate-cases.ts'
import { day } from '../lib/day.ts'
import { firstUnsureIn, lineDraft, mandateBody, NO_LINE_CORRECTIONS } from './mandate-draft.ts'
import { askedOf, proposeProvenance } from './propose-provenance.ts'
import { readMandate } from './read-mandate.ts'

const TODAY = day('2026-11-21')

function ids(): () => string {
  let last = 0
  return () => `n${++last}`
}

const draftOf = (line: string, corrections = {}) =>
  lineDraft(readMandate(line, find), { ...NO_LINE_CORRECTIONS, ...corrections })
const bodyOf = (line: string, corrections = {}) =>
  mandateBody(draftOf(line, corrections), { today: TODAY, currency: 'CHF', newId: ids() })

test('a line becomes a mandate: known people by their ids, new ones once, shares as said', () => {
  const body = bodyOf(
    'Site pour Zoé Riou chez Aria, 4 500 €, par Sophie 70 %, qui le tient de Zoé Riou, et le coworking',
  )
  expect(body).toMatchObject({
    what: 'Site',
    clientId: 'n1',
    organisation: 'Aria',
    amountCents: 450_000,
    currency: 'EUR',
    stage: 'lead',
    heardOn: TODAY,
    newPeople: [{ id: 'n1', name: 'Zoé Riou' }],
  })
  expect(
    body.contributions.map(({ kind, label, personIds, share }) => [kind, label, personIds, share]),
  ).toEqual([
    ['referral', '', ['1', 'n1'], 7000],
    ['place', 'coworking', [], 3000],
  ])
})

test('the currency of the desk stands where none is said', () => {
  expect(bodyOf('Logo, 800').currency).toBe('CHF')
})

test('somebody to choose is asked before saving, then chosen', () => {
  const draft = draftOf('Site, par Paul')
  expect(firstUnsureIn(draft)?.text).toBe('Paul')
  const paul = { kind: 'known', person: { id: '4', name: 'Paul Martin' } } as const
  const chosen = draftOf('Site, par Paul', { people: { Paul: paul } })
  expect(firstUnsureIn(chosen)).toBeNull()
  expect(chosen.sources[0]?.chain[0]?.who).toEqual(paul)
})

test('the client may be said to be somebody, or an organisation', () => {
  const zoe = { kind: 'new', name: 'Zoé Le Gall' } as const
  expect(draftOf('Site pour Aria', { client: zoe })).toMatchObject({
    organisation: 'Aria',
    client: { who: zoe },
  })
  expect(draftOf('Site pour Luc', { people: { Luc: null } })).toMatchObject({
    organisation: 'Luc',
    client: null,
  })
})

test('who is said to be nobody is where it came from, in words', () => {
  expect(draftOf('Site, par Machin', { people: { Machin: null } }).sources).toMatchObject([
    { kind: 'event', label: 'Machin', chain: [] },
  ])
})

test('a source is taken away, or is of another kind', () => {
  const line = 'Site, par Sophie et le coworking'
  const [sophie, place] = draftOf(line).sources.map(({ key }) => key) as [string, string]
  expect(draftOf(line, { sources: { [sophie]: null } }).sources).toMatchObject([{ kind: 'place' }])
  expect(draftOf(line, { sources: { [place]: { kind: 'network' } } }).sources[1]).toMatchObject({
    kind: 'network',
    label: 'coworking',
  })
})

const SOPHIE = { id: '1', name: 'Sophie Bernard' }
const LUC = { id: '2', name: 'Luc Moreau' }

test('the card of the client proposes where the mandate came from, when the line says nothing', () => {
  expect(askedOf([], SOPHIE)).toEqual(SOPHIE)
  expect(askedOf([], null)).toBeNull()
  expect(proposeProvenance([], { ...SOPHIE, metThrough: LUC, metAt: 'Open Coffee' })).toEqual({
    kind: 'referral',
    chain: [LUC],
    label: 'Open Coffee',
    extends: false,
  })
  expect(proposeProvenance([], { ...SOPHIE, metThrough: null, metAt: 'le coworking' })).toMatchObject({
    kind: 'place',
    chain: [],
  })
  expect(proposeProvenance([], { ...SOPHIE, metThrough: null, metAt: '' })).toBeNull()
})

test('the card of the nearest person proposes the rest of the chain, never in a circle', () => {
  const one = [{ kind: 'referral' as const, chain: [SOPHIE], label: '' }]
  expect(askedOf(one, LUC)).toEqual(SOPHIE)
  expect(proposeProvenance(one, { ...SOPHIE, metThrough: LUC, metAt: '' })).toEqual({
    kind: 'referral',
    chain: [SOPHIE, LUC],
    label: '',
    extends: true,
  })
  const two = [{ kind: 'referral' as const, chain: [SOPHIE, LUC], label: '' }]
  expect(proposeProvenance(two, { ...LUC, metThrough: SOPHIE, metAt: '' })).toBeNull()
  expect(askedOf([...one, { kind: 'place', chain: [], label: 'le coworking' }], LUC)).toBeNull()
  expect(askedOf([{ kind: 'referral', chain: [SOPHIE], label: 'Open Coffee' }], LUC)).toBeNull()
})

test('what a card proposed stands in the place of the source it goes on from', () => {
  const line = 'Site, par Sophie et le coworking'
  const key = draftOf(line).sources[0]?.key as string
  const source = { kind: 'referral' as const, chain: [SOPHIE, LUC], label: '', extends: true }
  const { sources } = draftOf(line, { accepted: [{ key, source }] })
  expect(sources.map(({ kind, chain }) => [kind, chain.map(({ text }) => text)])).toEqual([
    ['referral', ['Sophie Bernard', 'Luc Moreau']],
    ['place', []],
  ])
})
