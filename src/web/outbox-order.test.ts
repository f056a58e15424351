import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  afterAnswer,
  answerOf,
  insist,
  nextToSend,
  OUTBOX_VERSION,
  type OutboxEntry,
  outboxState,
} from './outbox-order.ts'

const entry = (id: string, more: Partial<OutboxEntry> = {}): OutboxEntry => ({
  schemaVersion: OUTBOX_VERSION,
  id,
  deskId: 'desk',
  dependsOn: [],
  method: 'PUT',
  path: `/api/encounters/${id}`,
  body: {},
  kind: 'encounter',
  done: null,
  refused: null,
  ...more,
})
const STALE = {
  status: 409,
  code: 'stale',
  detail: 'It changed.',
  current: { revision: 'b', note: 'theirs' },
}

test('entries leave in the order they were made', () => {
  expect(nextToSend([entry('a'), entry('b')], 'desk')?.id).toBe('a')
})

test('one that depends on a refused one waits, the others go on', () => {
  const entries = [entry('a', { refused: STALE }), entry('b', { dependsOn: ['a'] }), entry('c')]
  expect(nextToSend(entries, 'desk')?.id).toBe('c')
})

test('an edit never overtakes an earlier one of the same thing', () => {
  const entries = [entry('a', { refused: STALE, path: '/x' }), entry('b', { path: '/x' })]
  expect(nextToSend(entries, 'desk')).toBeNull()
})

test('another desk’s, or another version’s, never leave', () => {
  expect(nextToSend([entry('a', { deskId: 'other' }), entry('b', { schemaVersion: 99 })], 'desk')).toBeNull()
})

test('a conflict keeps both versions aside', () => {
  const answer = answerOf({ status: 409, code: 'stale', message: 'It changed.', current: STALE.current })
  const entries = afterAnswer([entry('a', { body: { note: 'mine' } })], 'a', answer)
  expect(entries).toMatchObject([{ body: { note: 'mine' }, refused: STALE }])
  expect(outboxState(entries, 'desk')).toMatchObject({ waiting: 0, refused: [{ id: 'a' }] })
})

test.each([401, 429, 500, 503])('%i is a moment to wait out', status => {
  expect(answerOf({ status, code: '', message: '', current: null }).kind).toBe('later')
})

test.each([400, 403, 409, 410, 422])('%i is a decision to show', status => {
  expect(answerOf({ status, code: '', message: '', current: null }).kind).toBe('refused')
})

test('insisting sends ours on top of the version that stands', () => {
  const [insisted] = insist([entry('a', { body: { note: 'mine', revision: 'a' }, refused: STALE })], 'a')
  expect(insisted).toMatchObject({ refused: null, body: { note: 'mine', revision: 'b' } })
})

test('law: whatever the answers, nothing leaves but what was sent', () => {
  const answers = fc.array(fc.constantFrom('sent', 'refused', 'later'), { maxLength: 12 })
  fc.assert(
    fc.property(answers, outcomes => {
      let entries = ['a', 'b', 'c', 'd'].map((id, i, all) => entry(id, { dependsOn: all.slice(i - 1, i) }))
      const sent: string[] = []
      for (const outcome of outcomes) {
        const next = nextToSend(entries, 'desk')
        if (!next) break
        if (outcome === 'sent') sent.push(next.id)
        entries = afterAnswer(
          entries,
          next.id,
          outcome === 'refused' ? { kind: 'refused', ...STALE } : { kind: outcome },
        )
      }
      expect([...sent, ...entries.map(({ id }) => id)].sort()).toEqual(['a', 'b', 'c', 'd'])
      expect(sent).toEqual([...sent].sort())
    }),
  )
})
