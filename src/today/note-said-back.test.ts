import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { lastNote, noteSaidBack } from './note-said-back.ts'

const LONG = 'word '.repeat(30)

test('a short note of one line is said back without its full stop', () => {
  expect(noteSaidBack(' moving to Leeds. ')).toBe('moving to Leeds')
  expect(noteSaidBack('how is the site?')).toBe('how is the site?')
  for (const note of ['', ' . ', LONG, 'one\ntwo']) expect(noteSaidBack(note)).toBeNull()
})

test('the latest that can be said is, long ones being passed over', () => {
  const notes = [
    { day: day('2026-10-02'), note: LONG, others: [] },
    { day: day('2026-08-26'), note: 'moving to Leeds.', others: [] },
    { day: day('2026-07-01'), note: 'tired', others: [] },
  ]
  expect(lastNote(notes, '')).toEqual({ day: '2026-08-26', note: 'moving to Leeds', others: [] })
  expect(lastNote([], '')).toBeNull()
})

test('what a promise says already is not said twice', () => {
  const notes = [{ day: day('2026-08-26'), note: 'Send him the invoice', others: [] }]
  expect(lastNote(notes, 'send him the invoice')).toBeNull()
  expect(lastNote(notes, 'call back')).not.toBeNull()
})
