import { expect, test } from 'vitest'
import { answeredIn, conditionIn, namesIn, onlyAnswerIn } from '../../test/support/dav/answers.ts'
import { propfindOf, vcalendar } from '../../test/support/dav/bodies.ts'
import { type Ask, askOn, PLAIN_PROJECTORS, PLAIN_SITE } from '../../test/support/dav/plain-site.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { addLock, locksOn, refreshLock } from './locks.ts'

const info = (scope = 'exclusive') =>
  `<d:lockinfo xmlns:d="DAV:"><d:lockscope><d:${scope}/></d:lockscope><d:locktype><d:write/></d:locktype><d:owner>Zoé &amp; co</d:owner></d:lockinfo>`

async function lockOn(ask: Ask, path: string, headers: Record<string, string> = {}, scope = 'exclusive') {
  const told = await ask('LOCK', path, { headers, body: info(scope) })
  const token = told.headers['lock-token']?.slice(1, -1) ?? ''
  return { ...told, token, named: { if: `(<${token}>)` } }
}

onEveryDatabase(PLAIN_PROJECTORS, newDesk => {
  test('who changes what is locked names the lock', async () => {
    const ask = askOn(await newDesk())
    await ask('PUT', '/files/u/a', { body: '1' })
    const { status, text, token, named } = await lockOn(ask, '/files/u/a')
    expect(status).toBe(200)
    expect(text).toContain('<d:exclusive/>')
    expect(text).toContain('Zoé &amp; co')
    expect(text).toContain(`<d:href>${token}</d:href>`)
    const refused = await ask('PUT', '/files/u/a', { body: '2' })
    expect(refused.status).toBe(423)
    expect(refused.text).toContain('<d:lock-token-submitted><d:href>/files/u/a</d:href>')
    const patch =
      '<d:propertyupdate xmlns:d="DAV:"><d:set><d:prop><x xmlns="urn:x">y</x></d:prop></d:set></d:propertyupdate>'
    expect((await ask('PROPPATCH', '/files/u/a', { body: patch })).status).toBe(423)
    expect((await ask('DELETE', '/files/u/a')).status).toBe(423)
    expect((await ask('MOVE', '/files/u/a', { headers: { destination: '/files/u/b' } })).status).toBe(423)
    expect((await ask('COPY', '/files/u/a', { headers: { destination: '/files/u/b' } })).status).toBe(201)
    expect((await ask('PUT', '/files/u/a', { body: '2', headers: named })).status).toBe(204)
    expect((await lockOn(ask, '/files/u/a')).status).toBe(423)
    expect((await ask('UNLOCK', '/files/u/a', { headers: { 'lock-token': '<urn:uuid:no>' } })).status).toBe(
      409,
    )
    expect((await ask('UNLOCK', '/files/u/a', { headers: { 'lock-token': `<${token}>` } })).status).toBe(204)
    expect((await ask('PUT', '/files/u/a', { body: '3' })).status).toBe(204)
  })

  test('a deep lock holds for what is in it, one of depth 0 for who is in it', async () => {
    const ask = askOn(await newDesk())
    await ask('MKCOL', '/files/u/f/')
    await ask('PUT', '/files/u/f/a', { body: '1' })
    const deep = await lockOn(ask, '/files/u/f/')
    const tagged = { if: `</files/u/f/> (<${deep.token}>)` }
    expect((await ask('PUT', '/files/u/f/a', { body: '2' })).status).toBe(423)
    expect((await ask('PUT', '/files/u/f/a', { body: '2', headers: tagged })).status).toBe(204)
    expect((await ask('PUT', '/files/u/f/b', { body: '2' })).status).toBe(423)
    expect((await ask('PUT', '/files/u/fb', { body: '2' })).status).toBe(201)
    await ask('UNLOCK', '/files/u/f/a', { headers: { 'lock-token': `<${deep.token}>` } })
    const flat = await lockOn(ask, '/files/u/f/', { depth: '0' })
    expect((await ask('PUT', '/files/u/f/a', { body: '3' })).status).toBe(204)
    expect((await ask('PUT', '/files/u/f/b', { body: '3' })).status).toBe(423)
    expect((await ask('DELETE', '/files/u/f/a')).status).toBe(423)
    expect((await ask('MKCOL', '/files/u/f/g/')).status).toBe(423)
    await ask('UNLOCK', '/files/u/f/', { headers: { 'lock-token': `<${flat.token}>` } })
    const inside = await lockOn(ask, '/files/u/f/a')
    expect((await ask('DELETE', '/files/u/f/')).status).toBe(423)
    const named = { if: `</files/u/f/a> (<${inside.token}>)` }
    expect((await ask('DELETE', '/files/u/f/', { headers: named })).status).toBe(204)
    expect((await ask('PUT', '/files/u/f', { body: '4' })).status).toBe(201)
  })

  test('shared locks stand side by side, and any of them is enough', async () => {
    const ask = askOn(await newDesk())
    await ask('PUT', '/files/u/a', { body: '1' })
    const one = await lockOn(ask, '/files/u/a', {}, 'shared')
    const two = await lockOn(ask, '/files/u/a', {}, 'shared')
    expect([one.status, two.status]).toEqual([200, 200])
    expect((await lockOn(ask, '/files/u/a')).status).toBe(423)
    expect((await ask('PUT', '/files/u/a', { body: '2', headers: two.named })).status).toBe(204)
    expect((await ask('PUT', '/files/u/a', { body: '2' })).status).toBe(423)
  })

  test('where nothing is, something empty is made to be locked; not among cards', async () => {
    const ask = askOn(await newDesk())
    const { status, named } = await lockOn(ask, '/files/u/new')
    expect(status).toBe(201)
    expect((await ask('GET', '/files/u/new')).text).toBe('')
    expect((await ask('PUT', '/files/u/new', { body: 'x', headers: named })).status).toBe(204)
    expect((await lockOn(ask, '/files/u/no/new')).status).toBe(409)
    expect((await lockOn(ask, '/addressbooks/u/contacts/new.vcf')).status).toBe(403)
  })

  test('a lock is given more time by who names it, also from inside', async () => {
    const ask = askOn(await newDesk())
    await ask('MKCOL', '/files/u/f/')
    await ask('PUT', '/files/u/f/a', { body: '1' })
    const { named } = await lockOn(ask, '/files/u/f/', { timeout: 'Second-10' })
    const more = await ask('LOCK', '/files/u/f/a', { headers: { ...named, timeout: 'Infinite, Second-5' } })
    expect(more.status).toBe(200)
    expect(more.text).toContain('Second-86400')
    expect(more.headers['lock-token']).toBeUndefined()
    expect((await ask('LOCK', '/files/u/f/a', { headers: { if: '(<urn:uuid:no>)' } })).status).toBe(412)
    expect((await ask('LOCK', '/files/u/f/a')).status).toBe(412)
  })

  test.each([
    ['a depth of 1', { depth: '1' }, info(), 400],
    ['another kind of lock', {}, '<d:lockinfo xmlns:d="DAV:"/>', 422],
    ['bad XML', {}, '<a>', 400],
  ])('%s is refused', async (_, headers, body, status) => {
    const ask = askOn(await newDesk())
    expect((await ask('LOCK', '/files/u/', { headers, body })).status).toBe(status)
  })

  test('what stands above collections is not locked, nor what is only read', async () => {
    const desk = await newDesk()
    const ask = askOn(desk)
    for (const path of ['/', '/principals/u/', '/addressbooks/', '/calendars/u/']) {
      const { status, headers } = await lockOn(ask, path)
      expect([path, status]).toEqual([path, 405])
      expect(headers.allow).not.toContain('LOCK')
      expect(locksOn(desk.id, [])).toEqual([])
    }
    expect((await lockOn(ask, '/calendars/u/birthdays/')).status).toBe(200)
    expect((await lockOn(ask, '/calendars/u/events/')).status).toBe(200)
  })

  test('a member that is only read tells no lock and takes none', async () => {
    const desk = await newDesk()
    const builtIn = PLAIN_SITE.builtIn.map(collection => ({ ...collection, isReadOnly: false }))
    const path = '/calendars/u/birthdays/e.ics'
    const body = vcalendar('e', 'VEVENT', ['DTSTART:20261121T100000Z'])
    expect((await askOn(desk, { site: { ...PLAIN_SITE, builtIn } })('PUT', path, { body })).status).toBe(201)
    const ask = askOn(desk)
    const { status, text } = await lockOn(ask, path)
    expect([status, conditionIn(text)]).toEqual([403, 'need-privileges'])
    const found = await ask('PROPFIND', path, {
      headers: { depth: '0' },
      body: propfindOf('<d:supportedlock/>'),
    })
    expect(namesIn(onlyAnswerIn(found.text), 'supportedlock')).toEqual([])
  })

  test('a deep lock is not given over what is locked inside, and each in the way is told (RFC 4918 §9.10.3)', async () => {
    const ask = askOn(await newDesk())
    await ask('MKCOL', '/files/u/f/')
    await ask('PUT', '/files/u/f/a@b', { body: '1' })
    const inside = await lockOn(ask, '/files/u/f/a@b')
    const refused = await lockOn(ask, '/files/u/f/')
    expect(refused.status).toBe(207)
    expect(refused.headers['lock-token']).toBeUndefined()
    expect(answeredIn(refused.text).map(({ href, status }) => [href, status])).toEqual([
      ['/files/u/f/a@b', 'HTTP/1.1 423 Locked'],
      ['/files/u/f/', 'HTTP/1.1 424 Failed Dependency'],
    ])
    expect((await lockOn(ask, '/files/u/f/', { depth: '0' })).status).toBe(200)
    expect((await lockOn(ask, '/files/u/f/a@b')).text).toContain(
      '<d:no-conflicting-lock><d:href>/files/u/f/a@b</d:href>',
    )
    expect((await ask('PUT', '/files/u/f/a@b', { body: '2', headers: inside.named })).status).toBe(204)
  })

  test('of two who lock at once what is not there, one is given the lock', async () => {
    const ask = askOn(await newDesk())
    const both = await Promise.all([lockOn(ask, '/files/u/new'), lockOn(ask, '/files/u/new')])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 423])
  })

  test('another desk’s locks hold for nobody else', async () => {
    const [one, other] = [askOn(await newDesk()), askOn(await newDesk())]
    await lockOn(one, '/files/u/')
    expect((await other('PUT', '/files/u/a', { body: '1' })).status).toBe(201)
  })
})

test('a lock ends by itself, and begins anew when refreshed', () => {
  const path = ['files', 'u', 'a']
  const wanted = { path, isFolder: false, isDeep: false, isExclusive: true, owner: '', timeoutSeconds: 10 }
  const lock = addLock('a desk', wanted, 1_000)
  if (!lock) throw new Error('no lock')
  expect(locksOn('a desk', path, 10_999)).toHaveLength(1)
  refreshLock('a desk', lock, 20, 10_000)
  expect(locksOn('a desk', path, 29_999)).toHaveLength(1)
  expect(locksOn('a desk', path, 30_000)).toHaveLength(0)
})
