import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { understand } from './capture.ts'
import {
  bodyOf,
  type Corrections,
  draftOf,
  firstUnsure,
  followUpsOf,
  isComplete,
  NO_CORRECTIONS,
  nameFrom,
} from './capture-draft.ts'
import type { KnownPerson } from './capture-people.ts'

const TODAY = day('2026-11-21')
const MARIE = { id: 'marie', name: 'Marie Dupont' }
const OTHER = { id: 'other', name: 'Marie Durand' }

function draft(line: string, corrections: Partial<Corrections> = {}, people: KnownPerson[] = [MARIE]) {
  const findPeople = (words: string) =>
    people.filter(({ name }) => name.toLowerCase().startsWith(words.toLowerCase()))
  const reading = understand(line, { today: TODAY, language: 'fr', findPeople })
  return draftOf(reading, { ...NO_CORRECTIONS, ...corrections }, TODAY)
}

function ids() {
  let next = 0
  return () => `id-${++next}`
}

test('what was read is what is saved', () => {
  const body = bodyOf(draft('café avec Marie Dupont hier 40 min'), ids())
  expect(body).toMatchObject({
    day: '2026-11-20',
    channel: 'in-person',
    minutes: 40,
    size: 'long',
    personIds: ['marie'],
    newPeople: [],
    planned: false,
  })
  expect('assumed' in body || 'people' in body || 'promises' in body).toBe(false)
})

test('what a hand corrected outlives further typing', () => {
  const corrections = { fields: { channel: 'call' as const, day: day('2026-11-19') } }
  expect(draft('café avec Marie Dupont', corrections)).toMatchObject({ channel: 'call', day: '2026-11-19' })
  expect(draft('café avec Marie Dupont hier', corrections)).toMatchObject({
    channel: 'call',
    day: '2026-11-19',
  })
})

test('a day ahead makes it planned, a day behind does not', () => {
  expect(draft('café avec Marie Dupont', { fields: { day: day('2026-11-23') } }).planned).toBe(true)
  expect(draft('café avec Marie Dupont demain', { fields: { day: day('2026-11-20') } }).planned).toBe(false)
})

test('minutes given by hand give the size, unless it was given too', () => {
  expect(draft('café avec Marie Dupont', { fields: { minutes: 5 } }).size).toBe('micro')
  expect(draft('café avec Marie Dupont', { fields: { minutes: 5, size: 'long' } }).size).toBe('long')
})

test('who is not known is new, under the words that were typed', () => {
  const body = bodyOf(draft('croisé le boulanger'), ids())
  expect(body.newPeople).toEqual([{ id: 'id-1', name: 'le boulanger' }])
  expect(body.personIds).toEqual(['id-1'])
})

test('somebody who may be two must be chosen first', () => {
  const unsure = draft('café avec Marie', {}, [MARIE, OTHER])
  expect(firstUnsure(unsure)?.key).toBe('Marie')
  expect(() => bodyOf(unsure, ids())).toThrow(RangeError)

  const chosen = draft('café avec Marie', { people: { Marie: { kind: 'known', person: OTHER } } }, [
    MARIE,
    OTHER,
  ])
  expect(firstUnsure(chosen)).toBeNull()
  expect(bodyOf(chosen, ids()).personIds).toEqual(['other'])
})

test('somebody taken off is not saved, somebody added twice is saved once', () => {
  expect(draft('café avec Marie Dupont', { people: { 'Marie Dupont': null } }).people).toEqual([])
  const twice = draft('café avec Marie Dupont', {
    added: [{ key: 'added', text: MARIE.name, who: { kind: 'known', person: MARIE } }],
  })
  expect(bodyOf(twice, ids()).personIds).toEqual(['marie'])
})

test('a promise is of the only one present, and of nobody when there are several', () => {
  const line = 'café avec Marie Dupont, je lui envoie le devis vendredi'
  const one = draft(line)
  expect(one.promises).toHaveLength(1)
  expect(bodyOf(one, ids()).followUps).toMatchObject([{ by: 'me', personId: 'marie', doneOn: null }])
  expect(
    bodyOf({ ...one, people: [...one.people, ...draft('vu Paul Roux').people] }, ids()).followUps[0]
      ?.personId,
  ).toBe(null)
})

test('a line with only a promise saves a follow-up of the one it names, and no encounter', () => {
  const line = 'je dois rappeler Marie Dupont jeudi'
  const promise = draft(line)
  expect(promise.onlyPromises && isComplete(promise)).toBe(true)
  expect(followUpsOf(promise, ids())).toEqual([
    {
      ...{ id: 'id-1', text: line, by: 'me', personId: 'marie', encounterId: null },
      ...{ dueOn: '2026-11-26', doneOn: null, newPerson: null },
    },
  ])
})

test('a promise without anybody is kept alone', () => {
  const promise = draft('payer la cotisation avant le 5 décembre')
  expect(promise.people).toEqual([])
  expect(isComplete(promise)).toBe(true)
  expect(followUpsOf(promise, ids())).toMatchObject([
    { personId: null, dueOn: '2026-12-05', newPerson: null },
  ])
})

test('two promises to somebody new bring the card once', () => {
  const promises = draft('rappeler Inès Petit lundi, lui envoyer le devis mardi')
  const [first, second] = followUpsOf(promises, ids())
  expect(first).toMatchObject({ newPerson: { name: 'Inès Petit' }, dueOn: '2026-11-23' })
  expect(second).toMatchObject({ newPerson: null, personId: first?.personId, dueOn: '2026-11-24' })
})

test('a line whose only promise is taken off tells of an encounter again', () => {
  const line = 'rappeler Marie Dupont jeudi'
  expect(draft(line, { promises: { [line]: null } })).toMatchObject({ onlyPromises: false, promises: [] })
})

test('« son mari » makes no card, stays in the note, and may be said to be somebody', () => {
  const line = 'déjeuner avec Marie Dupont et son mari'
  const both = draft(line)
  expect(both.people.map(({ who }) => who.kind)).toEqual(['known', 'unnamed'])
  expect(bodyOf(both, ids())).toMatchObject({ personIds: ['marie'], newPeople: [], note: 'et son mari' })
  const known = { kind: 'known' as const, person: OTHER }
  expect(bodyOf(draft(line, { people: { 'son mari': known } }), ids()).personIds).toEqual(['marie', 'other'])
  expect(isComplete(draft('vu ma sœur hier'))).toBe(false)
  const sister = { id: 's', name: 'Ma sœur' }
  expect(bodyOf(draft('vu ma sœur hier', {}, [sister]), ids()).personIds).toEqual(['s'])
})

test('a promise taken off is not saved', () => {
  const line = 'café avec Marie Dupont, je lui envoie le devis vendredi'
  const key = draft(line).promises[0]?.key ?? ''
  expect(draft(line, { promises: { [key]: null } }).promises).toEqual([])
})

test('what nothing said is assumed, and shown so', () => {
  expect([...draft('Marie Dupont').assumed]).toEqual(['channel', 'day', 'size'])
  expect(draft('appelé Marie Dupont hier').assumed.has('day')).toBe(false)
})

test.each([
  ['le boulanger', 'le boulanger'],
  ['l’infirmière', 'l’infirmière'],
  ['marie dupont', 'Marie Dupont'],
  ['jean-marie de la tour', 'Jean-Marie de la Tour'],
  ['McKay', 'McKay'],
])('%s becomes the name %s', (text, name) => {
  expect(nameFrom(text)).toBe(name)
})
