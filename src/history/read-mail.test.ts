import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { readMailHead } from './mail-head.ts'
import { readMail, readMailbox } from './read-mail.ts'

const SELF = { mails: ['moi@exemple.fr'], phones: [], names: [] }
const TODAY = day('2026-11-21')
const options = { self: SELF, today: TODAY }
const head = (...fields: string[]) => `${fields.join('\n')}\n`
const from = (who: string, ...more: string[]) =>
  head(
    `From: ${who}`,
    'To: Moi <moi@exemple.fr>',
    'Date: Mon, 5 Oct 2026 10:00:00 +0200',
    'Message-ID: <a@b>',
    ...more,
  )
const read = (text: string, isMailbox = false, self = SELF) =>
  readMail(Buffer.from(text), { ...options, self, isMailbox })

test('a mail that came is with who wrote it; one that was sent, with whom it was sent to', () => {
  const came = read(`${from('"Kerbrat, Marie" <Marie@Exemple.FR>')}\nBonjour`)
  expect(came.exchanges).toMatchObject([
    {
      key: '<a@b>',
      initiator: 'them',
      channel: 'mail',
      others: [{ name: 'Kerbrat, Marie', mail: 'marie@exemple.fr' }],
    },
  ])
  expect(came.exchanges[0]?.at).toEqual({ instant: Date.UTC(2026, 9, 5, 8) })
  const sent = read(
    head(
      'From: =?utf-8?q?=C3=89lo?= <moi@exemple.fr>',
      'To: marie@exemple.fr, =?utf-8?B?WsOpbGll?= <z@exemple.fr>,',
      ' moi@exemple.fr',
      'Cc: undisclosed-recipients:;',
      'Date: Mon, 5 Oct 2026 10:00:00 +0200',
    ),
  )
  expect(sent.exchanges).toMatchObject([
    { initiator: 'me', others: [{ mail: 'marie@exemple.fr' }, { name: 'Zélie', mail: 'z@exemple.fr' }] },
  ])
})

test.each([
  'Auto-Submitted: auto-replied',
  'List-Id: <gens.exemple.fr>',
  'List-Unsubscribe: <mailto:x@exemple.fr>',
  'Precedence: bulk',
  'Return-Path: <>',
  'X-Auto-Response-Suppress: All',
  'Content-Type: multipart/report; report-type=delivery-status',
])('%s: no exchange', field => {
  expect(read(from('marie@exemple.fr', field)).exchanges).toEqual([])
})

test.each([
  'no-reply@exemple.fr',
  'ne-pas-repondre@exemple.fr',
  'MAILER-DAEMON@exemple.fr',
  'gens-bounces@exemple.fr',
])('what %s wrote is no exchange', who => expect(read(from(who)).exchanges).toEqual([]))

test('Auto-Submitted: no is somebody', () => {
  expect(read(from('marie@exemple.fr', 'Auto-Submitted: no')).exchanges).toHaveLength(1)
})

test('a clock that is years off gives way to the way the mail came; one without a zone is the owner’s', () => {
  const late = readMailHead(
    head(
      'Received: by a; Mon, 5 Oct 2026 10:00:00 +0200 (CEST)',
      'Received: by b; Sun, 4 Oct 2026 10:00:00 +0200',
      'Date: Thu, 1 Jan 1970 00:00:00 +0000',
    ),
  )
  expect(late.at).toEqual({ instant: Date.UTC(2026, 9, 5, 8) })
  expect(readMailHead('Date: Mon, 5 Oct 2026 10:00:00\n').at).toEqual({ day: '2026-10-05', time: '10:00' })
  expect(readMailHead('Date: demain\n').at).toBeNull()
  expect(readMailHead('Date: Mon, 5 Oct 20260 10:00:00\n').at).toBeNull()
})

const MAILBOX = [
  'From marie@exemple.fr Mon Oct  5 10:00:00 2026',
  from('marie@exemple.fr'),
  'Bonjour,',
  '',
  'From Russia with love, dit-elle.',
  '>From quoted: yes',
  '',
  'From 1844347792267117879@xxx Thu Sep 26 09:00:00 +0000 2026',
  from('paul@exemple.fr'),
  'Salut',
  'From - Mon Oct 05 10:00:00 2026',
  from('lucie@exemple.fr'),
  '',
].join('\n')

test('a mailbox is parted where Mozilla, Google and others part it, not where somebody writes From', () => {
  const { exchanges, entries } = read(MAILBOX, true)
  expect(entries).toBe(3)
  expect(exchanges.map(({ others }) => others[0]?.mail)).toEqual([
    'marie@exemple.fr',
    'paul@exemple.fr',
    'lucie@exemple.fr',
  ])
})

test('law: however the octets are cut, the same messages come', () => {
  const octets = Buffer.from(MAILBOX.replaceAll('\n', '\r\n'))
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }), sizes => {
      const senders: unknown[] = []
      const reading = readMailbox(true, {
        ...options,
        onRead: ({ exchanges }) => senders.push(...exchanges.map(({ others }) => others[0]?.mail)),
      })
      for (let at = 0, i = 0; at < octets.length; i++) {
        const size = sizes[i % sizes.length] as number
        reading.push(octets.subarray(at, at + size))
        at += size
      }
      expect(reading.end().messages).toBe(3)
      expect(senders).toEqual(['marie@exemple.fr', 'paul@exemple.fr', 'lucie@exemple.fr'])
    }),
  )
})

const INVITATION = [
  from('marie@exemple.fr', 'Content-Type: multipart/alternative; boundary=x'),
  '--x',
  'Content-Type: text/plain',
  '',
  'Invitation',
  '--x',
  'Content-Type: text/calendar; method=REQUEST; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(
    'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:u1\r\nDTSTART:20261005T080000Z\r\nDTEND:20261005T090000Z\r\nORGANIZER;CN=Marie:mailto:marie@exemple.fr\r\nATTENDEE:mailto:moi@exemple.fr\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  ).toString('base64'),
  '--x--',
].join('\n')

test('an invitation by mail is the meeting, not an exchange', () => {
  const { exchanges, meetings } = read(INVITATION)
  expect(exchanges).toEqual([])
  expect(meetings).toMatchObject([
    { key: 'u1', minutes: 60, others: [{ name: 'Marie', mail: 'marie@exemple.fr' }] },
  ])
})

test('whose mailbox it is, where nobody said: where the mails were put, and who sent those that never travelled', () => {
  const travelled = ['marie', 'paul', 'lucie'].map(name =>
    from(`${name}@exemple.fr`, 'Received: by a; Mon, 5 Oct 2026 10:00:00 +0200').replace('moi@', 'me@'),
  )
  const mine = ['1', '2', '3'].map(n =>
    head(
      'From: me@exemple.fr',
      'To: marie@exemple.fr',
      'Date: Mon, 5 Oct 2026 10:00:00 +0200',
      `Message-ID: <${n}>`,
    ),
  )
  const box = [...travelled, ...mine].map(one => `From a Mon Oct  5 10:00:00 2026\n${one}\n`).join('\n')
  const found = read(box, true, { mails: [], phones: [], names: [] })
  expect(found.guessed).toEqual(['me@exemple.fr'])
  expect(found.exchanges.map(({ initiator }) => initiator)).toEqual([
    'them',
    'them',
    'them',
    'me',
    'me',
    'me',
  ])
})

test('no octets trip it up', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (octets, isMailbox) => {
      expect(readMail(octets, { ...options, isMailbox }).exchanges.length).toBeLessThan(50)
    }),
  )
  const deep = `From: ${'('.repeat(50_000)}<a@b.fr>\nTo: ${'a@b.fr,'.repeat(50_000)}\n`
  expect(read(deep).entries).toBe(1)
})
