import { expect, test } from 'vitest'
import { onlyAnswerIn, said } from '../../test/support/dav/answers.ts'
import { askOn, PLAIN_PROJECTORS } from '../../test/support/dav/plain-site.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'

const XML = { 'content-type': 'application/xml; charset=utf-8' }
const NS = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav" xmlns:l="urn:ietf:params:xml:ns:caldav"'
const mkcol = (props: string) => ({
  headers: XML,
  body: `<d:mkcol ${NS}><d:set><d:prop>${props}</d:prop></d:set></d:mkcol>`,
})
const ADDRESS_BOOK = '<d:resourcetype><d:collection/><c:addressbook/></d:resourcetype>'
const CALENDAR = '<d:resourcetype><d:collection/><l:calendar/></d:resourcetype>'
const card = (uid: string) => `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:${uid}\r\nFN:x\r\nN:x;;;;\r\nEND:VCARD\r\n`

onEveryDatabase(PLAIN_PROJECTORS, newDesk => {
  test('collections are made with their kind and properties, and go with all that is in them', async () => {
    const ask = askOn(await newDesk())
    const props = `${ADDRESS_BOOK}<d:displayname>Ünï &amp; Co</d:displayname>`
    expect((await ask('MKCOL', '/addressbooks/u/own/', mkcol(props))).status).toBe(201)
    expect((await ask('MKCOL', '/addressbooks/u/own/', mkcol(props))).status).toBe(405)
    await ask('PUT', '/addressbooks/u/own/a.vcf', { body: card('a') })
    const told = await ask('PROPFIND', '/addressbooks/u/', { headers: { depth: '1' } })
    expect(told.text).toContain('Ünï &amp; Co')
    expect(told.text).toContain('<card:addressbook/>')
    expect((await ask('DELETE', '/addressbooks/u/own/', { headers: { depth: '0' } })).status).toBe(400)
    expect((await ask('DELETE', '/addressbooks/u/own/')).status).toBe(204)
    expect((await ask('GET', '/addressbooks/u/own/a.vcf')).status).toBe(404)
    expect((await ask('MKCOL', '/addressbooks/u/own/', mkcol(props))).status).toBe(201)
    expect((await ask('GET', '/addressbooks/u/own/a.vcf')).status).toBe(404)
  })

  test('a calendar takes the components that it was made for', async () => {
    const ask = askOn(await newDesk())
    const body = `<l:mkcalendar ${NS}><d:set><d:prop><d:displayname>T</d:displayname><l:supported-calendar-component-set><l:comp name="VTODO"/></l:supported-calendar-component-set></d:prop></d:set></l:mkcalendar>`
    expect((await ask('MKCALENDAR', '/calendars/u/tasks/', { headers: XML, body })).status).toBe(201)
    const again = await ask('MKCALENDAR', '/calendars/u/tasks/', { headers: XML, body })
    expect(again).toMatchObject({ status: 403, text: expect.stringContaining('resource-must-be-null') })
    const ical = (kind: string) =>
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:${kind}\r\nUID:${kind}\r\nDTSTAMP:20261121T000000Z\r\nDTSTART:20261121T100000Z\r\nEND:${kind}\r\nEND:VCALENDAR\r\n`
    expect((await ask('PUT', '/calendars/u/tasks/a.ics', { body: ical('VTODO') })).status).toBe(201)
    expect((await ask('PUT', '/calendars/u/tasks/b.ics', { body: ical('VEVENT') })).status).toBe(403)
    expect((await ask('MKCALENDAR', '/calendars/u/plain/')).status).toBe(201)
    expect((await ask('MKCOL', '/calendars/u/other/', mkcol(CALENDAR))).status).toBe(201)
  })

  test.each([
    ['in nothing', 'MKCOL', '/files/u/a/b/', {}, 409, ''],
    [
      'of another kind than its home',
      'MKCOL',
      '/addressbooks/u/a/',
      mkcol(CALENDAR),
      403,
      'cal:calendar-collection-location-ok',
    ],
    [
      'in an address book',
      'MKCOL',
      '/addressbooks/u/contacts/a/',
      mkcol(ADDRESS_BOOK),
      403,
      'card:addressbook-collection-location-ok',
    ],
    ['plain, where address books are', 'MKCOL', '/addressbooks/u/a/', {}, 403, 'd:valid-resourcetype'],
    [
      'of no known kind',
      'MKCOL',
      '/files/u/a/',
      mkcol(
        '<d:resourcetype><d:collection/><x xmlns="urn:x"/></d:resourcetype><d:displayname>x</d:displayname>',
      ),
      403,
      'd:valid-resourcetype',
    ],
    [
      'with a property that is ours',
      'MKCOL',
      '/addressbooks/u/a/',
      mkcol(`${ADDRESS_BOOK}<d:getetag>x</d:getetag>`),
      403,
      'd:cannot-modify-protected-property',
    ],
    [
      'with a body of another type',
      'MKCOL',
      '/files/u/a/',
      { headers: { 'content-type': 'x/y' }, body: 'x' },
      415,
      '',
    ],
    [
      'with a body of another element',
      'MKCOL',
      '/files/u/a/',
      { headers: XML, body: '<d:propfind xmlns:d="DAV:"/>' },
      415,
      '',
    ],
    ['with bad XML', 'MKCOL', '/files/u/a/', { headers: XML, body: '<a>' }, 400, ''],
    ['where the desk’s own is', 'MKCOL', '/addressbooks/u/contacts/', mkcol(ADDRESS_BOOK), 405, ''],
  ])('a collection %s is not made', async (_, method, path, more, status, condition) => {
    const ask = askOn(await newDesk())
    const told = await ask(method, path, more)
    expect(told.status).toBe(status)
    expect(told.text).toContain(condition && `<${condition}/>`)
    if (status === 403) expect(told.text).toMatch(/mkcol-response|d:error/)
  })

  test('a calendar with a property that is ours is not made, which is told by property (RFC 4791 §5.3.1)', async () => {
    const ask = askOn(await newDesk())
    const body = `<l:mkcalendar ${NS}><d:set><d:prop><d:displayname>T</d:displayname><d:getetag>x</d:getetag></d:prop></d:set></l:mkcalendar>`
    const told = await ask('MKCALENDAR', '/calendars/u/own/', { headers: XML, body })
    expect(told.status).toBe(207)
    const { href, lacking } = onlyAnswerIn(told.text)
    expect(href).toBe('/calendars/u/own/')
    expect(Object.fromEntries(lacking)).toEqual({
      getetag: 'HTTP/1.1 403 Forbidden',
      displayname: 'HTTP/1.1 424 Failed Dependency',
    })
    expect((await ask('PROPFIND', '/calendars/u/own/')).status).toBe(404)
  })

  test('a home’s ctag tells that a collection came, went or was called otherwise', async () => {
    const ask = askOn(await newDesk())
    const ctag = async () => {
      const body = `<d:propfind ${NS}><d:prop><c:getctag xmlns:c="http://calendarserver.org/ns/"/></d:prop></d:propfind>`
      const { text } = await ask('PROPFIND', '/calendars/u/', { headers: { depth: '0' }, body })
      return said(onlyAnswerIn(text), 'getctag')
    }
    const before = await ctag()
    await ask('MKCALENDAR', '/calendars/u/own/')
    const made = await ctag()
    expect(made).not.toBe(before)
    expect(await ctag()).toBe(made)
    const named = `<d:propertyupdate ${NS}><d:set><d:prop><d:displayname>N</d:displayname></d:prop></d:set></d:propertyupdate>`
    await ask('PROPPATCH', '/calendars/u/own/', { body: named })
    expect(await ctag()).not.toBe(made)
    await ask('DELETE', '/calendars/u/own/')
    expect(await ctag()).toBe(before)
  })

  test('what could have been set is told as failed for the sake of the rest', async () => {
    const ask = askOn(await newDesk())
    const props = `${ADDRESS_BOOK}<d:displayname>x</d:displayname><d:getetag>x</d:getetag>`
    const told = await ask('MKCOL', '/addressbooks/u/a/', mkcol(props))
    expect(told.text).toContain('<d:displayname/></d:prop><d:status>HTTP/1.1 424 Failed Dependency')
    expect((await ask('PROPFIND', '/addressbooks/u/a/')).status).toBe(404)
  })

  test('the desk’s own collections and addresses stay', async () => {
    const ask = askOn(await newDesk())
    for (const path of [
      '/addressbooks/u/contacts/',
      '/files/u/',
      '/addressbooks/u/',
      '/principals/u/',
      '/',
    ]) {
      expect((await ask('DELETE', path)).status).toBe(403)
    }
    expect((await ask('DELETE', '/addressbooks/u/contacts/a.vcf')).status).toBe(404)
    expect((await ask('PATCH', '/files/u/')).headers.allow).toContain('PROPFIND')
    const allowed = async (path: string) => (await ask('OPTIONS', path)).headers.allow
    expect(await allowed('/files/u/new')).toBe('OPTIONS, PUT, MKCOL, LOCK')
    expect(await allowed('/addressbooks/u/contacts/new.vcf')).toBe('OPTIONS, PUT')
    expect(await allowed('/calendars/u/new/')).toBe('OPTIONS, MKCOL, MKCALENDAR')
    expect(await allowed('/calendars/u/birthdays/new.ics')).toBe('OPTIONS')
    expect(await allowed('/files/u/no/new')).toBe('OPTIONS')
  })

  test('a member goes by its ETag only where one is said', async () => {
    const ask = askOn(await newDesk())
    await ask('PUT', '/files/u/a', { body: 'x' })
    expect((await ask('DELETE', '/files/u/a', { headers: { 'if-match': '"no"' } })).status).toBe(412)
    expect((await ask('DELETE', '/files/u/a')).status).toBe(204)
    expect((await ask('DELETE', '/files/u/a')).status).toBe(404)
  })

  test('folders are copied and moved with all that is in them and all that was said of it', async () => {
    const ask = askOn(await newDesk())
    const said = (path: string) =>
      ask('PROPFIND', path, {
        headers: { depth: '0' },
        body: '<d:propfind xmlns:d="DAV:"><d:allprop/></d:propfind>',
      })
    await ask('MKCOL', '/files/u/a/')
    await ask('MKCOL', '/files/u/a/b/')
    await ask('PUT', '/files/u/a/b/c.txt', { body: 'deep' })
    await ask('PROPPATCH', '/files/u/a/b/c.txt', {
      headers: XML,
      body: '<d:propertyupdate xmlns:d="DAV:"><d:set><d:prop><x xmlns="urn:x">said</x></d:prop></d:set></d:propertyupdate>',
    })
    const to = (destination: string, more = {}) => ({ headers: { destination, ...more } })
    expect((await ask('COPY', '/files/u/a/', to('/files/u/a/b/a2/'))).status).toBe(201)
    expect((await ask('GET', '/files/u/a/b/a2/b/c.txt')).text).toBe('deep')
    expect((await said('/files/u/a/b/a2/b/c.txt')).text).toContain('said')
    expect((await ask('GET', '/files/u/a/b/a2/b/a2/')).status).toBe(404)
    expect((await ask('COPY', '/files/u/a/', to('/files/u/flat/', { depth: '0' }))).status).toBe(201)
    expect((await ask('GET', '/files/u/flat/b/')).status).toBe(404)
    expect((await ask('MOVE', '/files/u/a/', to('http://desk.example/files/u/z%20z/'))).status).toBe(201)
    expect((await ask('GET', '/files/u/z%20z/b/c.txt')).text).toBe('deep')
    expect((await ask('GET', '/files/u/a/b/c.txt')).status).toBe(404)
    expect((await ask('MOVE', '/files/u/z%20z/', to('/files/u/flat/', { overwrite: 'F' }))).status).toBe(412)
    expect((await ask('MOVE', '/files/u/z%20z/', to('/files/u/flat/'))).status).toBe(204)
    expect((await said('/files/u/flat/b/c.txt')).text).toContain('said')
    expect((await ask('MOVE', '/files/u/flat/b/c.txt', to('/files/u/c.txt'))).status).toBe(201)
    expect((await said('/files/u/c.txt')).text).toContain('said')
    expect((await ask('COPY', '/files/u/c.txt', to('/files/u/flat/'))).status).toBe(204)
    expect((await ask('GET', '/files/u/flat')).text).toBe('deep')
  })

  test.each([
    ['to nowhere', '/files/u/a', {}, 400],
    ['to another server', '/files/u/a', { destination: 'http://other.example/files/u/b' }, 502],
    ['onto itself', '/files/u/a', { destination: '/files/u/a' }, 403],
    ['into nothing', '/files/u/a', { destination: '/files/u/no/b' }, 409],
    ['to another kind of home', '/files/u/a', { destination: '/calendars/u/events/b' }, 403],
    ['to another desk', '/files/u/a', { destination: '/files/other/b' }, 404],
    ['into itself', '/files/u/f/', { destination: '/files/u/f/g/' }, 409],
    ['what is not there', '/files/u/no', { destination: '/files/u/b' }, 404],
    ['the desk’s own', '/files/u/', { destination: '/calendars/u/b/' }, 403],
  ])('nothing is moved: %s', async (_, path, headers, status) => {
    const ask = askOn(await newDesk())
    await ask('PUT', '/files/u/a', { body: 'x' })
    await ask('MKCOL', '/files/u/f/')
    expect((await ask('MOVE', path, { headers })).status).toBe(status)
    expect((await ask('GET', '/files/u/a')).text).toBe('x')
  })

  test('a card moves from one book to another and keeps its UID to itself', async () => {
    const ask = askOn(await newDesk())
    await ask('MKCOL', '/addressbooks/u/own/', mkcol(ADDRESS_BOOK))
    await ask('PUT', '/addressbooks/u/contacts/a.vcf', { body: card('a') })
    const to = { headers: { destination: '/addressbooks/u/own/b.vcf' } }
    expect((await ask('COPY', '/addressbooks/u/contacts/a.vcf', to)).status).toBe(201)
    const twice = await ask('COPY', '/addressbooks/u/own/b.vcf', {
      headers: { destination: '/addressbooks/u/own/c.vcf' },
    })
    expect(twice.text).toContain('no-uid-conflict')
    const conflict = await ask('MOVE', '/addressbooks/u/contacts/a.vcf', {
      headers: { destination: '/addressbooks/u/own/c.vcf' },
    })
    expect(conflict.text).toContain('no-uid-conflict')
    expect((await ask('MOVE', '/addressbooks/u/contacts/a.vcf', to)).status).toBe(204)
    expect((await ask('GET', '/addressbooks/u/own/b.vcf')).text).toBe(card('a'))
    expect((await ask('GET', '/addressbooks/u/contacts/a.vcf')).status).toBe(404)
  })

  test('past five hundred collections a device is told that there is no more room', async () => {
    const desk = await newDesk()
    const ask = askOn(desk)
    await desk.write({ what: 'test' }, async ({ db, id }) => {
      const rows = Array.from({ length: 500 }, (_, i) => ({
        deskId: id,
        id: `c${i}`,
        home: 'files',
        parentId: null,
        name: `n${i}`,
        kind: 'folder',
        components: null,
        properties: '{}',
      }))
      await db.insertInto('davCollection').values(rows).execute()
    })
    const told = await ask('MKCOL', '/files/u/more/')
    expect(told).toMatchObject({ status: 507, text: expect.stringContaining('quota-not-exceeded') })
  })
})
