import { expect, test } from 'vitest'
import { mailLink, phoneLink, siteLink } from './reach-links.ts'

test('a phone is dialled as one would', () => {
  expect(phoneLink('06 12 34 56 78')).toBe('tel:0612345678')
  expect(phoneLink('+33 (0)6 12 34 56 78')).toBe('tel:+33612345678')
  expect(phoneLink('(02) 41.00.00.00 poste 12')).toBe('tel:0241000000')
  expect(phoneLink('3646')).toBe('tel:3646')
})

test('a mail is written to whole', () => {
  expect(mailLink(' marie+pro@aria.fr ')).toBe('mailto:marie%2Bpro@aria.fr')
})

test('only pages of the web are followed', () => {
  expect(siteLink('www.aria.fr')).toBe('https://www.aria.fr/')
  expect(siteLink('http://aria.fr/x')).toBe('http://aria.fr/x')
  expect(siteLink('javascript:alert(1)')).toBeNull()
  expect(siteLink('xmpp:marie@aria.fr')).toBeNull()
  expect(siteLink('@marie')).toBeNull()
})
