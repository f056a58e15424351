import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import {
  type Certificate,
  type Dovecot,
  hasDovecot,
  newCertificate,
  startDovecot,
} from '../../test/support/dovecot.ts'
import { refusalOf } from '../../test/support/outside.ts'
import { type ImapManners, MOST_PART_BYTES, openImap } from './imap.ts'

const HOST = 'imap.exemple.fr'
const ABROAD = { address: '127.0.0.1', isHome: false }
const HOME = { address: '127.0.0.1', isHome: true }

describe.skipIf(!hasDovecot)('a mailbox behind TLS', () => {
  let certificate: Certificate
  let server: Dovecot
  let ca: string
  beforeAll(async () => {
    certificate = await newCertificate(`DNS:${HOST}`)
    ca = readFileSync(certificate.certificate, 'utf8')
    server = await startDovecot({ tls: certificate, refusesPlain: true })
  })
  afterAll(async () => {
    await server?.stop()
    await certificate?.remove()
  })

  const open = (
    port: number,
    { found = ABROAD, ...changes }: { found?: typeof HOME; host?: string; password?: string },
    manners: ImapManners,
  ) => {
    const { user, password } = server
    return openImap({ host: HOST, port, user, password, ...changes }, found, {
      implicitTls: server.tlsPort,
      ...manners,
    })
  }
  const ways = (): [string, number][] => [
    ['before the first word', server.tlsPort],
    ['by STARTTLS', server.port],
  ]

  test('opens to who trusts its authority, before the first word and by STARTTLS', async () => {
    for (const [, port] of ways()) {
      const mailbox = await open(port, {}, { ca })
      expect(await mailbox.folders()).toContain('INBOX')
      await mailbox.close()
    }
  })

  test('a certificate nobody vouches for, or of somebody else, ends before the password; at home too', async () => {
    for (const [, port] of ways()) {
      for (const found of [ABROAD, HOME]) {
        const unknown = await refusalOf(open(port, { found, password: 'non' }, {}))
        expect([unknown.code, unknown.params]).toEqual([
          'mailbox-certificate',
          { host: HOST, reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
        ])
      }
      const other = await refusalOf(open(port, { host: 'autre.exemple.fr' }, { ca }))
      expect([other.code, other.params.reason]).toEqual([
        'mailbox-certificate',
        'ERR_TLS_CERT_ALTNAME_INVALID',
      ])
    }
  })

  test('a wrong password is refused, whichever way it went', async () => {
    for (const [, port] of ways()) {
      const refused = await refusalOf(open(port, { password: 'non' }, { ca }))
      expect([refused.code, refused.params.host]).toEqual(['mailbox-refused', HOST])
      expect(JSON.stringify(refused.params)).not.toContain('"non"')
    }
  })

  test('without TLS no password leaves: not abroad, and at home not to who wants none in clear', async () => {
    const plain = await startDovecot({ refusesPlain: true })
    onTestFinished(plain.stop)
    const away = await refusalOf(open(plain.port, {}, {}))
    expect([away.code, away.params]).toEqual(['mailbox-without-tls', { host: HOST, port: plain.port }])
    // From another address than its own, LOGINDISABLED is what it says.
    const home = { address: '127.0.0.2', isHome: true }
    expect((await refusalOf(open(plain.port, { found: home }, {}))).code).toBe('mailbox-without-tls')
    // No TLS where it is said to come first.
    expect((await refusalOf(open(plain.port, {}, { implicitTls: plain.port }))).code).toBe(
      'mailbox-without-tls',
    )
  })

  test('heads with the part that is wanted, in whatever place and coding; nothing is marked as read', async () => {
    const message = (...lines: string[]) =>
      ['From: a@exemple.fr', 'MIME-Version: 1.0', ...lines, ''].join('\n')
    const large = 'x'
      .repeat(70)
      .concat('\n')
      .repeat(MOST_PART_BYTES / 70)
    await server.deliver('INBOX', message('Content-Type: text/plain', '', 'Bonjour'))
    await server.deliver('INBOX', message('Content-Type: TEXT/Calendar', '', 'seul'))
    await server.deliver('INBOX', message('Content-Type: text/calendar', '', large))
    await server.deliver(
      'INBOX',
      message(
        'Content-Type: multipart/mixed; boundary=a',
        '',
        '--a',
        'Content-Type: multipart/alternative; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Bonjour',
        '--b',
        'Content-Type: text/calendar; method=REQUEST',
        'Content-Transfer-Encoding: base64',
        '',
        'Y29kw6k=',
        '--b--',
        '--a',
        'Content-Type: application/ics; name=a.ics',
        '',
        'autre',
        '--a--',
      ),
    )
    const mailbox = await open(server.tlsPort, {}, { ca })
    const asked = { fromUid: 1, fields: ['from'], partTypes: ['text/calendar', 'application/ics'] }
    const folder = await mailbox.look('INBOX')
    const found = await Array.fromAsync(mailbox.heads({ folder, ...asked }))
    expect(found.map(({ head }) => head.trim())).toEqual(Array(4).fill('From: a@exemple.fr'))
    expect(found.map(({ part }) => part && [part.octets.toString('utf8').trim(), part.encoding])).toEqual([
      null,
      ['seul', '7bit'],
      null,
      ['Y29kw6k=', 'base64'],
    ])
    await mailbox.close()
    expect(await server.marked('INBOX')).toBe(0)
  })
})
