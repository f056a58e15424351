import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readContactCsv } from './contact-csv.ts'
import type { ImportedContact } from './contact-draft.ts'

function read(text: string, options: Partial<Parameters<typeof readContactCsv>[1]> = {}) {
  return readContactCsv(new TextEncoder().encode(text), { language: 'fr', ...options })
}

function first(text: string): ImportedContact {
  const [contact] = read(text).value.contacts
  if (!contact) throw new Error('no contact was read')
  return contact
}

function table(row: Record<string, string>): string {
  const line = (cells: string[]) => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')
  return `${line(Object.keys(row))}\n${line(Object.values(row))}\n`
}

const OUTLOOK_FR = [
  'Titre;Prénom;Nom;Suffixe;Société ;Service ;Titre;Rue (bureau);Rue (bureau) 2;Ville (bureau);Code postal (bureau)',
  'Pays/Région (bureau);Téléphone (bureau);Tél. mobile;Anniversaire;Adresse de messagerie',
  'Nom complet de l’adresse de messagerie;Type de messagerie;Catégories;Conjoint(e);Priorité;Privé;Initiales;Notes',
].join(';')

test('Outlook in French: the first Titre is the civility, the second the job', () => {
  const { contact, facts, where } = first(
    `${OUTLOOK_FR}\nMme;Claire;Vasseur;;Atelier Vasseur;Conception;Gérante;3 rue du Port;2e étage;Lyon;69002;France;04 72 00 00 01;06 12 34 56 78;25/12/1980;claire@vasseur.example;Claire Vasseur (claire@vasseur.example);SMTP;Clients;;Normal;Faux;C.V.;"Vue au salon.\nAime le thé."\n`,
  )
  expect(where).toBe('row 2')
  expect(facts).toEqual({ civility: 'madam' })
  expect(contact).toMatchObject({
    name: 'Claire Vasseur',
    prefix: 'Mme',
    organisation: 'Atelier Vasseur',
    department: 'Conception',
    title: 'Gérante',
    birthday: { year: 1980, month: 12, day: 25 },
    tags: ['Clients'],
    note: 'Vue au salon.\nAime le thé.',
    phones: [
      { types: ['work'], value: '04 72 00 00 01' },
      { types: ['cell'], value: '06 12 34 56 78' },
    ],
    emails: [{ value: 'claire@vasseur.example' }],
    addresses: [
      {
        types: ['work'],
        street: '3 rue du Port\n2e étage',
        town: 'Lyon',
        postalCode: '69002',
        country: 'France',
      },
    ],
  })
})

test('Outlook in French with the civility column deleted: the Titre after the name is the job', () => {
  const { contact } = first(
    'Prénom;Nom;Société;Titre;Tél. mobile\nClaire;Vasseur;Atelier;Gérante;0612345678\n',
  )
  expect(contact).toMatchObject({ prefix: '', title: 'Gérante' })
})

test('Outlook 2013 to 365 in French says courrier and a curly apostrophe', () => {
  const { value } = read(
    table({
      Titre: 'M.',
      Prénom: 'Paul',
      Nom: 'Lenoir',
      'Adresse de courrier 2': 'p@lenoir.example',
      'Serveur d’annuaire': '',
    }),
  )
  expect(value.format).toBe('outlook-csv')
  expect(value.contacts[0]).toMatchObject({
    facts: { civility: 'sir' },
    contact: { emails: [{ value: 'p@lenoir.example' }] },
  })
})

test('Outlook in English and Outlook.com', () => {
  const desktop = table({
    Title: 'Mr.',
    'First Name': 'Paul',
    'Last Name': 'Lenoir',
    'Business Street': '3 Port Street',
    'Business Country/Region': 'France',
    'Mobile Phone': '+33 6 12 34 56 78',
    'Primary Phone': '+33 6 12 34 56 78',
    Birthday: '12/25/1980',
    Categories: 'myContacts;Clients',
  })
  expect(read(desktop).value.format).toBe('outlook-csv')
  expect(first(desktop)).toMatchObject({
    facts: { civility: 'sir' },
    contact: {
      tags: ['Clients'],
      phones: [{ types: ['cell', 'pref'], value: '+33 6 12 34 56 78' }],
      birthday: { year: 1980, month: 12, day: 25 },
    },
  })
  const online = table({
    'First Name': 'Paul',
    'Given Yomi': '',
    IMAddress: 'paul.l',
    'E-mail 3 Address': 'p@l.example',
  })
  expect(first(online).contact).toMatchObject({
    profiles: [{ value: 'paul.l' }],
    emails: [{ value: 'p@l.example' }],
  })
})

test('Windows Live Mail: the second Nom is the name as shown', () => {
  const { value } = read(
    'Prénom,Nom,Deuxième prénom,Nom,Pseudo,Adresse de messagerie,Téléphone domicile,Fonction\nPaul,Lenoir,,Popaul Lenoir,Popaul,p@l.example,0472000001,Maçon\n',
  )
  expect(value.format).toBe('windows-live-mail-csv')
  expect(value.contacts[0]?.contact).toMatchObject({
    name: 'Popaul Lenoir',
    familyName: 'Lenoir',
    nickname: 'Popaul',
    title: 'Maçon',
    phones: [{ types: ['home'], value: '0472000001' }],
  })
})

test('Thunderbird in French: the parts of both addresses have the same headers, and Région is the country', () => {
  const { value } = read(
    'Prénom,Nom de famille,Nom à afficher,Adresse électronique principale,Adresse privée,Ville,Code postal,Région,Adresse professionnelle,Ville,Code postal,Région,Mois,Jour,Année de naissance\nPaul,Lenoir,Paul Lenoir,p@l.example,1 rue A,Lyon,69001,France,2 rue B,Genève,1201,Suisse,4,12,\n',
  )
  expect(value.format).toBe('thunderbird-csv')
  expect(value.contacts[0]?.contact).toMatchObject({
    birthday: { year: null, month: 4, day: 12 },
    addresses: [
      { types: ['home'], street: '1 rue A', town: 'Lyon', country: 'France' },
      { types: ['work'], street: '2 rue B', town: 'Genève', country: 'Suisse' },
    ],
  })
})

test('Thunderbird in English', () => {
  const { value } = read(
    table({
      'Display Name': 'Paul',
      'Primary Email': 'p@l.example',
      'Birth Year': '1980',
      'Birth Month': '4',
      'Birth Day': '2',
    }),
  )
  expect(value.format).toBe('thunderbird-csv')
  expect(value.contacts[0]?.contact.birthday).toEqual({ year: 1980, month: 4, day: 2 })
})

test('Google before 2024: preferred items, several values in a cell, its own groups', () => {
  const { value } = read(
    table({
      Name: 'Claire Vasseur',
      'Given Name': 'Claire',
      'Family Name': 'Vasseur',
      Birthday: '--04-12',
      'Group Membership': '* myContacts ::: * starred ::: Clients',
      'E-mail 1 - Type': '* Home',
      'E-mail 1 - Value': 'c@v.example ::: claire@v.example',
      'Phone 1 - Type': 'Work Fax',
      'Phone 1 - Value': '0472000001',
      'Phone 2 - Type': 'Gîte',
      'Phone 2 - Value': '0472000002',
      'Address 1 - Type': 'Home',
      'Address 1 - Formatted': '1 rue A\n69001 Lyon',
      'Address 1 - Street': '1 rue A',
      'Address 1 - City': 'Lyon',
      'Address 1 - Postal Code': '69001',
      'Organization 1 - Name': 'Atelier',
      'Organization 1 - Title': 'Gérante',
      'Relation 1 - Type': 'Sœur',
      'Relation 1 - Value': 'Anne',
      'Website 1 - Value': 'https://www.linkedin.com/in/Claire-V%C3%A9/?x=1',
    }),
  )
  expect(value.format).toBe('google-csv')
  expect(value.contacts[0]).toMatchObject({
    facts: { linkedinSlug: 'claire-vé' },
    contact: {
      birthday: { year: null, month: 4, day: 12 },
      tags: ['starred', 'Clients'],
      organisation: 'Atelier',
      title: 'Gérante',
      note: 'Autres champs :\nSœur: Anne',
      emails: [
        { types: ['home', 'pref'], value: 'c@v.example' },
        { types: ['home', 'pref'], value: 'claire@v.example' },
      ],
      phones: [
        { types: ['work', 'fax'], label: null },
        { types: [], label: 'Gîte' },
      ],
      addresses: [{ types: ['home'], street: '1 rue A', town: 'Lyon', postalCode: '69001' }],
    },
  })
})

test('Google since 2024', () => {
  const { value } = read(
    table({
      'First Name': 'Claire',
      'Last Name': 'Vasseur',
      'Organization Name': 'Atelier',
      Labels: '* myContacts',
      'Phone 1 - Label': 'Mobile',
      'Phone 1 - Value': '33612345678',
      'Event 1 - Label': 'Anniversary',
      'Event 1 - Value': '2001-06-30',
    }),
  )
  expect(value.format).toBe('google-csv')
  expect(value.contacts[0]?.contact).toMatchObject({
    name: 'Claire Vasseur',
    organisation: 'Atelier',
    tags: [],
    phones: [{ types: ['cell'], value: '33612345678' }],
    anniversary: { year: 2001, month: 6, day: 30 },
  })
})

test('LinkedIn: lines above the header, hidden members named, titles after the name', () => {
  const { value, problems } = read(
    'Notes:\n"Some addresses, we hide."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,"Smith, PhD",https://www.linkedin.com/in/Ann-S,,"Acme, Inc.",CEO,08 Feb 2026\n,,,,,,07 Jun 2026\nBo,Li,,b@li.example,,,7-Feb-22\n',
  )
  expect(value.format).toBe('linkedin-csv')
  expect(value.contacts).toHaveLength(2)
  expect(value.contacts[0]).toMatchObject({
    where: 'row 5',
    facts: { connectedOn: '2026-02-08', linkedinSlug: 'ann-s' },
    contact: {
      name: 'Ann Smith, PhD',
      familyName: 'Smith',
      suffix: 'PhD',
      organisation: 'Acme, Inc.',
      title: 'CEO',
    },
  })
  expect(value.contacts[1]?.facts).toEqual({ connectedOn: '2022-02-07' })
  expect(problems).toEqual([expect.objectContaining({ where: 'row 6', level: 'rejected' })])
})

test('LinkedIn before mid-2023, and in French', () => {
  const old =
    'First Name,Last Name,Email Address,Company,Position,Connected On\nBo,Li,,Acme,CEO,01 Mar 2020\n'
  expect(first(old).facts).toEqual({ connectedOn: '2020-03-01' })
  const french =
    'Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion\nBo,Li,,,Acme,PDG,12 mars 2023\n'
  expect(read(french).value.format).toBe('linkedin-csv')
  expect(first(french).facts).toEqual({ connectedOn: '2023-03-12' })
})

test('a table someone typed, where Nom holds the whole name', () => {
  const { value } = read('Nom;Téléphone;Courriel\nClaire Vasseur;06 12 34 56 78;c@v.example\n')
  expect(value.format).toBe('csv')
  expect(value.contacts[0]?.contact).toMatchObject({ name: 'Claire Vasseur', givenName: '', familyName: '' })
})

test('dates that can be read two ways follow the language of the headers, and say so once', () => {
  const french = read('Prénom;Nom;Tél. mobile;Anniversaire\nA;B;;12/04/1980\nC;D;;01/02/1981\n')
  expect(french.value.contacts.map(({ contact }) => contact.birthday?.month)).toEqual([4, 2])
  expect(french.problems).toEqual([
    expect.objectContaining({ where: 'column Anniversaire', level: 'repaired' }),
  ])
  const english = 'First Name,Last Name,Mobile Phone,Birthday\nA,B,,4/12/1980\n'
  expect(first(english).contact.birthday).toMatchObject({ month: 4, day: 12 })
  expect(read(english, { order: 'day-first' })).toMatchObject({
    value: { contacts: [{ contact: { birthday: { month: 12, day: 4 } } }] },
    problems: [],
  })
})

test('one date above 12 decides for the others, without a problem', () => {
  const { value, problems } = read(
    'First Name,Last Name,Mobile Phone,Birthday\nA,B,,04/12/1980\nC,D,,25/12/1980\nE,F,,0/0/00\n',
  )
  expect(value.contacts.map(({ contact }) => contact.birthday?.month)).toEqual([12, 12, undefined])
  expect(problems).toEqual([])
})

test('what has no place on a card stands in the note, and its column is named with a count', () => {
  const { value, problems } = read('Prénom;Nom;Tél. mobile;Conjoint(e);Pointure\nA;B;;Jo;42\nC;D;;;38\n')
  expect(value.contacts.map(({ contact }) => contact.note)).toEqual([
    'Autres champs :\nConjoint(e): Jo\nPointure: 42',
    'Autres champs :\nPointure: 38',
  ])
  expect(problems.map(({ where, level }) => `${where} ${level}`)).toEqual([
    'column Conjoint(e) ignored',
    'column Pointure ignored',
  ])
  expect(problems[1]?.message).toContain('2 values')
})

test('a mail address that is none and a date that is none are kept in the note and named with row and column', () => {
  const { value, problems } = read(
    'Prénom;Nom;Adresse de messagerie;Anniversaire\nA;B;/o=Firme/cn=ab;bientôt\n',
  )
  expect(value.contacts[0]?.contact).toMatchObject({ emails: [], birthday: null })
  expect(value.contacts[0]?.contact.note).toContain('/o=Firme/cn=ab')
  expect(problems.map(({ where }) => where)).toEqual(
    expect.arrayContaining(['row 2, column Adresse de messagerie', 'row 2, column Anniversaire']),
  )
})

test('two numbers in a cell are two phones', () => {
  const { contact } = first('Prénom;Nom;Tél. mobile\nA;B;06 12 34 56 78 / 06 12 34 56 79\n')
  expect(contact.phones.map(phone => phone.value)).toEqual(['06 12 34 56 78', '06 12 34 56 79'])
})

test('cells beyond the header are kept', () => {
  expect(first('Prénom;Nom;Tél. mobile\nA;B;;surplus\n').contact.note).toContain('surplus')
})

test('a table of something else is refused with its headers and what to do', () => {
  const { value, problems } = read('Article,Prix,Stock\nVis,2,40\n')
  expect(value).toEqual({ format: 'csv', contacts: [], table: null })
  expect(problems).toEqual([expect.objectContaining({ where: 'row 1', level: 'rejected' })])
  expect(problems[0]?.message).toContain('Article, Prix, Stock')
})

test('names without a way to reach people are no address book', () => {
  expect(
    read('First Name,Last Name,Company,Job Title,Text\nAnn,Smith,Acme,CEO,Great work\n').value.contacts,
  ).toEqual([])
})

test('the rows of a French file in windows-1252 are read, and the encoding is said', () => {
  const bytes = Uint8Array.from('Prénom;Nom;Tél. mobile\nHélène;B;0612345678\n', letter =>
    letter.charCodeAt(0),
  )
  const { value, problems } = readContactCsv(bytes, { language: 'fr' })
  expect(value.contacts[0]?.contact.givenName).toBe('Hélène')
  expect(problems[0]).toMatchObject({ where: 'file', level: 'repaired' })
})

test('every value of a row is somewhere on the contact', () => {
  const headers = [...new Set(OUTLOOK_FR.split(';'))].filter(
    header => !/Initiales|Nom complet|Type|Priorité|Privé|Anniv/.test(header),
  )
  const word = fc.stringMatching(/^[a-z]{5,9}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: headers.length, maxLength: headers.length }), words => {
      const { contact } = first(`${headers.join(';')}\n${words.join(';')}\n`)
      const said = JSON.stringify(contact)
      for (const value of words) expect(said).toContain(value)
    }),
    { numRuns: 50 },
  )
})

test('cells of a hundred thousand blanks or commas are read like others', () => {
  const headers = 'Name,Birthday,Email,Phone,URL,Tags'
  for (const filler of [' ', ',', ';', '0', '1/', '<', '%41', '"']) {
    const cell = `"x${filler.replace('"', '""').repeat(100_000)}x"`
    const { contacts } = read(`${headers}\n${Array(6).fill(cell).join(',')}\n`).value
    expect(contacts).toHaveLength(1)
  }
})

test('any bytes below any header are read without throwing', () => {
  const headers = [
    OUTLOOK_FR,
    'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
    'Name,Birthday,E-mail 1 - Value,Phone 1 - Value,Event 1 - Value',
  ]
  fc.assert(
    fc.property(fc.constantFrom('', ...headers), fc.uint8Array({ maxLength: 300 }), (header, bytes) => {
      const file = new Uint8Array([...new TextEncoder().encode(header), 10, ...bytes])
      return Array.isArray(readContactCsv(file, { language: 'fr' }).value.contacts)
    }),
  )
})
