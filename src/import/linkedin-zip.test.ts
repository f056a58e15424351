import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readLinkedinHistory } from './linkedin-history.ts'
import { readLinkedinZip } from './linkedin-zip.ts'

const CONNECTIONS =
  'First Name,Last Name,Email Address,Company,Position,Connected On\nBo,Li,,Acme,CEO,01 Mar 2020\n'
const DECOY = CONNECTIONS.replace('Bo,Li', 'Not,Them')

function zip(files: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

function read(bytes: Uint8Array) {
  return readLinkedinZip(bytes, { language: 'fr' })
}

test('Connections.csv is found whatever its case and folder, and nothing that resembles it', () => {
  const { value } = read(
    zip({
      '__MACOSX/Connections.csv': DECOY,
      'My Connections.csv': DECOY,
      'old/deep/Connections.csv': DECOY,
      'Export/connections.CSV': CONNECTIONS,
    }),
  )
  expect(value.contacts.map(({ contact, where }) => `${contact.name}, ${where}`)).toEqual([
    'Bo Li, Export/connections.CSV, row 2',
  ])
})

test('what nothing is taken of is said, its decoys are not mentioned', () => {
  const files = {
    'Connections.csv': CONNECTIONS,
    'Notes.csv': 'x',
    'Contacts.csv': 'x',
    'guide_messages.csv': 'x',
  }
  expect(read(zip(files)).problems.map(({ where, code }) => [where, code])).toEqual([
    ['Notes.csv', 'linkedin-notes'],
    ['Contacts.csv', 'linkedin-uploaded'],
  ])
})

test('messages and invitations of the archive are exchanges, known to be of the member it belongs to', () => {
  const inUrl = 'https://www.linkedin.com/in'
  const message = `1,Ana Roy,${inUrl}/ana,Luc Martin,${inUrl}/luc,2026-03-01 10:00:00 UTC,Oui`
  const header = 'CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT\n'
  const bytes = zip({
    'Connections.csv': CONNECTIONS,
    'Profile.csv': 'First Name,Last Name,Maiden Name\nLuc,Martin,\n',
    'messages.csv': `${header}${message}`,
    'guide_messages.csv': `${header}${message.replace('Ana Roy', 'Decoy')}`,
    'Invitations.csv':
      'From,To,Sent At,Message,Direction\nBo Li,Luc Martin,"1/29/26, 2:37 PM",,INCOMING\nx,,,,\n',
  })
  const self = { mails: [], phones: [], names: [] }
  const found = readLinkedinHistory(bytes, { self, language: 'fr', digest: text => text })
  expect(found.exchanges).toMatchObject([
    { channel: 'network', initiator: 'them', others: [{ name: 'Ana Roy' }] },
    { initiator: 'them', others: [{ name: 'Bo Li' }] },
  ])
  expect(found.entries).toBe(3)
  expect(found.problems).toMatchObject([{ where: 'Invitations.csv, row 3', code: 'invitation-unclear' }])
})

test('an archive without connections says so', () => {
  expect(read(zip({ 'Profile.csv': 'x' })).problems).toMatchObject([{ level: 'rejected' }])
})

test('an entry that claims to be huge is not inflated', () => {
  const bytes = zip({ 'Connections.csv': CONNECTIONS })
  // The size once inflated, in the central directory: 24 bytes after its signature.
  const directory = new DataView(bytes.buffer).getUint32(bytes.length - 6, true)
  new DataView(bytes.buffer).setUint32(directory + 24, 0xf0000000, true)
  const { value, problems } = read(bytes)
  expect(value.contacts).toEqual([])
  expect(problems[0]?.message).toContain('more than')
})

test('too many entries are refused', () => {
  const many = Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`${i}`, '']))
  expect(read(zip(many)).problems).toMatchObject([{ level: 'rejected' }])
})

test('a damaged archive is refused, never thrown', () => {
  const whole = zip({ 'Connections.csv': CONNECTIONS, 'messages.csv': 'x' })
  const damage = fc.record({
    at: fc.nat(whole.length - 1),
    byte: fc.nat(255),
    length: fc.integer({ min: 0, max: whole.length }),
  })
  fc.assert(
    fc.property(damage, ({ at, byte, length }) => {
      const bytes = whole.slice(0, length)
      if (at < length) bytes[at] = byte
      const { value, problems } = read(bytes)
      return value.contacts.length > 0 || problems.length > 0
    }),
  )
  expect(read(whole.slice(0, 40)).problems).toMatchObject([{ level: 'rejected' }])
})
