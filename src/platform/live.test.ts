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
    const follow = async (headers: Record<string, string> = {}) => {
      const answer = await ask('/api/changes', { cookie, headers })
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
    return { live, cookie, other, rename, follow }
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
})
