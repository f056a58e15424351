import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day } from '../lib/day.ts'
import type { Occasion } from './favour.ts'
import {
  BROUGHT_UP_DAYS,
  FAVOUR_DAYS,
  type Grounds,
  PAUSE_DAYS,
  type ThanksAnswer,
  thanksDue,
  type WonMandate,
} from './thanks-due.ts'

const WON = day('2026-03-02')
const after = (days: number) => addDays(WON, days)

const work: WonMandate = {
  id: 'work',
  decidedOn: WON,
  deliveredOn: null,
  chain: [
    { personId: 'sophie', place: 'nearest', nearerId: null },
    { personId: 'luc', place: 'behind', nearerId: 'sophie' },
  ],
}

function answered(answer: ThanksAnswer['answer'], changes: Partial<ThanksAnswer> = {}): ThanksAnswer {
  const about = { personId: 'sophie', mandateId: 'work', favourId: null, occasion: 'won' as Occasion }
  return { ...about, answer, on: WON, until: null, ...changes }
}

function due(today: Day, changes: Partial<Grounds> = {}): string[] {
  const grounds = { mandates: [work], favours: [], answers: [], ...changes }
  return thanksDue(grounds, today).map(({ personId, occasion }) => `${personId} ${occasion}`)
}

test('thanks are due from the day it is won, for 120 days, and no news without them', () => {
  expect(due(after(-1))).toEqual([])
  expect(due(WON)).toEqual(['sophie won', 'luc won'])
  expect(due(after(BROUGHT_UP_DAYS))).toEqual(['sophie won', 'luc won'])
  expect(due(after(BROUGHT_UP_DAYS + 1))).toEqual([])
})

test('once thanked, news is due thirty days after it was won, the delivery on its day', () => {
  const answers = [answered('said')]
  expect(due(after(29), { answers })).toEqual(['luc won'])
  expect(due(after(30), { answers })).toEqual(['luc won', 'sophie news'].sort().reverse())
  const mandates = [{ ...work, deliveredOn: after(45) }]
  expect(due(after(44), { answers, mandates })).toContain('sophie news')
  expect(due(after(45), { answers, mandates })).toContain('sophie delivered')
  const said = [...answers, answered('said', { occasion: 'delivered', on: after(45) })]
  expect(due(after(100), { answers: said, mandates })).toEqual(['luc won'])
})

test('nothing follows at once on what was just said', () => {
  const answers = [answered('said', { on: after(28) })]
  expect(due(after(28 + PAUSE_DAYS - 1), { answers })).toEqual(['luc won'])
  expect(due(after(28 + PAUSE_DAYS), { answers })).toContain('sophie news')
})

test('thanks never said may still be said at the delivery', () => {
  const mandates = [{ ...work, deliveredOn: after(200) }]
  expect(due(after(150), { mandates })).toEqual([])
  expect(due(after(201), { mandates })).toEqual(['sophie delivered', 'luc delivered'])
})

test('a favour is brought up for sixty days, unless its mandate speaks for it', () => {
  const favour = { id: 'f', kind: 'advice' as const, personId: 'paul', mandateId: null, day: WON }
  expect(due(after(FAVOUR_DAYS), { mandates: [], favours: [favour] })).toEqual(['paul favour'])
  expect(due(after(FAVOUR_DAYS + 1), { mandates: [], favours: [favour] })).toEqual([])
  expect(due(WON, { mandates: [], favours: [{ ...favour, kind: 'handover' }] })).toEqual(['paul handover'])
  const ofSophie = { ...favour, personId: 'sophie', mandateId: 'work' }
  expect(due(WON, { favours: [ofSophie] })).toEqual(['sophie won', 'luc won'])
  const declined = [answered('declined', { personId: 'paul', mandateId: 'other' })]
  const ofOther = { ...favour, mandateId: 'other' }
  expect(due(WON, { mandates: [], favours: [ofOther], answers: declined })).toEqual([])
})

test('a mandate without the day it was decided brings up nothing', () => {
  expect(due(WON, { mandates: [{ ...work, decidedOn: null }] })).toEqual([])
})

const someAnswers = fc.array(
  fc.record({
    answer: fc.constantFrom('said' as const, 'later' as const, 'declined' as const),
    occasion: fc.constantFrom<Occasion>('won', 'news', 'delivered'),
    personId: fc.constantFrom('sophie', 'luc'),
    at: fc.integer({ min: 0, max: 200 }),
    until: fc.integer({ min: 0, max: 300 }),
  }),
  { maxLength: 6 },
)
const answersFrom = (picked: { at: number; until: number; personId: string }[]) =>
  picked.map(({ at, until, ...rest }) => answered('said', { ...rest, on: after(at), until: after(until) }))

test('law: declined is silent for ever, for that mandate and that person only', () => {
  fc.assert(
    fc.property(someAnswers, fc.integer({ min: 0, max: 400 }), (picked, days) => {
      const answers = [...answersFrom(picked), answered('declined', { personId: 'luc' })]
      const mandates = [{ ...work, deliveredOn: after(90) }]
      expect(due(after(days), { answers, mandates }).filter(each => each.startsWith('luc'))).toEqual([])
      const other = { ...work, id: 'other', chain: work.chain }
      expect(due(WON, { answers, mandates: [other] })).toContain('luc won')
    }),
  )
})

test('law: what was said is not due again, and of one mandate one thing at a time', () => {
  fc.assert(
    fc.property(someAnswers, fc.integer({ min: 0, max: 400 }), (picked, days) => {
      const answers = answersFrom(picked)
      const mandates = [{ ...work, deliveredOn: after(90) }]
      const brought = due(after(days), { answers, mandates })
      expect(new Set(brought.map(each => each.split(' ')[0])).size).toBe(brought.length)
      for (const { answer, personId, occasion } of answers) {
        if (answer === 'said') expect(brought).not.toContain(`${personId} ${occasion}`)
      }
    }),
  )
})
