import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mailKey, splitMails } from './mail-address.ts'

test.each([
  [' Marie.Durand@Exemple.FR ', 'marie.durand@exemple.fr'],
  ['Marie Durand <Marie@exemple.fr>', 'marie@exemple.fr'],
  ['<marie@exemple.fr>', 'marie@exemple.fr'],
  ['mailto:marie@exemple.fr?subject=Bonjour', 'marie@exemple.fr'],
  ['marie@exemple.fr.', 'marie@exemple.fr'],
  ['marie@théâtre.fr', 'marie@xn--thtre-4qa2c.fr'],
  ['josé@exemple.fr', 'josé@exemple.fr'],
  ['marie+amis@localhost', 'marie+amis@localhost'],
])('%j has the key %j', (text, key) => {
  expect(mailKey(text)).toBe(key)
})

test('an accented domain and its ASCII form are the same', () => {
  expect(mailKey('a@xn--thtre-4qa2c.fr')).toBe(mailKey('a@THÉÂTRE.fr'))
})

test.each([
  '',
  'marie',
  '@exemple.fr',
  'marie@',
  'a b@c.fr',
  'a@b..fr',
  'a@@b.fr',
  'a@b.fr; c@d.fr',
  '/o=Firme/cn=marie',
])('%j is no address', text => {
  expect(mailKey(text)).toBeNull()
})

test('several addresses in a cell are told apart, a name with a comma is not', () => {
  expect(splitMails('a@b.fr; c@d.fr')).toEqual(['a@b.fr', 'c@d.fr'])
  expect(splitMails('a@b.fr c@d.fr')).toEqual(['a@b.fr', 'c@d.fr'])
  expect(splitMails('Durand, Marie <a@b.fr>')).toEqual(['Durand, Marie <a@b.fr>'])
})

test('a key is its own key, whatever the text', () => {
  const shape = fc.string({
    unit: fc.constantFrom('a', 'É', '@', '.', '-', '1', '<', '>', ' ', ':', '漢', '?'),
  })
  fc.assert(
    fc.property(shape, text => {
      const key = mailKey(text)
      if (key !== null) expect(mailKey(key)).toBe(key)
    }),
  )
})
