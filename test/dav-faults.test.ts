import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { removeDevice } from '../src/dav/devices.ts'
import { LARGEST_OCTETS } from '../src/dav/limits.ts'
import type { PersonDetail } from '../src/people/person.ts'
import { peopleRoutes } from '../src/people/routes.ts'
import { personDetail } from '../src/people/store.ts'
import type { Database } from '../src/platform/db/database.ts'
import type { Desk } from '../src/platform/desk.ts'
import { LAG, PROJECTORS } from '../src/projectors.ts'
import { appWith, json } from './support/app-with.ts'
import { conditionIn } from './support/dav/answers.ts'
import { setOf, vcard, xml } from './support/dav/bodies.ts'
import { writtenCards } from './support/dav/cards.ts'
import { connectTo, type DavConnection } from './support/dav/connection.ts'
import { listenerFor, newDevice } from './support/dav/in-process.ts'
import { membersOf } from './support/dav/multistatus.ts'
import type { Ask } from './support/dav/plain-site.ts'
import { syncedDevice } from './support/dav/synced-device.ts'
import { onEveryDatabase } from './support/on-every-database.ts'

const open: { server: Server; devices: DavConnection[] }[] = []
afterEach(() => {
  for (const { server, devices } of open.splice(0)) {
    for (const device of devices) device.close()
    server.close().closeAllConnections()
  }
})

/** A desk on a socket of loopback, as devices reach it. */
async function served(database: Database, desk: Desk) {
  const listener = listenerFor(database, desk)
  const server = createServer((req, res) => {
    if (!listener(req, res)) res.writeHead(404).end()
  })
  const devices: DavConnection[] = []
  open.push({ server, devices })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  return {
    port,
    device: async (name: string) => {
      const account = await newDevice(database, desk, name)
      const device = connectTo({ ...account, url: `http://127.0.0.1:${port}` })
      devices.push(device)
      const book = `/addressbooks/${account.user}/contacts/`
      const put = (file: string, text: string, headers: Record<string, string> = {}) =>
        device.send('PUT', book + file, { headers: { 'content-type': 'text/vcard', ...headers }, body: text })
      return { ...device, ...account, book, put }
    },
  }
}

const ADA = vcard('ada', ['FN:Ada', 'TEL:06 12 00 34 56'])
const ASKED = '<d:prop><d:getetag/><card:address-data/></d:prop>'

function hrefs(book: string, names: readonly string[]): string {
  return names.map(name => `<d:href>${book}${name}</d:href>`).join('')
}

/** What the screen asks, once what devices sent is on it. */
async function onScreen(database: Database, desk: Desk, path: string, init?: RequestInit) {
  await database.settle(desk.id)
  const answer = await appWith('/api/people', peopleRoutes, desk).request(`/api/people${path}`, init)
  return { status: answer.status, body: await answer.json() }
}

onEveryDatabase(
  PROJECTORS,
  (newDesk, database) => {
    describe('what comes broken', () => {
      test('a PUT that is cut in the middle keeps nothing, and the next one is taken', async () => {
        const desk = await newDesk()
        const { port, device } = await served(database(), desk)
        const phone = await device('iPhone')
        const head = [`PUT ${phone.book}ada.vcf HTTP/1.1`, 'Host: x', `Authorization: ${phone.authorization}`]
        for (const how of ['Content-Length: 500', 'Transfer-Encoding: chunked']) {
          const body = how.startsWith('T') ? `10\r\n${ADA.slice(0, 16)}\r\n` : ADA.slice(0, 40)
          await new Promise<void>(resolve => {
            const socket = connect(port, '127.0.0.1', () => {
              socket.write([...head, 'Content-Type: text/vcard', how, '', body].join('\r\n'), () =>
                setImmediate(() => socket.destroy()),
              )
            })
            socket.once('close', () => resolve())
          })
        }
        const { body } = await phone.propfind(phone.book, 1, '<d:getetag/>')
        expect(membersOf(body).filter(({ etag }) => etag)).toEqual([])
        expect(await desk.db.selectFrom('batch').selectAll().where('deskId', '=', desk.id).execute()).toEqual(
          [],
        )
        expect((await phone.put('ada.vcf', ADA)).status).toBe(201)
      })

      test('what is too large is refused by its name, and the same connection goes on', async () => {
        const { device } = await served(database(), await newDesk())
        const phone = await device('iPhone')
        const photo = `PHOTO;ENCODING=b;TYPE=JPEG:${'A'.repeat(LARGEST_OCTETS)}`
        const answer = await phone.put('big.vcf', vcard('big', [photo]))
        expect(answer.status).toBe(413)
        expect(conditionIn(answer.body.toString())).toBe('max-resource-size')
        const most = await phone.propfind(phone.book, 0, '<c:max-resource-size/>')
        expect(most.body.toString()).toContain(`max-resource-size>${LARGEST_OCTETS}<`)
        expect((await phone.put('ada.vcf', ADA)).status).toBe(201)
        expect((await phone.send('GET', `${phone.book}big.vcf`)).status).toBe(404)
      })

      const BILLION = Array.from(
        { length: 9 },
        (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`,
      ).join('')
      const DEEP = 100_000
      test.each([
        ['no end', '<d:propfind xmlns:d="DAV:"><d:prop>'],
        ['crossed tags', '<d:propfind xmlns:d="DAV:"><d:prop></d:propfind></d:prop>'],
        ['a prefix of nobody', '<d:propfind><d:prop/></d:propfind>'],
        [
          'a document type',
          '<!DOCTYPE x SYSTEM "file:///etc/passwd"><d:propfind xmlns:d="DAV:"><d:allprop/></d:propfind>',
        ],
        [
          'a billion laughs',
          `<!DOCTYPE x [<!ENTITY l0 "lol">${BILLION}]><d:propfind xmlns:d="DAV:"><d:prop>&l9;</d:prop></d:propfind>`,
        ],
        ['an entity from elsewhere', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
        ['an entity of nobody', '<d:propfind xmlns:d="DAV:"><d:prop>&nobody;</d:prop></d:propfind>'],
        ['a hundred thousand floors', `${'<a>'.repeat(DEEP)}${'</a>'.repeat(DEEP)}`],
        [
          'a million elements',
          `<d:propfind xmlns:d="DAV:"><d:prop>${'<d:a/>'.repeat(1_000_000)}</d:prop></d:propfind>`,
        ],
        ['another charset', '<?xml version="1.0" encoding="ebcdic-cp-us"?><d:propfind xmlns:d="DAV:"/>'],
        ['octets of no text', Buffer.from([0x3c, 0x61, 0xff, 0xfe, 0x3e])],
        ['nothing at all but blanks', '   '],
      ])('a body with %s is answered 400, in every method that reads one', async (_, body) => {
        const { device } = await served(database(), await newDesk())
        const phone = await device('iPhone')
        const headers = { 'content-type': 'application/xml', depth: '0' }
        for (const method of ['PROPFIND', 'PROPPATCH', 'REPORT', 'LOCK']) {
          const answer = await phone.send(method, phone.book, { headers, body })
          expect([method, answer.status]).toEqual([method, 400])
          expect(answer.body.toString()).not.toContain('root:')
        }
        const made = await phone.send('MKCOL', `${phone.book.replace('contacts', 'other')}`, {
          headers,
          body,
        })
        expect(made.status).toBe(400)
        expect((await phone.propfind(phone.book, 0, '<d:displayname/>')).status).toBe(207)
      })
    })

    describe('what comes in masses', () => {
      test('twelve thousand addresses, half of them unknown, are all answered', async () => {
        const desk = await newDesk()
        const { device } = await served(database(), desk)
        const phone = await device('Thunderbird')
        const cards = writtenCards(60)
        for (const card of cards) expect((await phone.put(card.name, card.text)).status).toBe(201)
        const known = cards.map(({ name }) => name)
        const unknown = Array.from({ length: 6_000 }, (_, i) => `nobody-${i}.vcf`)
        const written = known.flatMap(name => Array.from({ length: 100 }, (_, i) => spelt(name, i)))
        expect(written.length + unknown.length).toBe(12_000)
        const body = xml('card:addressbook-multiget', ASKED + hrefs(phone.book, [...written, ...unknown]))
        const before = process.memoryUsage().rss
        const answer = await phone.report(phone.book, 1, body)
        const grown = process.memoryUsage().rss - before
        expect(answer.status).toBe(207)
        const members = membersOf(answer.body)
        expect(members.filter(({ isGone }) => isGone)).toHaveLength(6_000)
        const found = members.filter(({ data }) => data !== null)
        expect(new Set(found.map(({ etag }) => etag)).size).toBe(60)
        // The body is 1 MB; what reading it took is let go of.
        expect(grown).toBeLessThan(200 * 1024 * 1024)
      })
    })

    describe('a client that repeats', () => {
      test('finds the same, done once', async () => {
        const desk = await newDesk()
        const { device } = await served(database(), desk)
        const phone = await device('iPhone')
        const first = await phone.put('ada.vcf', ADA)
        expect([first.status, (await phone.put('ada.vcf', ADA)).status]).toEqual([201, 204])
        const again = await Promise.all([1, 2, 3].map(() => phone.put('ada.vcf', ADA)))
        expect(again.map(({ status }) => status)).toEqual([204, 204, 204])
        expect(again.map(({ headers }) => headers.etag)).toEqual(Array(3).fill(first.headers.etag))
        expect((await onScreen(database(), desk, '')).body).toMatchObject({ total: 1 })

        const book = phone.book.replace('contacts', 'club')
        const asked = setOf(
          '<d:resourcetype><d:collection/><card:addressbook/></d:resourcetype><d:displayname>Club</d:displayname>',
        )
        const mkcol = xml('d:mkcol', /<d:set>.*<\/d:set>/.exec(asked)?.[0] ?? '')
        const make = () =>
          phone.send('MKCOL', book, { headers: { 'content-type': 'application/xml' }, body: mkcol })
        expect([(await make()).status, (await make()).status]).toEqual([201, 405])

        const gone = [
          await phone.send('DELETE', `${phone.book}ada.vcf`),
          await phone.send('DELETE', `${phone.book}ada.vcf`),
        ]
        expect(gone.map(({ status }) => status)).toEqual([204, 404])
        const dropped = [await phone.send('DELETE', book), await phone.send('DELETE', book)]
        expect(dropped.map(({ status }) => status)).toEqual([204, 404])
        expect((await onScreen(database(), desk, '')).body).toMatchObject({ total: 0 })
      })

      test('at the same time from two connections, one makes it', async () => {
        const desk = await newDesk()
        const { device } = await served(database(), desk)
        const [phone, mac] = [await device('iPhone'), await device('Mac')]
        const answers = await Promise.all(
          [phone, mac, phone, mac].map(one => one.put('ada.vcf', ADA, { 'if-none-match': '*' })),
        )
        const statuses = answers.map(({ status }) => status).sort()
        expect(statuses).toEqual([201, 412, 412, 412])
        expect((await onScreen(database(), desk, '')).body).toMatchObject({ total: 1 })
      })
    })

    describe('the same card from two sides', () => {
      test('the second device is told 412, keeps its text, and can put both together', async () => {
        const desk = await newDesk()
        const { device } = await served(database(), desk)
        const [phone, mac] = [await device('iPhone'), await device('Mac')]
        const etag = (await phone.put('ada.vcf', ADA)).headers.etag as string
        const [one, other] = [ADA.replace('06', '07'), ADA.replace('FN:Ada', 'FN:Ada L')]
        const answers = await Promise.all([
          phone.put('ada.vcf', one, { 'if-match': etag }),
          mac.put('ada.vcf', other, { 'if-match': etag }),
        ])
        expect(answers.map(({ status }) => status).sort()).toEqual([204, 412])
        const [winner, loser] = answers[0]?.status === 204 ? [one, mac] : [other, phone]
        const now = await loser.send('GET', `${loser.book}ada.vcf`)
        expect(now.body.toString()).toBe(winner)
        const both = one.replace('FN:Ada', 'FN:Ada L')
        const merged = await loser.put('ada.vcf', both, { 'if-match': now.headers.etag as string })
        expect(merged.status).toBe(204)
        const deleted = await phone.send('DELETE', `${phone.book}ada.vcf`, { headers: { 'if-match': etag } })
        expect(deleted.status).toBe(412)
      })

      test('an edit on screen that began before a device wrote is answered 409 with what stands', async () => {
        const desk = await newDesk()
        const { device } = await served(database(), desk)
        const phone = await device('iPhone')
        await phone.put('ada.vcf', ADA)
        await database().settle(desk.id)
        const { people } = (await onScreen(database(), desk, '')).body as { people: { id: string }[] }
        const id = people[0]?.id as string
        const before = (await personDetail(desk, id)) as PersonDetail
        await phone.put('ada.vcf', ADA.replace('06', '07'))

        const mine = { ...before.contact, note: 'on screen' }
        const edit = (revision: string) =>
          onScreen(
            database(),
            desk,
            `/${id}`,
            json({ contact: mine, acquaintance: before.acquaintance, revision }),
          )
        const refused = await edit(before.revision)
        expect(refused.status).toBe(409)
        expect(refused.body).toMatchObject({
          code: 'stale',
          current: { id, contact: { phones: [{ value: '07 12 00 34 56' }], note: '' } },
        })
        const got = await phone.send('GET', `${phone.book}ada.vcf`)
        expect(got.body.toString()).toBe(ADA.replace('06', '07'))
        const { revision } = refused.body.current as PersonDetail
        expect((await edit(revision)).status).toBe(200)
        const etag = got.headers.etag as string
        expect((await phone.put('ada.vcf', ADA, { 'if-match': etag })).status).toBe(412)
      })
    })

    test('three devices that write all at once end with the same, each with all that was acknowledged', async () => {
      const desk = await newDesk()
      const { device } = await served(database(), desk)
      const devices = await Promise.all(
        ['iPhone', 'Mac', 'Tablet'].map(async name => {
          const { book, send } = await device(name)
          const ask: Ask = async (method, path, more = {}) => {
            const { status, headers, body } = await send(method, path, more)
            const told = Object.entries(headers).map(([key, value]) => [key, String(value)])
            return { status, headers: Object.fromEntries(told), text: body.toString() }
          }
          return { name, ...syncedDevice({ folder: book, kind: 'card', ask }) }
        }),
      )
      await devices[0]?.create('shared.vcf', vcard('shared', ['TEL:06', 'NOTE:']))
      for (let round = 0; round < 12; round++) {
        await Promise.all(
          devices.map(async ({ name, create, edit, sync }) => {
            const uid = `${name}-${round}`
            expect(await create(`${uid}.vcf`, vcard(uid, ['TEL:06']))).toBe('done')
            await sync()
            const add = (text: string) =>
              text.replace(/NOTE:(.*)/, (_, note: string) => `NOTE:${note} ${uid}`)
            expect(await edit('shared.vcf', add)).toBe('done')
          }),
        )
      }
      for (const each of devices) await each.sync()
      const [first, ...others] = devices.map(({ held }) => [...held].sort())
      expect(others).toEqual([first, first])
      expect(first).toHaveLength(1 + 36)
      const said = devices[0]?.held.get('shared.vcf')?.text ?? ''
      for (const { name } of devices) {
        for (let round = 0; round < 12; round++) expect(said).toMatch(new RegExp(`${name}-${round}\\b`))
      }
      expect((await onScreen(database(), desk, '')).body).toMatchObject({ total: 37 })
    })

    describe('passwords', () => {
      test('a device that is removed in the middle is out at its next request, its cards stay', async () => {
        const desk = await newDesk()
        const { device } = await served(database(), desk)
        const [phone, mac] = [await device('iPhone'), await device('Mac')]
        expect((await phone.put('ada.vcf', ADA)).status).toBe(201)
        await removeDevice(database(), { deskId: desk.id, id: phone.id })
        const refused = await phone.put('bob.vcf', vcard('bob', ['TEL:06']))
        expect(refused.status).toBe(401)
        expect(refused.headers['www-authenticate']).toMatch(/^Basic /)
        expect((await mac.send('GET', `${mac.book}ada.vcf`)).body.toString()).toBe(ADA)
        expect((await mac.send('GET', `${mac.book}bob.vcf`)).status).toBe(404)
      })

      test('who guesses is told to wait, and the good device of the same address never is', async () => {
        const desk = await newDesk()
        const { device, port } = await served(database(), desk)
        const phone = await device('iPhone')
        const guess = connectTo({ url: `http://127.0.0.1:${port}`, user: phone.user, password: 'a guess' })
        const seen = new Set<number>()
        for (let i = 0; i < 40; i++) {
          const { status, headers } = await guess.send('PROPFIND', '/', { headers: { depth: '0' } })
          seen.add(status)
          if (status === 429) expect(Number(headers['retry-after'])).toBeGreaterThan(0)
          expect((await phone.propfind(phone.book, 0, '<cs:getctag/>')).status).toBe(207)
        }
        guess.close()
        expect([...seen]).toEqual([401, 429])
        const fresh = await device('Mac')
        expect((await fresh.propfind(fresh.book, 0, '<cs:getctag/>')).status).toBe(207)
      })
    })
  },
  { lag: LAG },
)

/** The same address in other words: each letter may be written by its number (RFC 3986 §6.2.2.2). */
function spelt(name: string, i: number): string {
  const at = i % 30
  const code = `%${(name.charCodeAt(at) ?? 0).toString(16).toUpperCase()}`
  const first = name.slice(0, at) + code + name.slice(at + 1)
  return i === 0 ? name : i < 31 ? first : `${first}?${i}`
}
