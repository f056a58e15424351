import { strToU8, type Zippable, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readFile } from './read-file.ts'
import type { ReadFile } from './read-result.ts'
import { newRoom } from './room.ts'

const CARD = 'BEGIN:VCARD\nVERSION:3.0\nFN:Ana Roy\nEND:VCARD\n'
const CHAT = '13/03/2026 10:02 - Marie: Bonjour\n14/03/2026 10:02 - Luc Martin: Oui\n'

function read(files: Zippable, name = 'export.zip', room = newRoom()): ReadFile {
  const self = { mails: [], phones: [], names: ['Luc Martin'] }
  return readFile({ name, bytes: zipSync(files) }, { language: 'fr', digest: text => text, self, room })
}

test('each file of an archive is read by what it holds, whatever its folder is called', () => {
  const found = read({
    'Takeout/Google Kontakte/Alle Kontakte/Alle Kontakte.vcf': strToU8(CARD + CARD.replace('Ana', 'Bo')),
    'Takeout/Agenda/travail': strToU8(
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260301T100000Z\nEND:VEVENT\nEND:VCALENDAR\n',
    ),
    'Takeout/chat.txt': strToU8(CHAT),
    'Takeout/photo.jpg': new Uint8Array(10),
    'Takeout/lisez-moi.txt': strToU8('Bonjour.'),
    '__MACOSX/Takeout/._photo.jpg': new Uint8Array(10),
  })
  expect([found.format, found.cards, found.events, found.messages]).toEqual(['zip', 2, 1, 2])
  expect(found.staged.map(({ where }) => where)).toEqual([
    'Takeout/Google Kontakte/Alle Kontakte/Alle Kontakte.vcf, card 1, line 1',
    'Takeout/Google Kontakte/Alle Kontakte/Alle Kontakte.vcf, card 2, line 5',
  ])
  expect(found.problems.find(({ code }) => code === 'archive-left')).toMatchObject({
    params: { count: 2, kinds: 'jpg 1, txt 1' },
  })
})

test("a conversation's archive is one, and its name tells with whom", () => {
  const found = read({ '_chat.txt': strToU8(CHAT.replace('Luc Martin', 'LM')) }, 'WhatsApp Chat - Marie.zip')
  expect(found.format).toBe('whatsapp')
  expect(found.exchanges.map(({ initiator }) => initiator)).toEqual(['them', 'me'])
})

test('what is wrong within has the name of its file', () => {
  const found = read({
    'a/book.vcf': strToU8('BEGIN:VCARD\nEND:VCARD\n'),
    'a/data.json': strToU8('[{"a":1}]'),
  })
  expect(found.problems.map(({ where, code }) => [where, code])).toEqual([
    ['a/book.vcf, card 1, line 1', 'empty-card'],
    ['a/data.json', 'unread-json'],
  ])
})

test('archives in archives are opened, one deep', () => {
  const inner = zipSync({ 'book.vcf': strToU8(CARD) })
  expect(read({ 'in.zip': inner }).cards).toBe(1)
  const deep = read({ 'in.zip': zipSync({ 'in.zip': inner }) })
  expect(deep.cards).toBe(0)
  expect(deep.problems).toMatchObject([{ where: 'in.zip, in.zip', code: 'zip-deep' }])
})

test('what would unfold to more than there is room for is left out, and others are read', () => {
  const room = { ...newRoom(), octets: 1000 }
  const found = read({ 'bomb.vcf': new Uint8Array(5_000_000), 'ok.vcf': strToU8(CARD) }, 'x.zip', room)
  expect(found.cards).toBe(1)
  expect(found.problems).toMatchObject([{ where: 'bomb.vcf', code: 'entry-large' }])
})

test('what claims to be small stops there: the archive in the archive of a bomb fills nothing', () => {
  const bytes = zipSync({ 'bomb.vcf': new Uint8Array(50_000_000) })
  const directory = new DataView(bytes.buffer).getUint32(bytes.length - 6, true)
  new DataView(bytes.buffer).setUint32(directory + 24, 10, true)
  const room = newRoom()
  const before = room.octets
  readFile({ name: 'x.zip', bytes }, { language: 'fr', digest: text => text, room })
  expect(before - room.octets).toBe(10)
})

test('a damaged file does not cost the others of its archive', () => {
  const bytes = zipSync(
    Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`${n}.vcf`, strToU8(CARD.repeat(50))] as const)),
  )
  // The octets of the first file, after its name.
  bytes.fill(0xff, 40, 60)
  const found = readFile({ name: 'x.zip', bytes }, { language: 'fr', digest: text => text })
  expect(found.cards).toBe(400)
  expect(found.problems.filter(({ code }) => code === 'entry-damaged').map(({ where }) => where)).toEqual([
    '0.vcf',
  ])
})
