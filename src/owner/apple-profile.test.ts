import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { appleProfile, type ProfileParts } from './apple-profile.ts'

const PARTS: ProfileParts = {
  url: 'https://desk.example.org:8443/',
  user: 'zoe',
  password: 'a<b>&c',
  id: '0190',
  name: 'Entregent (iPhone de Zoé & Cie)',
  description: 'Carnet et agenda',
  newUuid: (() => {
    let count = 0
    return () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`
  })(),
}

/** Keys and strings of a property list, in the order they are said. @throws Error when it is no XML. */
function said(xml: string): [string, string][] {
  const parser = new SaxesParser()
  const pairs: [string, string][] = []
  let open = ''
  let key = ''
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name }) => {
    open = name
    if (name === 'true' || name === 'false') pairs.push([key, name])
  })
  parser.on('text', words => {
    if (open === 'key') key = words.trim() || key
    else if (words.trim() !== '') pairs.push([key, words])
  })
  parser.on('closetag', () => {
    open = ''
  })
  parser.write(xml).close()
  return pairs
}

const valuesOf = (pairs: [string, string][], key: string) =>
  pairs.filter(([name]) => name === key).map(([, value]) => value)

test('a profile names both accounts, and how to reach them', () => {
  const pairs = said(appleProfile(PARTS))
  expect(valuesOf(pairs, 'PayloadType')).toEqual([
    'com.apple.carddav.account',
    'com.apple.caldav.account',
    'Configuration',
  ])
  for (const kind of ['CardDAV', 'CalDAV']) {
    expect(valuesOf(pairs, `${kind}HostName`)).toEqual(['desk.example.org'])
    expect(valuesOf(pairs, `${kind}Port`)).toEqual(['8443'])
    expect(valuesOf(pairs, `${kind}UseSSL`)).toEqual(['true'])
    expect(valuesOf(pairs, `${kind}Username`)).toEqual(['zoe'])
    expect(valuesOf(pairs, `${kind}Password`)).toEqual(['a<b>&c'])
    expect(valuesOf(pairs, `${kind}PrincipalURL`)).toEqual(['https://desk.example.org:8443/principals/zoe/'])
  }
  expect(new Set(valuesOf(pairs, 'PayloadUUID')).size).toBe(3)
})

test('without a password, none is in it; the usual port is said', () => {
  const pairs = said(appleProfile({ ...PARTS, password: null, url: 'https://desk.example.org/' }))
  expect(pairs.filter(([key]) => key.endsWith('Password'))).toEqual([])
  expect(valuesOf(pairs, 'CardDAVPort')).toEqual(['443'])
})

test('a name that XML cannot say does not break the profile', () => {
  const pairs = said(appleProfile({ ...PARTS, name: 'a\u0000b\ud800c' }))
  expect(valuesOf(pairs, 'CardDAVAccountDescription')).toEqual(['abc'])
})
