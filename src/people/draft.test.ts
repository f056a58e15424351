import { expect, test } from 'vitest'
import { mailtoOf, smsOf } from './draft.ts'

test('the links open the mail and the message programs, filled in', () => {
  const written = { subject: 'Un café\u202f?', text: 'Bonjour,\n\nÀ bientôt & merci' }
  expect(mailtoOf('marie+x@aria.fr', written)).toBe(
    'mailto:marie%2Bx@aria.fr?subject=Un%20caf%C3%A9%E2%80%AF%3F&body=Bonjour%2C%0A%0A%C3%80%20bient%C3%B4t%20%26%20merci',
  )
  expect(smsOf('+33 6 12 34 56 78', written)).toMatch(/^sms:\+33612345678\?body=Bonjour/)
})
