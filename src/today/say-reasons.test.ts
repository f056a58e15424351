import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { wordsIn } from '../words.ts'
import type { Reason } from './reasons.ts'
import { sayReasons } from './say-reasons.ts'

function say(reason: Reason, language: 'fr' | 'en' = 'fr', promise = ''): string | undefined {
  const candidate = { unansweredMessages: 0, trade: null }
  const said = {
    reasons: [reason],
    slot: 'usual' as const,
    candidate,
    promise,
    noted: null,
    today: day('2026-11-21'),
  }
  return sayReasons(said, { language, t: wordsIn(language).t })[0]
}

test('a silence is told against what is usual, in the same unit', () => {
  expect(say({ code: 'usual-gap', usualDays: 21, sinceDays: 49 })).toBe(
    'D’habitude toutes les trois semaines\u202f; sept cette fois.',
  )
  expect(say({ code: 'usual-gap', usualDays: 7, sinceDays: 21 })).toBe(
    'D’habitude chaque semaine\u202f; trois semaines cette fois.',
  )
  expect(say({ code: 'usual-gap', usualDays: 61, sinceDays: 122 }, 'en')).toBe(
    'Usually every two months; four this time.',
  )
  expect(say({ code: 'wished-rhythm', wishedDays: 30, sinceDays: 50 }, 'en')).toBe(
    'You wished for an exchange every four weeks; seven this time.',
  )
})

test('a silence no longer than usual is only dated', () => {
  expect(say({ code: 'usual-gap', usualDays: 21, sinceDays: 20 })).toBe(
    'Dernier échange il y a trois semaines.',
  )
  expect(say({ code: 'last-contact', sinceDays: 1 }, 'en')).toBe('Last exchange yesterday.')
})

test('lengths are said in the unit a person would use', () => {
  expect(say({ code: 'long-unseen', sinceDays: 426 })).toBe('Pas de nouvelles depuis quatorze mois.')
  expect(say({ code: 'long-unseen', sinceDays: 1100 }, 'en')).toBe('No news for three years.')
  expect(say({ code: 'no-contact-yet', knownDays: 21 })).toMatch(/depuis trois semaines/)
})

test('a promise is told in its own words', () => {
  expect(say({ code: 'promise-due', by: 'me', inDays: -1 }, 'fr', 'envoyer le devis.')).toBe(
    'Vous l’aviez dit pour hier\u202f: envoyer le devis.',
  )
  expect(say({ code: 'promise-due', by: 'them', inDays: 10 }, 'fr', 'le contrat')).toBe(
    'Attendu de sa part pour le 1er décembre\u202f: le contrat.',
  )
})

test('one message without an answer is said, and so is the place kept for others', () => {
  const said = {
    reasons: [{ code: 'long-unseen' as const, sinceDays: 426 }, { code: 'outside-trade' as const }],
    slot: 'out-of-circle' as const,
    candidate: { unansweredMessages: 1, trade: 'outside' as const },
    promise: '',
    noted: null,
    today: day('2026-11-21'),
  }
  expect(sayReasons(said, { language: 'en', t: wordsIn('en').t })).toEqual([
    'No news for fourteen months.',
    'Your last message still awaits their answer.',
    'Today’s place for somebody from another trade.',
  ])
})

test('what was noted the last time comes second, before the trade', () => {
  const said = {
    reasons: [{ code: 'last-contact' as const, sinceDays: 87 }, { code: 'outside-trade' as const }],
    slot: 'usual' as const,
    candidate: { unansweredMessages: 0, trade: 'outside' as const },
    promise: '',
    noted: { day: day('2026-08-26'), note: 'part s’installer à Nantes', others: [] },
    today: day('2026-11-21'),
  }
  expect(sayReasons(said, { language: 'fr', t: wordsIn('fr').t })).toEqual([
    'Dernier échange il y a trois mois.',
    'Le 26 août, vous notiez\u202f: «\u202fpart s’installer à Nantes\u202f».',
  ])
  const older = { ...said, noted: { day: day('2025-12-01'), note: 'moving to Leeds', others: [] } }
  expect(sayReasons(older, { language: 'en', t: wordsIn('en').t })[1]).toBe(
    'On 1 December 2025 you noted: “moving to Leeds”.',
  )
  expect(sayReasons(older, { language: 'fr', t: wordsIn('fr').t })[1]).toMatch(/^Le 1er décembre 2025, /)
})

test.each([
  [
    ['Paul', 'Inès'],
    'Le 3 mars, avec Paul et Inès\u202f: «\u202fils montent un site\u202f».',
    'On 3 March, with Paul and Inès: “ils montent un site”.',
  ],
  [
    ['A', 'B', 'C', 'D', 'E'],
    'Le 3 mars, avec A, B et trois autres personnes\u202f: «\u202fils montent un site\u202f».',
    'On 3 March, with A, B and three more people: “ils montent un site”.',
  ],
])('a note of an encounter with several says with whom: %j', (others, french, english) => {
  const said = {
    reasons: [{ code: 'last-contact' as const, sinceDays: 87 }],
    slot: 'usual' as const,
    candidate: { unansweredMessages: 0, trade: null },
    promise: '',
    noted: { day: day('2026-03-03'), note: 'ils montent un site', others },
    today: day('2026-11-21'),
  }
  expect(sayReasons(said, { language: 'fr', t: wordsIn('fr').t })[1]).toBe(french)
  expect(sayReasons(said, { language: 'en', t: wordsIn('en').t })[1]).toBe(english)
})

test('every reason is a sentence in both languages', () => {
  const reasons: Reason[] = [
    { code: 'birthday-soon', inDays: 0 },
    { code: 'birthday-soon', inDays: 1 },
    { code: 'birthday-soon', inDays: 4 },
    { code: 'never-since-met', metDays: 30 },
    { code: 'chosen-circle', circle: 4 },
    { code: 'last-contact', sinceDays: 0 },
    ...[3, 10, 90, 800].map(usualDays => ({
      code: 'usual-gap' as const,
      usualDays,
      sinceDays: usualDays * 3,
    })),
    ...[1, 7, 30, 400].map(wishedDays => ({
      code: 'wished-rhythm' as const,
      wishedDays,
      sinceDays: wishedDays * 5,
    })),
  ]
  for (const language of ['fr', 'en'] as const) {
    for (const reason of reasons) expect(say(reason, language)).toMatch(/^[^{}]+[^{}.]\.$/)
  }
})
