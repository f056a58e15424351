import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { appOn } from '../../test/support/app-on.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'

onEveryDatabase({}, (_, database) => {
  const setup = async () => {
    const { ask, member, cookieOf, live } = await appOn(database())
    const cookie = await cookieOf((await member('Ana')).userId)
    const other = await cookieOf((await member('Zoé')).userId)
    const rename = (as: string, ownerName: string) =>
      ask('/api/settings', { method: 'PUT', cookie: as, body: { ownerName } })
    const follow = async (headers: Record<string, string> = {}, place = '') => {
      const answer = await ask(`/api/changes${place}`, { cookie, headers })
      expect(answer.headers.get('content-type')).toMatch('text/event-stream')
      const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
      const decoder = new TextDecoder()
      let told = ''
      return async (until: string) => {
        while (!told.includes(until)) {
          const { done, value } = await reader.read()
          if (done) return `${told}[end]`
          told += decoder.decode(value, { stream: true })
        }
        return told
      }
    }
    const seqOf = async () => {
      const session = await ask('/api/session', { cookie })
      return ((await session.json()) as { seq: number }).seq
    }
    return { live, cookie, other, rename, follow, seqOf }
  }

  test('each commit is told with its tables and its place in the journal, and only on its desk', async () => {
    const { cookie, other, rename, follow, live } = await setup()
    const read = await follow()
    expect(await read('\n\n')).toMatch(/event: open\ndata: {"seq":0}/)
    await rename(other, 'Zoé')
    await rename(cookie, 'Ana')
    const told = await read('event: change')
    expect(told + (await read('\nid: 1'))).toMatch(/"seq":1,"tables":\["setting"\]/)
    expect(told.match(/event: change/g)).toHaveLength(1)
    live.close()
  })

  test('who comes back is told what was missed, and the end of the desk ends the stream', async () => {
    const { cookie, rename, follow, live } = await setup()
    await rename(cookie, 'Ana')
    await rename(cookie, 'Anaïs')
    const read = await follow({ 'last-event-id': '1' })
    expect(await read('"seq":2')).toContain('event: change')
    live.close()
    expect(await read('never')).toContain('[end]')
  })

  test('what is committed between a page’s first answer and its stream is told', async () => {
    const { cookie, rename, follow, seqOf, live } = await setup()
    await rename(cookie, 'Ana')
    const since = await seqOf()
    expect(since).toBe(1)
    await rename(cookie, 'Anaïs')
    const read = await follow({}, `?since=${since}`)
    expect(await read('"seq":2')).toContain('event: change')

    const back = await follow({ 'last-event-id': '2' }, `?since=${since}`)
    await rename(cookie, 'Annick')
    expect((await back('"seq":3')).match(/event: change/g)).toHaveLength(1)
    live.close()
  })

  test('a page that is ahead of a restored backup is told to read everything again', async () => {
    const { cookie, rename, follow, live } = await setup()
    await rename(cookie, 'Ana')
    const read = await follow({}, '?since=40')
    expect(await read('event: change')).toMatch(/open[\s\S]*event: change/)
    expect(await read('\nid: 1')).toMatch(/"seq":1,"tables":\["[\s\S]*"person"/)
    live.close()
  })

  test('what was committed while the database could not be heard is told once it is heard again', async ({
    skip,
  }) => {
    skip(database().dialect === 'sqlite', 'a file has no connections')
    const { cookie, rename, follow, live } = await setup()
    const read = await follow()
    await read('event: open')
    // The reader below has looked, and waits.
    await rename(cookie, 'Ana')
    await read('"seq":1')

    const listener = sql`from pg_stat_activity where datname = current_database() and query ilike 'listen %'`
    await sql`select pg_terminate_backend(pid) ${listener}`.execute(database().system)
    const listening = async () => (await sql`select pid ${listener}`.execute(database().system)).rows.length
    await expect.poll(listening, { interval: 5 }).toBe(0)
    await rename(cookie, 'Anaïs')
    expect(await read('"seq":2')).toContain('event: change')
    live.close()
  })
})
