import { expect, test } from 'vitest'
import { readLdifContacts } from './read-ldif.ts'

function read(...lines: string[]) {
  return readLdifContacts(new TextEncoder().encode(lines.join('\n')), { language: 'en' })
}

const ANA = [
  'dn: cn=Ana Roy,mail=ana@roy.example',
  'objectclass: inetOrgPerson',
  'cn: Ana Roy',
  'mail: ana@roy.example',
]

test('what Thunderbird writes has its place on the card', () => {
  const found = read(
    ...['version: 1', '', '# A comment that', '  goes on', ...ANA, 'givenName: Ana', 'sn: Roy'],
    ...['mozillaSecondEmail: roy@home.example', 'telephoneNumber: 01 02 03 04 05', 'mobile: 06 01 02 03 04'],
    ...['mozillaHomeStreet: 1 rue du Lac', 'mozillaHomeStreet2: Bât. B', 'mozillaHomeLocalityName: Annecy'],
    ...[
      'street: 2 rue du Quai',
      'l: Lyon',
      'postalCode: 69002',
      'c: France',
      'o: Roy SA',
      'ou: Ventes',
      'title: PDG',
    ],
    ...['birthyear: 1980', 'birthmonth: 4', 'birthday: 12', 'mozillaWorkUrl: https://roy.example'],
    ...[
      'modifytimestamp: 12345',
      'userPassword: secret',
      'mozillaCustom1: du vélo',
      'description: Vue au salon',
    ],
  )
  expect(found.problems).toEqual([])
  const [{ contact, where } = { contact: null, where: '' }] = found.contacts
  expect(where).toBe('line 5')
  expect(contact).toMatchObject({
    ...{
      name: 'Ana Roy',
      givenName: 'Ana',
      familyName: 'Roy',
      organisation: 'Roy SA',
      department: 'Ventes',
      title: 'PDG',
    },
    birthday: { year: 1980, month: 4, day: 12 },
    emails: [{ value: 'ana@roy.example' }, { value: 'roy@home.example' }],
    phones: [{ types: ['work'] }, { types: ['cell'], value: '06 01 02 03 04' }],
    addresses: [
      { types: ['home'], street: '1 rue du Lac\nBât. B', town: 'Annecy' },
      { types: ['work'], street: '2 rue du Quai', town: 'Lyon', postalCode: '69002', country: 'France' },
    ],
    note: 'Vue au salon\n\nOther fields:\nmozillacustom1: du vélo',
  })
  expect(JSON.stringify(found)).not.toContain('secret')
})

test('base64 is text, over several lines, in UTF-8 or the charset of the West', () => {
  const of = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))
  const utf8 = of(new TextEncoder().encode('Zoé Noël, à Besançon'))
  const western = of(Uint8Array.from('Zo\xe9', letter => letter.charCodeAt(0)))
  const found = read(
    'dn: cn=x',
    `cn:: ${utf8.slice(0, 10)}`,
    ` ${utf8.slice(10)}`,
    `givenName:: ${western}`,
    'sn: No',
    ' ël',
  )
  expect(found.contacts[0]?.contact).toMatchObject({
    name: 'Zoé Noël, à Besançon',
    givenName: 'Zoé',
    familyName: 'Noël',
  })
})

test('what Outlook and a directory write is understood', () => {
  const found = read(
    ...['dn: CN=Bo,OU=Sales,DC=acme', 'cn: Bo Li', 'company: Acme', 'co: France', 'info: un mot'],
    ...[
      'proxyAddresses: SMTP:bo@acme.example',
      'proxyAddresses: x500:/o=acme',
      'homePostalAddress: 3 rue X$73000 Chambéry',
    ],
    ...[
      'labeledURI: https://www.linkedin.com/in/Bo-Li son profil',
      'jpegPhoto:: /9j/4A==',
      'objectGUID:: AAAA',
    ],
  )
  expect(found.contacts[0]).toMatchObject({
    contact: {
      ...{ organisation: 'Acme', note: 'un mot', emails: [{ value: 'bo@acme.example' }] },
      addresses: [
        { types: ['work'], country: 'France' },
        { types: ['home'], street: '3 rue X\n73000 Chambéry' },
      ],
      photo: { mediaType: 'image/jpeg', base64: '/9j/4A==' },
    },
    facts: { linkedinSlug: 'bo-li' },
  })
})

test('lists, changes and entries of nobody are left out with a sentence', () => {
  const found = read(
    ...['dn: cn=Chorale', 'objectclass: groupOfNames', 'cn: Chorale', 'member: cn=Ana Roy', ''],
    ...[
      'dn: cn=Old',
      'changetype: delete',
      '',
      'dn: ou=People',
      'objectclass: organizationalUnit',
      '',
      ...ANA,
    ],
  )
  expect(found.entries).toBe(4)
  expect(found.contacts.map(({ contact }) => contact.name)).toEqual(['Ana Roy'])
  expect(
    found.problems.map(({ where, code, params }) => [where, code, params?.name ?? params?.text]),
  ).toEqual([
    ['line 1', 'group', 'Chorale'],
    ['line 6', 'ldif-change', 'delete'],
    ['line 9', 'ldif-nobody', 'ou=People'],
  ])
})

test('what is damaged has its line, and an address is never fetched', () => {
  const found = read(...ANA, 'jpegPhoto:< file:///etc/passwd', 'not a line', 'cn:: %%%')
  expect(found.contacts).toHaveLength(1)
  expect(found.problems.map(({ where, code }) => [where, code])).toEqual([
    ['line 5', 'ldif-elsewhere'],
    ['line 6', 'unreadable-line'],
    ['line 7', 'unreadable-line'],
  ])
})
