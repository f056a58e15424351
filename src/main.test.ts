import { writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { entregent, newFolder, runProgram, spawnProgram, startProcess } from '../test/support/desk-process.ts'

function folderForTest(): string {
  const { path, remove } = newFolder()
  onTestFinished(remove)
  return path
}

async function desk(folder: string, args: string[] = []) {
  const started = await startProcess(folder, args)
  onTestFinished(async () => {
    await started.stop('SIGKILL')
  })
  return started
}

test('first run: the link printed in the terminal opens the desk; later runs print none once there is a password', async () => {
  const folder = folderForTest()
  const first = await desk(folder)
  const cookie = await first.signIn()
  const headers = { cookie, origin: first.url, 'content-type': 'application/json' }
  const body = JSON.stringify({ email: 'ana@example.org', password: 'une longue phrase' })
  const set = await fetch(`${first.url}/api/session/password`, { method: 'POST', headers, body })
  expect(set.status).toBe(204)
  expect(await first.stop()).toBe(0)

  const second = await desk(folder)
  expect(second.link).toBeNull()
  const session = await fetch(`${second.url}/api/session`, { headers: { cookie } })
  expect(await session.json()).toMatchObject({ signedIn: true })
}, 20_000)

test('a second process on the same folder is refused in a sentence; one that was killed holds nothing', async () => {
  const folder = folderForTest()
  const first = await desk(folder)
  const second = await runProgram('main', ['--port', '0', '--data', folder])
  expect([second.code, second.err]).toEqual([
    1,
    expect.stringContaining(`already using the folder ${folder}`),
  ])
  await first.stop('SIGKILL')
  const third = await desk(folder)
  expect((await fetch(`${third.url}/api/session`)).status).toBe(200)
}, 20_000)

test('beyond this machine it listens only when there is somebody who can sign in', async () => {
  const folder = folderForTest()
  const refused = await runProgram('main', ['--port', '0', '--host', '0.0.0.0', '--data', folder])
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('there must be an account first')])
}, 20_000)

test('a taken port and a wrong flag are said in a sentence', async () => {
  const first = await desk(folderForTest())
  const taken = await runProgram('main', ['--port', new URL(first.url).port, '--data', folderForTest()])
  expect([taken.code, taken.err]).toEqual([1, expect.stringMatching(/^Port \d+ is already taken/)])
  const wrong = await runProgram('main', ['--port', 'high'])
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('--port high')])
  const help = await runProgram('main', ['--help'])
  expect([help.code, help.err]).toEqual([0, ''])
}, 20_000)

test('SIGTERM lets a request under way end, closes the streams, and leaves with 0', async () => {
  const { url, signIn, stop } = await desk(folderForTest())
  const cookie = await signIn()
  const stream = await fetch(`${url}/api/changes`, { headers: { cookie } })
  const body = JSON.stringify({ ownerName: 'Ana' })
  const headers = { cookie, origin: url, 'content-type': 'application/json', 'content-length': body.length }
  const slow = request(`${url}/api/settings`, { method: 'PUT', headers })
  const answered = new Promise<number | undefined>((resolve, reject) => {
    slow.once('response', response => resolve(response.resume().statusCode))
    slow.once('error', reject)
  })
  await new Promise<void>(sent => slow.write(body.slice(0, 5), () => sent()))
  await new Promise(resolve => setTimeout(resolve, 100))
  const stopped = stop('SIGTERM')
  await new Promise(resolve => setTimeout(resolve, 200))
  slow.end(body.slice(5))
  expect(await answered).toBe(200)
  expect(await stopped).toBe(0)
  expect(await stream.text()).toContain('event: open')
}, 20_000)

test('a screen that follows is told of each change, and of what it missed', async () => {
  const { url, signIn } = await desk(folderForTest())
  const cookie = await signIn()
  const change = (ownerName: string) =>
    fetch(`${url}/api/settings`, {
      method: 'PUT',
      headers: { cookie, origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ ownerName }),
    })
  const live = await follow(`${url}/api/changes`, { cookie })
  await change('Ana')
  const told = await live.until('event: change')
  expect(told).toMatch(/"tables":\["setting"\]/)
  live.end()
  const seq = /id: (\d+)\n*$/m.exec(told.trim())?.[1] ?? /id: (\d+)/.exec(told)?.[1]

  await change('Zoé')
  const back = await follow(`${url}/api/changes`, { cookie, 'last-event-id': String(seq) })
  expect(await back.until('event: change')).toContain('setting')
  back.end()
}, 20_000)

test('commands go to the running desk, and open the folder when none runs', async () => {
  const folder = folderForTest()
  const running = await desk(folder)
  const link = await entregent(folder, ['sign-in'])
  expect(link.out).toContain(`${running.url}/sign-in?token=`)
  expect((await entregent(folder, ['doctor'])).out).toMatch(/Running: yes[\s\S]*File check: ok/)
  const backup = await entregent(folder, ['backup', `${folder}/1.backup`])
  expect([backup.code, backup.out]).toEqual([0, expect.stringContaining('Backed up to')])
  expect(await entregent(folder, ['restore', `${folder}/1.backup`, '--yes'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('The desk is running'),
  })
  await running.stop()

  expect((await entregent(folder, ['doctor'])).out).toContain('Running: no')
  const unasked = await entregent(folder, ['restore', `${folder}/1.backup`])
  expect([unasked.code, unasked.err]).toEqual([1, expect.stringContaining('Nothing was changed')])
  const restored = await entregent(folder, ['restore', `${folder}/1.backup`, '--yes'])
  expect([restored.code, restored.out]).toEqual([0, expect.stringContaining('is kept in')])
  expect((await entregent(folder, ['nothing'])).code).toBe(2)
}, 30_000)

test('what is logged in the terminal is found there, and taken back', async () => {
  const folder = folderForTest()
  const kept = await entregent(folder, ['log', 'café avec Marie Dupont hier 40 min'])
  expect([kept.code, kept.out]).toEqual([0, expect.stringContaining('Marie Dupont')])
  expect(await entregent(folder, ['who', 'dupon'])).toMatchObject({ code: 0, out: 'Marie Dupont\n' })
  expect((await entregent(folder, ['log', 'il pleut'])).code).toBe(1)
  expect((await entregent(folder, ['undo'])).code).toBe(0)
  expect(await entregent(folder, ['who', 'dupon'])).toMatchObject({ code: 1, out: '' })
}, 20_000)

test('a folder that cannot be made is said in a sentence, at once', async () => {
  const file = `${folderForTest()}/file`
  writeFileSync(file, '')
  for (const folder of ['/proc/nowhere', '/dev/null/desk', `${file}/desk`, file]) {
    const refused = await runProgram('main', ['--port', '0', '--data', folder])
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringMatching(/^The folder .* cannot be used.*\n$/),
    ])
    expect((await entregent(folder, ['who', 'ana'])).code).toBe(1)
  }
}, 30_000)

test('another desk is added and listed, and the last thing done is the person’s own', async () => {
  const folder = folderForTest()
  const running = await desk(folder)
  const added = await entregent(folder, ['desk', 'add', 'Ana Le Bris', '--mail', 'ana@example.org', '--json'])
  const { link } = JSON.parse(added.out) as { link: string }
  const signedIn = await fetch(link, { redirect: 'manual' })
  expect(signedIn.headers.getSetCookie().join()).toContain('session')
  expect((await entregent(folder, ['desk', 'list'])).out).toMatch(
    / — no address — .*\nAna Le Bris — ana@example.org — /,
  )
  const again = await entregent(folder, ['sign-in', '--mail', 'ana@example.org'])
  expect(again.out).toContain(`${running.url}/sign-in?token=`)
  expect((await entregent(folder, ['sign-in', '--mail', 'zoe@example.org'])).code).toBe(1)
  expect((await entregent(folder, ['desk', 'add', 'Zoé'])).err).toContain('desk add NAME --mail M')

  expect(await entregent(folder, ['undo'])).toMatchObject({ code: 1, out: '' })
  await entregent(folder, ['log', 'café avec Marie Dupont hier'])
  expect((await entregent(folder, ['undo'])).code).toBe(0)
  expect((await entregent(folder, ['undo'])).code).toBe(1)
}, 30_000)

test('a device gets its password on the command line, with the desk open or closed', async () => {
  const folder = folderForTest()
  const closed = await entregent(folder, ['device', 'add', 'My phone', '--json'])
  expect(closed.err).toContain('The desk is not running')
  const told = JSON.parse(closed.out) as Record<string, string>
  expect(Object.keys(told)).toEqual(['url', 'user', 'password'])
  expect(told.url).toBe('http://localhost:4680/')

  const running = await desk(folder)
  const open = await entregent(folder, ['device', 'add', 'My phone', '--json'])
  expect(JSON.parse(open.out)).toMatchObject({ url: `${running.url}/`, user: told.user })
  expect((await entregent(folder, ['device', 'list'])).out).toMatch(
    /^My phone — – — never came — \S+\nMy phone 2 — /,
  )
  const listed = JSON.parse((await entregent(folder, ['device', 'list', '--json'])).out)
  expect(listed).toMatchObject([{ name: 'My phone', lastSeenAt: null }, { name: 'My phone 2' }])
  expect((await entregent(folder, ['device', 'remove', 'My phone 2'])).code).toBe(0)
  expect(await entregent(folder, ['device', 'remove', 'My phone 2'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is no device called'),
  })
  expect((await entregent(folder, ['device', 'add'])).code).toBe(2)

  await entregent(folder, ['desk', 'add', 'Ana Le Bris', '--mail', 'ana@example.org'])
  const ofAna = ['--mail', 'ana@example.org']
  const hers = JSON.parse((await entregent(folder, ['device', 'add', 'Tablet', ...ofAna, '--json'])).out)
  expect(hers.user).toBe('ana-le-bris')
  expect((await entregent(folder, ['device', 'list', ...ofAna])).out).toMatch(/^Tablet — .*\n$/)
  expect((await entregent(folder, ['device', 'list'])).out).not.toContain('Tablet')
  expect((await entregent(folder, ['device', 'remove', 'Tablet'])).code).toBe(1)
  expect((await entregent(folder, ['device', 'remove', 'Tablet', ...ofAna])).code).toBe(0)
  const nobody = await entregent(folder, ['device', 'list', '--mail', 'zoé@example.org'])
  expect(nobody).toMatchObject({ code: 1, err: expect.stringContaining('zoé@example.org') })
}, 60_000)

test('a folder whose path is too long for a socket has one elsewhere', async () => {
  const folder = `${folderForTest()}/${'long/'.repeat(30)}desk`
  const running = await desk(folder)
  expect((await entregent(folder, ['sign-in'])).out).toContain(running.url)
}, 20_000)

/** Reads a stream of events until it says something. */
async function follow(url: string, headers: Record<string, string>) {
  const stop = new AbortController()
  const answer = await fetch(url, { headers, signal: stop.signal })
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let told = ''
  const until = async (words: string) => {
    while (!told.includes(words) || !told.endsWith('\n\n')) {
      const { done, value } = await reader.read()
      if (done) throw new Error(`the stream ended before “${words}”: ${told}`)
      told += decoder.decode(value, { stream: true })
    }
    return told
  }
  await until('event: open')
  return { until, end: () => stop.abort() }
}

test('a command whose reader has had enough ends without a complaint', async () => {
  const { child, printed } = spawnProgram('entregent', ['help'])
  child.stdout.destroy()
  const code = await new Promise(done => child.once('close', done))
  expect([code, printed.err]).toEqual([0, ''])
})
