import { expect, test } from 'vitest'
import { isLetterDue, renderLetter } from './letter.ts'

const PARIS = 'Europe/Paris'
const at = (instant: string) => ({ now: new Date(instant), timeZone: PARIS })
const sent = (instant: string) => ({ lastRunAt: instant, lastOkAt: instant })

test('the letter waits for its hour on the desk’s clock', () => {
  expect(isLetterDue(7, null, at('2026-11-21T05:59:00Z'))).toBe(false)
  expect(isLetterDue(7, null, at('2026-11-21T06:00:00Z'))).toBe(true)
})

test('it leaves once a day, whatever the hour it left the day before', () => {
  expect(isLetterDue(7, sent('2026-11-21T06:00:30Z'), at('2026-11-21T21:00:00Z'))).toBe(false)
  expect(isLetterDue(7, sent('2026-11-20T22:30:00Z'), at('2026-11-21T06:00:00Z'))).toBe(true)
})

test('the day is the desk’s, not the one in Greenwich', () => {
  // Half past midnight of the 21st in Paris.
  expect(isLetterDue(0, sent('2026-11-20T23:30:00Z'), at('2026-11-21T10:00:00Z'))).toBe(false)
})

test('after a failure it is tried again half an hour later', () => {
  const failed = { lastRunAt: '2026-11-21T06:00:00Z', lastOkAt: '2026-11-20T06:00:00Z' }
  expect(isLetterDue(7, failed, at('2026-11-21T06:29:00Z'))).toBe(false)
  expect(isLetterDue(7, failed, at('2026-11-21T06:30:00Z'))).toBe(true)
})

test('what people are called cannot become HTML, nor another header', () => {
  const { html, text, subject } = renderLetter({
    subject: 'a\r\nBcc: eve@example.org',
    greeting: '<script>',
    sections: [{ title: 'A & B', lines: [{ text: '<img onerror="x">' }] }],
    closing: '',
    link: null,
  })
  expect(html).not.toMatch(/<script|<img/)
  expect(text).toContain('<script>')
  expect(subject).not.toMatch(/[\r\n]/)
})

test('a section without a line is left out', () => {
  const letter = {
    subject: '',
    greeting: '',
    closing: '',
    link: null,
    sections: [{ title: 'Vide', lines: [] }],
  }
  expect(renderLetter(letter).text).not.toContain('VIDE')
})
