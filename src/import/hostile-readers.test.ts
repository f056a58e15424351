import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { googleMail } from '../../test/support/invitation-mails.ts'
import { FAMILY, monicaJson, monicaSql } from '../../test/support/monica.ts'
import { mutated } from '../../test/support/mutated.ts'
import { day } from '../lib/day.ts'
import { readFile } from './read-file.ts'
import type { ReadFile } from './read-result.ts'

const SELF = { mails: ['luc@martin.example'], phones: ['+33612345678'], names: ['Luc Martin'] }

const LINKEDIN = 'https://www.linkedin.com/in'
const MESSAGES =
  'CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT\n' +
  `1,Ana Roy,${LINKEDIN}/ana,Luc Martin,${LINKEDIN}/luc,2026-03-01 10:00:00 UTC,"Oui,\nnon"\n`.repeat(3)
const CARD =
  'BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:No=C3=ABl;Zo=C3=A9\nTEL;CELL:06\nEND:VCARD\n'
const CONNECTIONS =
  'First Name,Last Name,URL,Connected On\nAna,Roy,https://www.linkedin.com/in/ana,08 Feb 2026\n'

/** A small sample of our own of everything that is read: its format, and what is particular in it. */
const SAMPLES: Record<string, string | Uint8Array> = {
  vcard: CARD.repeat(3),
  ics:
    'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:x\nDTSTART:20260301T100000Z\n' +
    'DURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE:20260308T100000Z\nATTENDEE;CN=Ana:mailto:ana@roy.example\nEND:VEVENT\nEND:VCALENDAR\n',
  'ics, named in titles':
    'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:2\nSUMMARY:Déjeuner Ana Roy\nDTSTART:20260301T120000Z\nEND:VEVENT\nEND:VCALENDAR\n',
  eml:
    'From: =?utf-8?q?Ana_Roy?= <ana@roy.example>\nTo: Luc <luc@martin.example>, bo@li.example\nDate: Sun, 1 Mar 2026 10:00:00 +0100\n' +
    'Message-ID: <1@roy.example>\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nOui\n--b--\n',
  mbox: 'From ana@roy.example Sun Mar 01 10:00:00 2026\nFrom: ana@roy.example\nTo: luc@martin.example\nDate: Sun, 1 Mar 2026 10:00:00 +0100\n\nOui\n\n'.repeat(
    3,
  ),
  'eml, an invitation': googleMail({}),
  ldif: 'version: 1\n\ndn: cn=Ana\ncn: Ana Roy\nmail: ana@roy.example\ndescription:: T3Vp\njpegPhoto:: /9j/4A==\nbirthyear: 1980\n\n'.repeat(
    2,
  ),
  'monica-json': JSON.stringify({
    ...{ version: '1', app_version: '4.1.2', export_date: 'x' },
    account: {
      data: [
        {
          type: 'contact',
          values: [
            {
              uuid: 'u1',
              properties: { first_name: 'Ana', birthdate: { date: '1980-04-12' }, tags: ['a'] },
              data: [
                { type: 'call', values: [{ properties: { called_at: '2026-03-01', contact_called: true } }] },
              ],
            },
          ],
        },
      ],
    },
  }),
  'monica-sql':
    "INSERT IGNORE INTO contacts (`id`, `first_name`, `is_partial`) VALUES\n (1, 'A\\'na', 0),\n (2, NULL, 1);\n" +
    "INSERT IGNORE INTO calls (`contact_id`, `called_at`, `contact_called`) VALUES (1, '2026-03-01 10:00:00', 1);\n",
  'monica-json, all that is known of people': monicaJson(FAMILY),
  'monica-sql, all that is known of people': monicaSql(FAMILY),
  whatsapp:
    '13/03/2026 10:02 - Les messages et les appels sont chiffrés\n[13/03/2026, 10:02:11] Marie: Bonjour\nencore\n' +
    '13/03/2026 10:03 - Luc Martin: <Médias omis>\n13/03/2026 10:04 - Marie: Appel vocal, 3 min\n',
  calls:
    '<?xml version="1.0"?>\n<calls count="2">\n<call number="+33612345679" date="1700000000000" duration="95" type="2" contact_name="Ana"/>\n' +
    '<mms address="+33612345679" date="1700000000000" msg_box="1"><parts><part ct="text/plain" text="&#233;"/></parts></mms>\n</calls>',
  'calls-csv':
    'Call type,Date,Duration,Number,Contact\nIncoming,2026-01-01 10:00:00,0:01:10,+33612345679,Ana\n',
  'linkedin-messages': MESSAGES,
  'linkedin-invitations':
    'From,To,Sent At,Message,Direction\nAna,Luc Martin,"1/29/26, 2:37 PM",Oui,INCOMING\n'.repeat(2),
  'linkedin-zip': zipSync({
    'Connections.csv': strToU8(CONNECTIONS),
    'messages.csv': strToU8(MESSAGES),
    'Profile.csv': strToU8('First Name,Last Name\nLuc,Martin\n'),
  }),
  zip: zipSync({ 'a/book.vcf': strToU8(CARD), 'b/in.zip': zipSync({ 'x.vcf': strToU8(CARD) }) }),
  'google-csv':
    'First Name,Last Name,Phone 1 - Label,Phone 1 - Value,Birthday\nAna,Roy,Mobile,06 ::: 07,--04-12\n'.repeat(
      2,
    ),
  'outlook-csv': 'Titre;Prénom;Nom;Titre;Tél. mobile;Anniversaire\nMme;Ana;Roy;PDG;06;12/04/1980\n',
  csv: 'Qui ?;Où ?\nAna;ana@roy.example\nBo;bo@li.example\n',
}

function read(bytes: Uint8Array): ReadFile {
  const today = day('2026-11-22')
  return readFile({ name: 'x', bytes }, { language: 'fr', digest: text => text, self: SELF, today })
}

function octets(sample: string | Uint8Array): Uint8Array {
  return typeof sample === 'string' ? new TextEncoder().encode(sample) : sample
}

/** What holds of every reading, whatever was read. */
function addsUp({
  cards,
  events,
  messages,
  staged,
  exchanges,
  meetings,
  problems,
  problemCount,
}: ReadFile): void {
  // A reader that trips is caught, and told so.
  expect(problems.filter(({ code }) => code === 'file-failed' || code === 'card-failed')).toEqual([])
  expect(staged.length).toBeLessThanOrEqual(cards)
  for (const count of [cards, events, messages]) expect(Number.isSafeInteger(count) && count >= 0).toBe(true)
  expect(problemCount).toBeGreaterThanOrEqual(problems.length)
  for (const { where, message } of problems)
    expect([where, message].every(text => text.trim() !== '')).toBe(true)
  for (const { where, contact } of staged) expect([where !== '', contact.name !== '']).toEqual([true, true])
  for (const { at, others, letters, minutes } of exchanges) {
    expect(others.length).toBeGreaterThan(0)
    expect(
      'instant' in at ? Number.isFinite(at.instant) : !Number.isNaN(Date.parse(`${at.day}T${at.time}Z`)),
    ).toBe(true)
    expect((letters ?? 0) >= 0 && (minutes ?? 0) >= 0).toBe(true)
  }
  for (const { key } of meetings) expect(key).not.toBe('')
}

test.each(Object.keys(SAMPLES))('%s: the sample itself is read as what it is', sample => {
  const found = read(octets(SAMPLES[sample] ?? ''))
  expect(found.format).toBe(sample.split(',')[0])
  addsUp(found)
  const brought =
    found.staged.length + found.exchanges.length + found.meetings.length + (found.tables?.length ?? 0)
  expect(brought).toBeGreaterThan(0)
})

test.each(Object.keys(SAMPLES))('%s: however it is damaged, it ends, and its counts add up', sample => {
  fc.assert(
    fc.property(mutated(octets(SAMPLES[sample] ?? '')), bytes => addsUp(read(bytes))),
    { numRuns: 60 },
  )
})

test('an exchange is no more than an entry, and a text is never in what is read', () => {
  for (const format of ['whatsapp', 'calls', 'linkedin-messages', 'mbox', 'eml', 'monica-json'] as const) {
    const { exchanges, meetings, messages, events } = read(octets(SAMPLES[format] ?? ''))
    expect(exchanges.length + meetings.length).toBeLessThanOrEqual(messages + events)
    expect(JSON.stringify(exchanges)).not.toMatch(/Oui|Bonjour|encore/)
  }
})

test.each([
  ['elements in elements', `<?xml version="1.0"?>\n<calls>${'<a>'.repeat(300_000)}`],
  ['lists in lists', `{"version":"1","app_version":"4","export_date":"x","account":${'['.repeat(300_000)}`],
  [
    'parts in parts',
    `From: a@b.fr\nTo: luc@martin.example\nContent-Type: multipart/mixed; boundary=a\n\n${'--a\nContent-Type: multipart/mixed; boundary=a\n\n'.repeat(20_000)}`,
  ],
  ['events in events', `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(20_000)}`],
  [
    'a recurrence without end',
    `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:19700101T000000Z\nRRULE:FREQ=SECONDLY\nATTENDEE:mailto:a@b.fr\nEND:VEVENT\nEND:VCALENDAR\n`,
  ],
  ['a quotation never closed', `INSERT IGNORE INTO contacts (\`id\`) VALUES ('${"\\'".repeat(300_000)}`],
  ['a row of a million', `INSERT IGNORE INTO contacts (\`id\`) VALUES (${'1,'.repeat(500_000)}`],
  ['lines that go on', `dn: cn=a\ncn: ${'\n a'.repeat(300_000)}`],
  ['one person of a hundred thousand numbers', `dn: cn=a\ncn: a\n${'mobile: 0612345678\n'.repeat(100_000)}`],
  ['messages of one minute', '13/03/2026 10:02 - Luc Martin: a\n13/03/2026 10:02 - M: a\n'.repeat(20_000)],
  ['dates that are none', '99/99/9999 10:02 - M: a\n'.repeat(40_000)],
])('%s end in bounded time', (_, text) => {
  addsUp(read(octets(text)))
})
