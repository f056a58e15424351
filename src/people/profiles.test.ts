import { expect, test } from 'vitest'
import { EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import { linkedinProfilesOf, profileOfToken, profileToken } from './profiles.ts'

const point = (value: string, types: string[] = []) => ({ types, label: null, value })
const AMELIE = 'linkedin.com/in/amélie-dupont'

test('a profile is the same however it is typed', () => {
  for (const value of [
    'https://www.linkedin.com/in/amélie-dupont',
    'http://linkedin.com/in/Amélie-Dupont/',
    'fr.linkedin.com/in/am%C3%A9lie-dupont',
    'https://www.linkedin.com/in/am%C3%A9lie-dupont/?locale=fr_FR',
    'https://fr.linkedin.com/in/am%c3%a9lie-dupont?utm_source=x#a',
    'linkedin.com/in/ame\u0301lie-dupont/details/experience',
    'https://m.linkedin.com/mwlite/in/amélie-dupont',
    ' LinkedIn : https://www.linkedin.com/in/amélie-dupont.',
  ]) {
    expect([value, ...linkedinProfilesOf({ ...EMPTY_CONTACT, urls: [point(value)] })]).toEqual([
      value,
      AMELIE,
    ])
    expect(linkedinProfilesOf({ ...EMPTY_CONTACT, profiles: [point(value)] })).toEqual([AMELIE])
    expect(linkedinProfilesOf({ ...EMPTY_CONTACT, note: `Vue au salon (${value})\nà revoir` })).toEqual([
      AMELIE,
    ])
  }
  expect(profileOfToken(profileToken(AMELIE))).toBe(AMELIE)
})

test('a profile said to be on LinkedIn may be but a name there', () => {
  const of = (value: string, types = ['linkedin']) =>
    linkedinProfilesOf({ ...EMPTY_CONTACT, profiles: [point(value, types)] })
  expect(of('x-apple:Amélie-Dupont')).toEqual([AMELIE])
  expect(of('@amélie-dupont')).toEqual([AMELIE])
  expect(of('amélie-dupont', ['mastodon'])).toEqual([])
  expect(of('Amélie Dupont')).toEqual([])
})

test('a firm, another site, or a mail there is nobody’s profile', () => {
  for (const value of [
    'https://www.linkedin.com/company/aria',
    'https://evil-linkedin.com/in/amelie',
    'https://exemple.fr/?to=x@linkedin.com/in/amelie',
    'https://www.linkedin.com/in/',
  ]) {
    expect([value, ...linkedinProfilesOf({ ...EMPTY_CONTACT, urls: [point(value)], note: value })]).toEqual([
      value,
    ])
  }
})
