import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { wordsIn } from '../words.ts'
import { type PeerView, peerPage } from './peer-page.ts'
import { NOTHING_SHOWN } from './shown.ts'
import { NO_TERMS } from './terms.ts'

const FR = { t: wordsIn('fr').t, language: 'fr' as const }
const DOOR = { path: '/passage/x', noteId: 'n', styleAt: '/passage/style.css' }

/** Every text of the page is this one. */
function viewOf(text: string): PeerView {
  const shown = { ...NOTHING_SHOWN, what: text, brief: text, place: text, dates: text, skills: [text] }
  return {
    sender: text,
    name: text,
    state: 'asked',
    shown: { ...shown, client: { name: text, details: text } },
    message: text,
    terms: { ...NO_TERMS, kind: 'fixed', cents: 100, text },
    notes: [{ by: 'them', text }],
    answer: text,
    expiresOn: day('2026-12-05'),
    delivered: false,
    pleased: false,
    thanked: false,
  }
}

function signsIn(page: string): number[] {
  return ['<', '>', '"'].map(sign => page.split(sign).length)
}

test('no text opens a tag or closes an attribute', () => {
  const plain = signsIn(peerPage(viewOf('a'), DOOR, FR))
  const hostile = fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '/', '='), minLength: 1 })
  fc.assert(
    fc.property(hostile, text => {
      expect(signsIn(peerPage(viewOf(text), DOOR, FR))).toEqual(plain)
    }),
  )
})

test('what is not said leaves no trace, and what is made of html stays', () => {
  const page = peerPage(viewOf('a'), null, FR)
  expect(page).toMatch(/^<!doctype html>\n<html lang="fr">/)
  expect(page).not.toMatch(/\b(null|false|undefined|object)\b/)
  expect(page).toContain('<dd class="kept">a</dd>')
})
