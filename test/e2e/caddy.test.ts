import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type DeskProcess, entregent, newFolder, startProcess } from '../support/desk-process.ts'

const CADDYFILE = resolve(import.meta.dirname, '../../docs/caddy/Caddyfile')
const HOST = 'desk.home.arpa'
/** Of a test: nothing is installed, nobody is asked, nothing listens beyond the loopback. */
const GLOBAL = `{
	admin off
	skip_install_trust
	auto_https disable_redirects
	default_bind 127.0.0.1
}
`
const hasCaddy = spawnSync('caddy', ['version']).status === 0
if (!hasCaddy) console.log('no caddy on this machine: the Caddyfile of docs is not tried')

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

describe.runIf(hasCaddy)('behind Caddy, as docs/devices.md says', () => {
  const folder = newFolder()
  let desk: DeskProcess
  let caddy: ChildProcess
  let port: number

  beforeAll(async () => {
    const deskPort = await freePort()
    port = await freePort()
    const address = `https://${HOST}:${port}`
    desk = await startProcess(folder.path, ['--port', String(deskPort), '--public-url', address])
    const config = readFileSync(CADDYFILE, 'utf8')
      .replace(`\n${HOST} {`, `\n${address} {`)
      .replaceAll('127.0.0.1:4680', `127.0.0.1:${deskPort}`)
    const file = join(folder.path, 'Caddyfile')
    writeFileSync(file, GLOBAL + config)
    const env = {
      ...process.env,
      HOME: folder.path,
      XDG_DATA_HOME: folder.path,
      XDG_CONFIG_HOME: folder.path,
    }
    caddy = spawn('caddy', ['run', '--config', file], { env, stdio: 'ignore' })
    await vi.waitFor(async () => expect((await ask('GET', '/')).status).toBe(200), { timeout: 20_000 })
  })
  afterAll(async () => {
    const gone = new Promise(done => caddy.once('exit', done))
    caddy.kill()
    await Promise.all([gone, desk.stop()])
    folder.remove()
  })

  /** As a device to which Caddy's root certificate was given, and that knows no other. */
  async function ask(
    method: string,
    path: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {},
  ): Promise<Answer> {
    const root = join(folder.path, 'caddy/pki/authorities/local/root.crt')
    if (!existsSync(root)) throw new Error('no root certificate yet')
    return new Promise((done, failed) => {
      const asked = request({
        host: '127.0.0.1',
        port,
        servername: HOST,
        ca: readFileSync(root),
        method,
        path,
        headers: { host: `${HOST}:${port}`, ...headers },
        agent: false,
      })
      asked.once('error', failed)
      asked.once('response', async answer => {
        let text = ''
        for await (const part of answer.setEncoding('utf8')) text += part
        done({ status: answer.statusCode ?? 0, headers: answer.headers, text })
      })
      asked.end(body)
    })
  }

  const find = async (path: string, prop: string, authorization: string) => {
    const body = `<d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"><d:prop><${prop}/></d:prop></d:propfind>`
    const headers = { authorization, depth: '0', 'content-type': 'application/xml' }
    const answer = await ask('PROPFIND', path, { headers, body })
    expect([path, answer.status]).toEqual([path, 207])
    const [, name] = prop.split(':')
    return new RegExp(`<(?:\\w+:)?${name}[^>]*>\\s*<(?:\\w+:)?href[^>]*>([^<]+)<`).exec(
      answer.text,
    )?.[1] as string
  }

  test('a device finds the address book from the name alone, signs in, and puts a card', async () => {
    const { out } = await entregent(folder.path, ['device', 'add', 'Phone', '--json'])
    const { url, user, password } = JSON.parse(out) as Record<string, string>
    expect(url).toBe(`https://${HOST}:${port}/`)
    const known = await ask('PROPFIND', '/.well-known/carddav')
    expect([known.status, known.headers.location]).toEqual([301, '/'])
    const stranger = await ask('PROPFIND', '/')
    expect([stranger.status, stranger.headers['www-authenticate']]).toEqual([
      401,
      expect.stringMatching(/^Basic realm=/),
    ])

    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
    const principal = await find('/', 'd:current-user-principal', authorization)
    expect(principal).toBe(`/principals/${user}/`)
    const home = await find(principal, 'c:addressbook-home-set', authorization)
    expect(home).toBe(`/addressbooks/${user}/`)
    const card =
      'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:one\r\nFN:Zoé Martin\r\nN:Martin;Zoé;;;\r\nTEL:+33612345678\r\nEND:VCARD\r\n'
    const put = { authorization, 'content-type': 'text/vcard', 'if-none-match': '*' }
    expect((await ask('PUT', `${home}contacts/one.vcf`, { headers: put, body: card })).status).toBe(201)
    const { text } = await ask('GET', `${home}contacts/one.vcf`, { headers: { authorization } })
    expect(text).toBe(card)
    expect((await entregent(folder.path, ['who', 'zoe'])).out).toContain('Zoé Martin')
  })

  test('the page of the desk is served, and changes from it are taken', async () => {
    const link = new URL(desk.link as string)
    expect(link.origin).toBe(`https://${HOST}:${port}`)
    const signedIn = await ask('GET', link.pathname + link.search)
    const cookie = [signedIn.headers['set-cookie'] ?? []]
      .flat()
      .map(line => line.split(';')[0])
      .join('; ')
    const headers = { cookie, origin: link.origin, 'content-type': 'application/json' }
    const added = await ask('POST', '/api/devices', { headers, body: JSON.stringify({ name: 'iPhone' }) })
    expect(added.status).toBe(201)
    const { id } = JSON.parse(added.text) as { id: string }
    const wanted = { headers, body: JSON.stringify({ password: null }) }
    const made = await ask('POST', `/api/devices/${id}/profile`, wanted)
    const { url } = JSON.parse(made.text) as { url: string }
    expect(url).toMatch(`https://${HOST}:${port}/api/devices/profile/`)
    const profile = await ask('GET', new URL(url).pathname)
    expect(profile.headers['content-type']).toBe('application/x-apple-aspen-config')
    expect(profile.text).toContain(`<integer>${port}</integer>`)
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  await new Promise(done => server.close(done))
  return port
}
