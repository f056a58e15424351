import { expect, test } from 'vitest'
import { type Day, day } from '../lib/day.ts'
import { needsForToday } from './for-today.ts'
import type { Answer, NeedAskView, NeedView } from './need.ts'

test('at most two: the answer awaited the longest first, then the need that waits to be asked about', () => {
  const needs = [
    need('quiet', '2026-11-01'),
    need('late', '2026-11-10', asked('2026-11-12', 'waiting')),
    need('first', '2026-11-15', asked('2026-11-16', 'no'), asked('2026-11-11', 'waiting')),
    { ...need('closed', '2026-01-01', asked('2026-01-02', 'waiting')), closedOn: day('2026-02-01') },
  ]
  expect(
    needsForToday(needs).map(({ need: { id }, awaited, answers }) => [id, awaited?.askedOn, answers]),
  ).toEqual([
    ['first', '2026-11-11', 1],
    ['late', '2026-11-12', 0],
  ])
  expect(needsForToday(needs.slice(0, 1))).toMatchObject([
    { need: { id: 'quiet' }, awaited: null, answers: 0 },
  ])
  expect(needsForToday([])).toEqual([])
})

function need(id: string, statedOn: string, ...asks: NeedAskView[]): NeedView {
  const said = { kind: 'other' as const, what: id, skills: [], organisation: '', place: '', note: '' }
  const open = { closedOn: null, outcome: null, cameOf: '' }
  return { id, ...said, statedOn: statedOn as Day, ...open, revision: '', asks }
}

function asked(on: string, answer: Answer): NeedAskView {
  return {
    id: on,
    needId: '',
    personId: 'ana',
    personName: 'Ana',
    askedOn: on as Day,
    how: 'mail',
    message: '',
    answer,
    answeredOn: null,
    ledToId: null,
    ledToName: null,
    favourId: null,
    note: '',
    revision: '',
  }
}
