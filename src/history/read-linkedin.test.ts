import { expect, test } from 'vitest'
import { readLinkedinInvitations } from './read-linkedin-invitations.ts'
import { readLinkedinMessages } from './read-linkedin-messages.ts'

const HEADER =
  'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,IS MESSAGE DRAFT'
const IN = 'https://www.linkedin.com/in'

function options(...names: string[]) {
  return { self: { mails: [], phones: [], names }, language: 'fr' as const, digest: (text: string) => text }
}

function messages(rows: readonly string[], ...names: string[]) {
  return readLinkedinMessages(new TextEncoder().encode([HEADER, ...rows].join('\n')), options(...names))
}

const FROM_ANA = `1,,Ana Roy,${IN}/ana-roy,Luc Martin,${IN}/luc,2026-03-01 10:00:00 UTC,,"Un secret,\nsur deux lignes",INBOX,No`
const TO_ANA = `1,,Luc Martin,${IN}/Luc?x=1,Ana Roy,${IN}/ana-roy/,2026-03-01 11:00:00 UTC,,Oui,,No`
const TO_BO = `2,,Luc Martin,${IN}/luc,"Li, Bo, PhD",${IN}/bo-li,2026-03-02 11:00:00 UTC,,Oui,,No`

test('the owner is who takes part in every conversation', () => {
  const found = messages([FROM_ANA, TO_ANA, TO_BO])
  expect(
    found.exchanges.map(({ initiator, others, letters }) => [initiator, others[0]?.profile, letters]),
  ).toEqual([
    ['them', 'linkedin.com/in/ana-roy', 'Un secret,\nsur deux lignes'.length],
    ['me', 'linkedin.com/in/ana-roy', 3],
    ['me', 'linkedin.com/in/bo-li', 3],
  ])
  expect(found.exchanges[2]?.others[0]?.name).toBe('Li, Bo, PhD')
  expect(found.exchanges[0]?.at).toEqual({ instant: Date.UTC(2026, 2, 1, 10) })
  expect(JSON.stringify(found)).not.toContain('secret')
})

test('of one conversation the owner is known by the name', () => {
  expect(messages([FROM_ANA], 'Luc Martin').exchanges).toMatchObject([{ initiator: 'them' }])
  expect(messages([FROM_ANA])).toMatchObject({
    entries: 1,
    exchanges: [],
    problems: [{ code: 'messages-owner-unknown' }],
  })
})

test('drafts, unwanted and sponsored messages are counted, not taken', () => {
  const found = messages([
    TO_ANA,
    TO_BO,
    TO_BO.replace(/No$/, 'Yes'),
    FROM_ANA.replace('INBOX', 'SPAM'),
    `3,,Shop,,Luc Martin,${IN}/luc,2026-03-02 11:00:00 UTC,,<p class="spinmail-quill-editor__spin-break">,INBOX,No`,
  ])
  expect([found.entries, found.exchanges.length]).toEqual([5, 2])
  expect(found.problems).toMatchObject([{ code: 'messages-dropped', params: { count: 3 } }])
})

test('several are told apart where there are as many names as addresses', () => {
  const group = `3,,Luc Martin,${IN}/luc,"Ana Roy, Bo Li","${IN}/ana-roy,${IN}/bo-li",2026-03-02 11:00:00 UTC,,Oui,,No`
  const unclear = group.replace('Bo Li', 'Bo Li, PhD')
  const of = (row: string) =>
    messages([row, FROM_ANA, TO_BO], 'Luc Martin').exchanges[0]?.others.map(({ name }) => name)
  expect(of(group)).toEqual(['Ana Roy', 'Bo Li'])
  expect(of(unclear)).toEqual(['', ''])
})

test('a message without a date, or with a member who left, has its place', () => {
  const found = messages(
    [
      TO_BO,
      FROM_ANA.replace('2026-03-01 10:00:00 UTC', 'demain'),
      `4,,LinkedIn Member,,Luc Martin,${IN}/luc,2026-03-02 11:00:00 UTC,,a,INBOX,No`,
    ],
    'Luc Martin',
  )
  expect(found.problems.map(({ where, code }) => [where, code])).toEqual([
    ['row 3', 'message-undated'],
    ['row 4', 'message-nobody'],
  ])
})

test('exports of before 2023 tell no address of those who receive', () => {
  const old = 'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER'
  const row = `1,,Luc Martin,${IN}/luc,Ana Roy,2020-03-01 10:00:00 UTC,,Oui,INBOX`
  const bytes = new TextEncoder().encode(`${old}\n${row}`)
  expect(readLinkedinMessages(bytes, options('Luc Martin')).exchanges).toMatchObject([
    { initiator: 'me', others: [{ name: 'Ana Roy', profile: null }] },
  ])
})

test('an invitation says who asked whom, the month first or in universal time', () => {
  const text = [
    'From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl',
    `Luc Martin,Ana Roy,"1/29/26, 2:37\u202fPM",Bonjour,OUTGOING,${IN}/luc,${IN}/ana-roy`,
    `Bo Li,Luc Martin,2026-01-30 08:00:00 UTC,,INCOMING,${IN}/bo-li,${IN}/luc`,
    `,Luc Martin,"1/29/26, 2:37 PM",,INCOMING,,`,
  ].join('\n')
  const found = readLinkedinInvitations(new TextEncoder().encode(text), options())
  expect(found.exchanges).toMatchObject([
    { at: { day: '2026-01-29', time: '14:37' }, initiator: 'me', letters: 7, others: [{ name: 'Ana Roy' }] },
    {
      at: { instant: Date.UTC(2026, 0, 30, 8) },
      initiator: 'them',
      others: [{ profile: 'linkedin.com/in/bo-li' }],
    },
  ])
  expect(found).toMatchObject({ entries: 3, problems: [{ where: 'row 4', code: 'invitation-unclear' }] })
})
