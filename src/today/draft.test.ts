import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { wordsIn } from '../words.ts'
import { DRAFT_KINDS, type DraftKind, type DraftSource, draftMessage } from './draft.ts'

const today = day('2026-11-21')

const marie: DraftSource = {
  personId: 'marie',
  givenName: 'Marie',
  familyName: 'Dupont',
  civility: 'madam',
  addressForm: null,
  last: { day: day('2026-10-03'), channel: 'in-person', note: 'elle cherche un développeur' },
  remember: '',
  metOn: null,
  birthdayInDays: null,
  signature: 'Léa',
}

function draft(changes: Partial<DraftSource>, kind: DraftKind = 'write', language: 'fr' | 'en' = 'fr') {
  return draftMessage({ ...marie, ...changes }, { kind, today, language, t: wordsIn(language).t })
}

test('in French one says vous, with the civility, unless told otherwise', () => {
  const { text } = draft({})
  expect(text).toMatch(/^Bonjour Madame Dupont,\n\n/)
  expect(text).toContain('Cherchez-vous toujours un développeur\u202f?')
  expect(text).toContain('3 octobre')
  expect(text).toMatch(/Bien à vous,\nLéa$/)
  expect(text).not.toMatch(/\b(tu|te|toi|ton|ta)\b/)
})

test('to those one says tu to, one says tu', () => {
  const { text } = draft({ addressForm: 'tu' })
  expect(text).toMatch(/^Bonjour Marie,\n\n/)
  expect(text).toContain('Cherches-tu toujours un développeur\u202f?')
  expect(text).not.toMatch(/\b(vous|votre|vos)\b/)
})

test('in English too, near or far', () => {
  const far = draft(
    { last: { day: addDays(today, -20), channel: 'call', note: "she's looking for a desk" } },
    'write',
    'en',
  )
  expect(far.text).toMatch(/^Dear Ms Dupont,\n\n/)
  expect(far.text).toContain('Are you still looking for a desk?')
  const near = draft({ addressForm: 'tu', last: null }, 'see', 'en').text
  expect(near).toMatch(/^Hi Marie,/)
  expect(near).toMatch(/coffee/)
})

test('every kind, form and language makes two or three whole sentences', () => {
  for (const kind of DRAFT_KINDS) {
    for (const language of ['fr', 'en'] as const) {
      for (const addressForm of ['tu', 'vous'] as const) {
        for (const last of [
          marie.last,
          null,
          { day: addDays(today, -400), channel: 'mail' as const, note: '' },
        ]) {
          const { subject, text } = draft({ addressForm, last }, kind, language)
          const middle = text.split('\n\n')[1] ?? ''
          const sentences = middle.split(/[.?](?:\s|$)/).filter(part => part.trim() !== '')
          expect([2, 3], middle).toContain(sentences.length)
          expect(`${subject} ${text}`).not.toMatch(/\{\{|draft\.|undefined|!/)
        }
      }
    }
  }
})

test('on a birthday it is wished', () => {
  expect(draft({ birthdayInDays: 0 }).text).toContain('bon anniversaire')
  expect(draft({ birthdayInDays: 3 }).text).not.toContain('anniversaire')
})

test('without a first name nobody is called by half of one', () => {
  expect(draft({ givenName: '', familyName: '', civility: null }).text).toMatch(/^Bonjour,/)
})

test('the same all day, other words on other days', () => {
  const on = (days: number) =>
    draftMessage(
      { ...marie, last: null },
      { kind: 'write', today: addDays(today, days), language: 'fr', t: wordsIn('fr').t },
    )
  expect(on(0)).toEqual(on(0))
  expect(new Set(Array.from({ length: 20 }, (_, i) => on(i).text)).size).toBeGreaterThan(1)
})
