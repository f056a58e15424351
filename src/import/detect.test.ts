import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { detectFormat, notRead } from './detect.ts'

function detect(text: string, name = 'file'): string {
  return detectFormat(name, new TextEncoder().encode(text))
}

test.each([
  ['vcard', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nEND:VCARD\r\n'],
  ['vcard', '\ufeff\n\nbegin:vcard\nFN:A\nend:vcard\n'],
  ['ics', 'BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n'],
  ['ics', 'BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\n'],
  ['ldif', 'version: 1\n\ndn: cn=Paul\ncn: Paul\n'],
  ['mbox', 'From paul@l.example Mon Jan 01 00:00:00 2024\nFrom: paul@l.example\nSubject: x\n\nBEGIN:VCARD\n'],
  ['eml', 'Received: from a\n by b\nFrom: paul@l.example\nSubject: x\n\nBEGIN:VCARD\nEND:VCARD\n'],
  ['eml', 'Path: news.example\nFrom: paul@l.example\nSubject: x\n\nBonjour'],
  ['whatsapp', '[12/03/2023, 14:02:11] Paul: Bonjour\n'],
  ['whatsapp', '12/03/2023, 14:02 - Paul: Bonjour\n'],
  ['calls', '<?xml version="1.0"?>\n<calls count="1"></calls>'],
  ['whatsapp', 'Un titre\n2026-03-12 14 h 05 - Luc: Bonjour\n'],
  ['calls-csv', 'Call type,Date,Duration,Number,Contact\nIncoming,2026-01-01 10:00:00,0:01,06,Ana\n'],
  ['monica-sql', '# Monica\nINSERT IGNORE INTO contacts (`id`) VALUES (1);\n'],
  ['monica-json', '{"version":"1.0-preview.1","app_version":"4.1.2","export_date":"x","account":{}}'],
  ['unknown', '12/03/2026 un mot, puis un autre\n'],
  ['json', '[{"a": 1}]'],
  ['outlook-csv', 'Titre;Prénom;Nom;Tél. mobile\n'],
  ['google-csv', 'First Name,Last Name,Phone 1 - Label,Phone 1 - Value\nA,B,Mobile,06\n'],
  ['thunderbird-csv', 'Display Name,Primary Email\nA,a@b.example\n'],
  ['windows-live-mail-csv', 'Prénom,Nom,Deuxième prénom,Nom,Pseudo,Téléphone domicile\n'],
  ['linkedin-csv', 'Notes:\n"x"\n\nFirst Name,Last Name,Company,Position,Connected On\n'],
  ['linkedin-messages', 'CONVERSATION ID,FROM,TO,DATE,SUBJECT,CONTENT\n1,a,b,c,d,e\n'],
  ['linkedin-invitations', 'From,To,Sent At,Message,Direction\na,b,c,d,OUTGOING\n'],
  ['csv', 'Article,Prix\nVis,2\nClou,1\n'],
  ['unknown', 'Bonjour Paul,\nà demain.'],
  ['unknown', ''],
])('%s is known by its content', (format, text) => {
  expect(detect(text, 'misleading.png')).toBe(format)
})

test('the name decides only when the content tells nothing', () => {
  expect(detect('', 'cards.vcf')).toBe('vcard')
  expect(detect('\0\x01\x02', 'Archive.PST')).toBe('outlook-data')
  expect(detect('BEGIN:VCALENDAR\nEND:VCALENDAR', 'cards.vcf')).toBe('ics')
  expect(detect('x', 'constructor')).toBe('unknown')
  expect(detect('x', 'file.constructor')).toBe('unknown')
})

test('cards in UTF-16 are cards', () => {
  const units = Array.from('\ufeffBEGIN:VCARD\nEND:VCARD\n', unit => unit.charCodeAt(0))
  expect(detectFormat('x', Uint8Array.from(units.flatMap(unit => [unit & 255, unit >> 8])))).toBe('vcard')
})

test('archives are known by the names they hold', () => {
  const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map(name => [name, strToU8('x')])))
  expect(detectFormat('a.zip', zip('Connections.csv', 'messages.csv'))).toBe('linkedin-zip')
  expect(detectFormat('a.zip', zip('Profile.csv', 'Positions.csv'))).toBe('linkedin-zip')
  expect(detectFormat('a.zip', zip('_chat.txt', 'photo.jpg'))).toBe('whatsapp')
  expect(detectFormat('a.zip', zip('photo.jpg'))).toBe('zip')
})

test('a known format that is not read has its sentence', () => {
  expect(notRead('json')).toBe('Of exports in JSON only that of Monica is read.')
  expect(notRead('vcard')).toBeNull()
  expect(notRead('unknown')).toBeNull()
})

test('blank lines without end are nothing', () => {
  expect(detect(`x${'\n'.repeat(60_000)}x`)).toBe('unknown')
  expect(detect(`x\n${' '.repeat(60_000)}x`)).toBe('unknown')
})

test('any bytes of any name are something or unknown', () => {
  fc.assert(
    fc.property(fc.string(), fc.uint8Array(), (name, bytes) => detectFormat(name, bytes) !== undefined),
  )
})
