import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readText } from './read-text.ts'

const values = (points: readonly { value: string }[]) => points.map(({ value }) => value)

describe('one line', () => {
  test('name, job, firm, town, phone and mail', () => {
    const { contact, problems } = readText(
      'Marie Dupont, graphiste chez Aria, Lyon, 06 12 34 56 78, marie@aria.fr',
    )
    expect(contact).toMatchObject({
      name: 'Marie Dupont',
      givenName: 'Marie',
      familyName: 'Dupont',
      title: 'graphiste',
      organisation: 'Aria',
      emails: [{ value: 'marie@aria.fr' }],
      phones: [{ value: '06 12 34 56 78', types: ['cell'] }],
      addresses: [{ town: 'Lyon' }],
      note: '',
    })
    expect(problems).toEqual([])
  })

  test('a name alone', () => {
    expect(readText('LE BIHAN Yann').contact).toMatchObject({
      givenName: 'Yann',
      familyName: 'LE BIHAN',
      name: 'Yann LE BIHAN',
    })
  })

  test('somebody without a name', () => {
    expect(readText('le boulanger').contact).toMatchObject({
      name: 'le boulanger',
      givenName: '',
      familyName: '',
    })
    expect(readText('chauffeur du bus 4').contact).toMatchObject({
      name: 'chauffeur du bus 4',
      familyName: '',
    })
  })

  test('in English', () => {
    const { contact } = readText(
      'Jane Doe, designer at Blue Door, London, +44 20 7946 0018, jane@bluedoor.co.uk',
    )
    expect(contact).toMatchObject({
      name: 'Jane Doe',
      title: 'designer',
      organisation: 'Blue Door',
      addresses: [{ town: 'London' }],
    })
    expect(values(contact.phones)).toEqual(['+44 20 7946 0018'])
  })

  test.each([
    ['Paul Roux, chargé de mission, Pôle Culture', 'Pôle Culture'],
    ['Paul Roux, Pôle Culture', 'Pôle Culture'],
    ['Inès Petit, Direction de la Voirie, Nantes', 'Direction de la Voirie'],
    ['Jane Doe, Leeds Arts Network, Leeds', 'Leeds Arts Network'],
    ['Jane Doe, School of Design', 'School of Design'],
  ])('what people work in is no town: %s', (line, organisation) => {
    const { contact } = readText(line)
    expect(contact.organisation).toBe(organisation)
    expect(contact.addresses.map(({ town }) => town)).not.toContain(organisation)
  })

  test.each(['Saint-Étienne', 'La Rochelle', 'Villeneuve-lès-Avignon', 'Paris 3e', 'New York'])(
    '%s stays a town',
    town => {
      const { contact } = readText(`Paul Roux, graphiste, ${town}`)
      expect(contact).toMatchObject({ organisation: '', addresses: [{ town }] })
    },
  )

  test('a mail alone gives its name', () => {
    expect(readText('marie.dupont@aria.fr').contact).toMatchObject({
      name: 'Marie Dupont',
      familyName: 'Dupont',
    })
    expect(readText('contact@aria.fr').contact.name).toBe('contact@aria.fr')
  })
})

describe('a signature', () => {
  test('French, with an address', () => {
    const { contact } = readText(`Bien cordialement,

--
Élise Le Goff
Directrice artistique
Studio Grand Large
12, rue des Écluses
29000 Quimper
Tél. : 02 98 00 11 22 | Mob : +33 (0)6 11 22 33 44
elise@grandlarge.bzh - www.grandlarge.bzh`)
    expect(contact).toMatchObject({
      name: 'Élise Le Goff',
      familyName: 'Le Goff',
      title: 'Directrice artistique',
      organisation: 'Studio Grand Large',
      addresses: [{ street: '12, rue des Écluses', postalCode: '29000', town: 'Quimper' }],
      phones: [
        { value: '02 98 00 11 22', types: [] },
        { value: '+33 (0)6 11 22 33 44', types: ['cell'] },
      ],
    })
    expect(values(contact.emails)).toEqual(['elise@grandlarge.bzh'])
    expect(values(contact.urls)).toEqual(['https://www.grandlarge.bzh'])
    expect(contact.note).toBe('')
  })

  test('English', () => {
    const { contact } = readText(`Best regards,
John O'Neil
Senior Product Manager
Acme Ltd
T: +44 1632 960001
https://acme.example/team
john.oneil@acme.example`)
    expect(contact).toMatchObject({
      name: "John O'Neil",
      title: 'Senior Product Manager',
      organisation: 'Acme Ltd',
    })
    expect(values(contact.urls)).toEqual(['https://acme.example/team'])
    expect(values(contact.phones)).toEqual(['+44 1632 960001'])
  })

  test('what has no place is kept in the note and told', () => {
    const { contact, problems } = readText(
      'Marie Dupont\ngraphiste\nSIRET 123 456 789 00011\nje ne travaille pas le mercredi',
    )
    expect(contact.note).toContain('je ne travaille pas le mercredi')
    expect(contact.note).toContain('123 456 789 00011')
    expect(contact.phones).toEqual([])
    expect(problems.length).toBeGreaterThan(0)
  })
})

test('a vCard is read as a card, the cards after it are told', () => {
  const card = (name: string) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nBDAY:--04-12\r\nEND:VCARD\r\n`
  const { contact, problems } = readText(card('Marie Dupont') + card('Paul Roux'))
  expect(contact).toMatchObject({ name: 'Marie Dupont', birthday: { year: null, month: 4, day: 12 } })
  expect(problems).toEqual([
    expect.objectContaining({ where: 'card 2', code: 'first-card-only', params: { count: 1 } }),
  ])
})

test('any text gives a contact, and never an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
      expect(readText(text).contact).toBeDefined()
    }),
  )
})
