import { expect, test } from 'vitest'
import { readCallTable } from './read-call-table.ts'
import { readCalls } from './read-calls.ts'

const OPTIONS = {
  self: { mails: [], phones: [], names: [] },
  language: 'fr' as const,
  digest: (text: string) => text,
}

function read(text: string) {
  return readCalls(new TextEncoder().encode(text), OPTIONS)
}

function calls(...entries: string[]) {
  return read(`<?xml version="1.0" encoding="UTF-8"?>\n<calls count="9">\n${entries.join('\n')}\n</calls>`)
}

function call(attributes: string): string {
  return `<call number="+33612345678" date="1700000000000" duration="95" presentation="1" contact_name="Ana" ${attributes}/>`
}

test('a call tells who, when, which way and how long', () => {
  expect(calls(call('type="2"')).exchanges).toMatchObject([
    {
      at: { instant: 1700000000000 },
      ...{ channel: 'call', initiator: 'me', letters: null, minutes: 2 },
      others: [{ name: 'Ana', phone: '+33612345678', mail: null, profile: null }],
    },
  ])
})

test.each([
  ['1', 'them'],
  ['2', 'me'],
  ['3', 'them'],
  ['4', 'them'],
  ['5', 'them'],
  ['7', 'them'],
])('of type %s, %s began', (type, initiator) => {
  expect(calls(call(`type="${type}"`)).exchanges).toMatchObject([{ initiator }])
})

test('hidden numbers, blocked calls and services are counted, not taken', () => {
  const found = calls(
    ...[call('type="6"'), '<call number="-2" date="1700000000000" duration="0" type="3"/>'],
    ...[
      '<call number="" date="1700000000000" type="1"/>',
      '<call number="3639" date="1700000000000" type="2"/>',
    ],
    '<call number="+33612345678" date="soon" type="1"/>',
  )
  expect(found).toMatchObject({ entries: 5, exchanges: [] })
  expect(found.problems.map(({ code, params }) => [code, params?.count])).toEqual([
    ['calls-private', 2],
    ['calls-service', 1],
    ['calls-blocked', 1],
    ['calls-undated', 1],
  ])
})

test('Super Backup calls them logs', () => {
  const text =
    '<alllogs count="1"><log number="+33612345678" date="1700000000000" type="1" name="Ana" dur="30"/></alllogs>'
  expect(read(text).exchanges).toMatchObject([{ minutes: 1, others: [{ name: 'Ana' }] }])
})

test('of text messages the letters are counted and the words forgotten', () => {
  const found = read(
    `<smses count="4">
      <sms address="+33612345678" date="1700000000000" type="1" body="un secret" contact_name="(Unknown)"/>
      <sms address="+33612345678" date="1700000000001" type="3" body="un brouillon"/>
      <sms address="La Poste" date="1700000000002" type="1" body="un colis"/>
      <mms address="+33612345678~+33699001122" date="1700000000003" msg_box="2">
        <parts><part ct="image/jpeg" text="null" data="AAAA"/><part ct="text/plain" text="un secret"/></parts>
      </mms>
    </smses>`,
  )
  expect(found.exchanges).toMatchObject([
    { channel: 'message', initiator: 'them', letters: 9, minutes: null, others: [{ name: '' }] },
    { initiator: 'me', letters: 9, others: [{ phone: '+33612345678' }, { phone: '+33699001122' }] },
  ])
  expect(found.entries).toBe(4)
  expect(found.problems.map(({ code }) => code)).toEqual(['calls-service', 'calls-unsent'])
  expect(JSON.stringify(found)).not.toContain('secret')
})

test('what is broken ends in a sentence, with what was read before it', () => {
  const found = calls(call('type="1"'), '<call number="1', '<<<<')
  expect(found.exchanges).toHaveLength(1)
  expect(found.problems).toMatchObject([{ code: 'broken-xml', level: 'rejected' }])
  const deep = read(`<calls>${'<a>'.repeat(200_000)}`)
  expect(deep.problems).toMatchObject([{ code: 'broken-xml' }])
  const entity = read('<!DOCTYPE x [<!ENTITY a "b">]><calls><call number="&a;" date="1" type="1"/></calls>')
  expect(entity.problems[0]?.code).toBe('broken-xml')
})

test("an iPhone's calls come as a table", () => {
  const table = [
    'Call type,Date,Duration,Number,Contact,Location,Service',
    'Outgoing,2026-01-02 12:00:00,00:01:40,+33612345678,Ana,France,Phone',
    'Missed,2026-01-02 12:30:00,00:00:00,+33612345678,Ana,France,FaceTime Video',
    'Incoming,hier,00:01:00,+33612345678,Ana,France,Phone',
    'Incoming,2026-01-02 12:00:00,00:01:40,Unknown,,,Phone',
  ].join('\n')
  const found = readCallTable(new TextEncoder().encode(table), OPTIONS)
  expect(found.exchanges).toMatchObject([
    { at: { day: '2026-01-02', time: '12:00' }, initiator: 'me', minutes: 2, channel: 'call' },
    { initiator: 'them', minutes: 0, channel: 'video' },
  ])
  expect(found.entries).toBe(4)
  expect(found.problems.map(({ where, code }) => [where, code])).toEqual([
    ['row 4', 'call-undated'],
    ['file', 'calls-private'],
  ])
})
