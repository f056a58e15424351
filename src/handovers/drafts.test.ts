import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import type { Addressee } from '../people/draft.ts'
import { wordsIn } from '../words.ts'
import { type Correspondent, consent, invitation, reminder, takeover } from './drafts.ts'

const FR = { t: wordsIn('fr').t, language: 'fr' as const }
const EN = { t: wordsIn('en').t, language: 'en' as const }
const ADDRESSEE: Addressee = {
  givenName: 'Karim',
  familyName: 'Benali',
  civility: 'sir',
  addressForm: 'vous',
  signature: 'Perrine',
}
const KARIM: Correspondent = { addressee: ADDRESSEE, email: 'karim+travail@example.org' }
const FRIEND: Correspondent = { ...KARIM, addressee: { ...ADDRESSEE, addressForm: 'tu' } }
const SAID = {
  what: 'Refaire le livret',
  url: 'https://desk.example.org/passage/x',
  expiresOn: day('2026-12-01'),
}

test('an invitation says the link and until when, in the form one speaks in', () => {
  const formal = invitation(KARIM, SAID, FR)
  expect(formal.text).toContain('Bonjour Monsieur Benali,')
  expect(formal.text).toContain('https://desk.example.org/passage/x')
  expect(formal.text).toContain('1er décembre 2026')
  expect(formal.text).toContain('Vous pouvez')
  expect(formal.text).toMatch(/Bien à vous,\nPerrine$/)
  const friendly = invitation(FRIEND, SAID, FR)
  expect(friendly.text).toContain('Bonjour Karim,')
  expect(friendly.text).toContain('Tu peux')
  expect(invitation(KARIM, SAID, EN).text).toContain('Dear Mr Benali,')
})

test('the draft opens in the mail program filled in; without an address there is nothing to open', () => {
  const { mailto, text } = invitation(KARIM, SAID, FR)
  const url = new URL(mailto as string)
  expect(decodeURIComponent(url.pathname)).toBe('karim+travail@example.org')
  expect(url.searchParams.get('body')).toBe(text)
  expect(invitation({ ...KARIM, email: null }, SAID, FR).mailto).toBeNull()
})

test('a reminder has no link: only the first message knows it', () => {
  const { text } = reminder(
    KARIM,
    { what: 'Refaire le livret', sentOn: day('2026-11-20'), expiresOn: day('2026-12-04') },
    FR,
  )
  expect(text).toContain('20 novembre 2026')
  expect(text).not.toContain('http')
})

test('the client is asked, then told, by somebody who may be unknown to the cardex', () => {
  const unknown = { ...ADDRESSEE, givenName: '', familyName: '', civility: null, signature: '' }
  const nobody = { addressee: unknown, email: null }
  const words = { what: 'Refaire le livret', peer: 'Lina Morel' }
  expect(consent(nobody, words, FR).text).toMatch(/^Bonjour,\n\n.*Lina Morel.*\?\n\nBien à vous,$/s)
  expect(takeover(FRIEND, words, FR).text).toContain('Lina Morel est d’accord')
})
