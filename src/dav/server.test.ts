import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { PLAIN_PROJECTORS, PLAIN_SITE } from '../../test/support/dav/plain-site.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import type { Database } from '../platform/db/database.ts'
import type { Desk } from '../platform/desk.ts'
import { openLog } from '../platform/log.ts'
import { wordsIn } from '../words.ts'
import { addDevice } from './devices.ts'
import { LARGEST_OCTETS } from './limits.ts'
import { davListener } from './server.ts'

interface Said {
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
  isChunked?: boolean
}

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections()
})

async function serverOf(database: Database, desk: Desk, publicUrl: string | null = null) {
  const listener = davListener({
    database,
    site: PLAIN_SITE,
    log: openLog('silent'),
    words: { fr: wordsIn('fr').t, en: wordsIn('en').t },
    settingsOf: async () => ({ language: 'en', timeZone: 'UTC' }),
    publicUrl,
  })
  const server = createServer((req, res) => {
    if (!listener(req, res)) res.writeHead(418).end('somebody else')
  })
  open.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  const { user, password } = await addDevice(database, desk.id, 'a device')
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const files = `/files/${user}/`

  const ask = ({ method = 'GET', path = files, headers = {}, body, isChunked = false }: Said) =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; octets: Buffer; text: string }>(
      (resolve, reject) => {
        const sent = { authorization, ...headers }
        const length =
          body === undefined || isChunked ? {} : { 'content-length': String(Buffer.byteLength(body)) }
        const req = request({ port, method, path, headers: { ...sent, ...length } }, res => {
          const pieces: Buffer[] = []
          res.on('data', piece => pieces.push(piece))
          res.on('end', () => {
            const octets = Buffer.concat(pieces)
            resolve({ status: res.statusCode ?? 0, headers: res.headers, octets, text: octets.toString() })
          })
        })
        req.on('error', reject)
        if (body !== undefined) req.write(body)
        req.end()
      },
    )
  /** Raw: sends what is given, and gives all that came once `until` is found in it or the connection ends. */
  const raw = (text: string, until: RegExp, { hangUp = false } = {}) =>
    new Promise<string>(resolve => {
      let came = ''
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(text, () => {
          if (hangUp) socket.destroy()
        })
      })
      const end = () => {
        socket.destroy()
        resolve(came)
      }
      socket.on('data', piece => {
        came += piece.toString()
        if (until.test(came)) end()
      })
      socket.on('close', end)
      socket.on('error', end)
    })
  return { ask, raw, files, authorization, port, head: `Host: h\r\nAuthorization: ${authorization}\r\n` }
}

onEveryDatabase(PLAIN_PROJECTORS, (newDesk, database) => {
  test('the addresses of devices are taken, all others are left', async () => {
    const { ask, files } = await serverOf(database(), await newDesk())
    expect((await ask({ path: '/' })).status).toBe(418)
    expect((await ask({ path: '/filesystem' })).status).toBe(418)
    expect((await ask({ path: '/api/people', method: 'PROPFIND' })).status).toBe(418)
    expect((await ask({ path: '/', method: 'PROPFIND', headers: { depth: '0' } })).status).toBe(207)
    expect((await ask({ path: '/principals/', method: 'PROPFIND', headers: { depth: '0' } })).status).toBe(
      207,
    )
    const options = await ask({ path: files, method: 'OPTIONS' })
    expect(options.headers.dav).toContain('addressbook')
    expect(options.headers.dav).not.toContain('auto-schedule')
    expect((await ask({ path: '/files/somebody-else/' })).status).toBe(404)
    expect((await ask({ path: `${files}%ff` })).status).toBe(400)
  })

  test('the well-known addresses lead to the root, for any method and for whoever asks', async () => {
    const { ask } = await serverOf(database(), await newDesk())
    for (const path of ['/.well-known/carddav', '/.well-known/caldav/']) {
      for (const method of ['GET', 'PROPFIND', 'POST']) {
        const told = await ask({ path, method, headers: { authorization: '' } })
        expect([told.status, told.headers.location]).toEqual([301, '/'])
      }
    }
  })

  test('who is not signed in is asked for a password, in their language', async () => {
    const { ask } = await serverOf(database(), await newDesk())
    const told = await ask({ headers: { authorization: '', 'accept-language': 'fr-FR,fr' } })
    expect(told.status).toBe(401)
    expect(told.headers['www-authenticate']).toBe('Basic realm="Entregent", charset="UTF-8"')
    expect(told.text).toContain('Cette adresse est pour les appareils')
  })

  test('wrong passwords are told to wait, right ones never', async () => {
    const { ask } = await serverOf(database(), await newDesk())
    const wrong = (n: number) => ask({ headers: { authorization: `Basic ${btoa(`u:${n}`)}` } })
    const statuses: number[] = []
    for (let n = 0; n < 22; n++) statuses.push((await wrong(n)).status)
    expect(statuses.slice(-2)).toEqual([429, 429])
    expect(Number((await wrong(23)).headers['retry-after'])).toBeGreaterThan(0)
    expect((await ask({ method: 'OPTIONS' })).status).toBe(200)
  })

  test('a password is not taken over plain HTTP from elsewhere, and is over HTTPS', async () => {
    const { ask } = await serverOf(database(), await newDesk())
    const through = (proto: string) => ({ 'x-forwarded-for': '192.0.2.7', 'x-forwarded-proto': proto })
    expect((await ask({ method: 'OPTIONS', headers: through('http') })).status).toBe(403)
    expect((await ask({ method: 'OPTIONS', headers: through('https') })).status).toBe(200)
  })

  test('a body comes whole, in chunks, or after "continue"', async () => {
    const { ask, raw, files, head } = await serverOf(database(), await newDesk())
    const octets = Buffer.alloc(300_000, 'é')
    const put = (name: string, more: Said) => ask({ method: 'PUT', path: files + name, ...more })
    expect((await put('whole', { body: octets })).status).toBe(201)
    expect((await put('chunks', { body: octets, isChunked: true })).status).toBe(201)
    for (const name of ['whole', 'chunks'])
      expect((await ask({ path: files + name })).octets.equals(octets)).toBe(true)
    const waiting = `PUT ${files}waited HTTP/1.1\r\n${head}Content-Length: 2\r\nExpect: 100-continue\r\n\r\n`
    expect(await raw(waiting, /\r\n\r\n/)).toContain('100 Continue')
    expect(await raw(`${waiting}hi`, /201 Created/)).toContain('201 Created')
  })

  test('a body that comes slowly is waited for, and others are answered meanwhile', async () => {
    const { ask, port, files, head } = await serverOf(database(), await newDesk())
    const socket = connect(port, '127.0.0.1')
    let came = ''
    socket.on('data', piece => {
      came += piece.toString()
    })
    socket.write(`PUT ${files}slow HTTP/1.1\r\n${head}Content-Length: 5\r\n\r\n`)
    for (const letter of 'slow') {
      socket.write(letter)
      expect((await ask({ path: `${files}slow` })).status).toBe(404)
    }
    socket.write('!')
    await expect.poll(() => came).toContain('201 Created')
    expect((await ask({ path: `${files}slow` })).text).toBe('slow!')
    socket.destroy()
  })

  test('a body that is cut in the middle keeps nothing', async () => {
    const { ask, raw, files, head } = await serverOf(database(), await newDesk())
    await raw(`PUT ${files}cut HTTP/1.1\r\n${head}Content-Length: 100\r\n\r\nhalf`, /$^/, { hangUp: true })
    const chunk = 'Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n'
    await raw(`PUT ${files}cut HTTP/1.1\r\n${head}${chunk}`, /$^/, { hangUp: true })
    expect(await raw(`PUT ${files}cut HTTP/1.1\r\n${head}${chunk}zz\r\n`, /400/)).not.toContain(' 201 ')
    expect((await ask({ path: `${files}cut` })).status).toBe(404)
  })

  test('what is too large is told so, before and while it comes', async () => {
    const { ask, raw, files, head } = await serverOf(database(), await newDesk())
    const user = files.split('/')[2]
    const told = await raw(
      `PUT /addressbooks/${user}/contacts/a.vcf HTTP/1.1\r\n${head}Content-Length: ${LARGEST_OCTETS + 1}\r\n\r\n`,
      /max-resource-size/,
    )
    expect(told).toContain('413')
    const body = Buffer.alloc(LARGEST_OCTETS + 1)
    expect((await ask({ method: 'PUT', path: `${files}large`, body, isChunked: true })).status).toBe(413)
    expect((await ask({ path: `${files}large` })).status).toBe(404)
  })

  test('long texts are pressed for whoever can read them so; what has an ETag is given as it is', async () => {
    const { ask, files } = await serverOf(database(), await newDesk())
    const text = 'abc'.repeat(1000)
    for (let n = 0; n < 10; n++) await ask({ method: 'PUT', path: `${files}${n}.txt`, body: text })
    const list = (encoding: string) =>
      ask({ method: 'PROPFIND', headers: { depth: '1', 'accept-encoding': encoding } })
    const plain = await list('identity')
    const pressed = await list('deflate, gzip')
    expect(pressed.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(pressed.octets).toString()).toBe(plain.text)
    expect(pressed.octets.length).toBeLessThan(plain.octets.length / 4)
    expect((await list('gzip;q=0')).headers['content-encoding']).toBeUndefined()
    const file = await ask({ path: `${files}1.txt`, headers: { 'accept-encoding': 'gzip' } })
    expect([file.headers['content-encoding'], file.text]).toEqual([undefined, text])
  })

  test('HEAD says what GET would, without it; requests follow each other on a connection', async () => {
    const { ask, raw, files, head } = await serverOf(database(), await newDesk())
    await ask({ method: 'PUT', path: `${files}a`, body: 'hello' })
    const told = await ask({ method: 'HEAD', path: `${files}a` })
    expect([told.status, told.headers['content-length'], told.text]).toEqual([200, '5', ''])
    const one = `GET ${files}a HTTP/1.1\r\n${head}\r\n`
    const both = await raw(`HEAD ${files}a HTTP/1.1\r\n${head}\r\n${one}${one}`, /hello[\s\S]*hello/)
    expect(both.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3)
    expect(new Set(both.match(/X-Request-Id: \S+/g)).size).toBe(3)
  })

  test('what devices keep there never runs in a browser', async () => {
    const { ask, files } = await serverOf(database(), await newDesk())
    await ask({ method: 'PUT', path: `${files}a.html`, body: '<script>1</script>' })
    const { headers } = await ask({ path: `${files}a.html` })
    expect(headers['content-security-policy']).toContain('sandbox')
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
})
