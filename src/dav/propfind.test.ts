import { expect, test } from 'vitest'
import { answeredIn, conditionIn, namesIn, onlyAnswerIn, said } from '../../test/support/dav/answers.ts'
import { propfindOf, vcalendar, vcard, xml } from '../../test/support/dav/bodies.ts'
import { askOn, PLAIN_PROJECTORS } from '../../test/support/dav/plain-site.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'

const DEPTH_0 = { depth: '0' }
const DEPTH_1 = { depth: '1' }
const BOOK = '/addressbooks/u/contacts/'

onEveryDatabase(PLAIN_PROJECTORS, newDesk => {
  test('a client finds its way from the root to its collections', async () => {
    const ask = askOn(await newDesk())
    const body = propfindOf('<d:current-user-principal/>')
    for (const path of ['/', '/principals/', '/addressbooks/', '/calendars/u/', BOOK, '/files/u/']) {
      const { status, text } = await ask('PROPFIND', path, { headers: DEPTH_0, body })
      expect(status).toBe(207)
      expect(onlyAnswerIn(text).href).toBe(path)
      expect(said(onlyAnswerIn(text), 'current-user-principal')).toBe('/principals/u/')
    }
    const { text } = await ask('PROPFIND', '/principals/u/', {
      headers: DEPTH_0,
      body: propfindOf(
        '<card:addressbook-home-set/><cal:calendar-home-set/><cal:calendar-user-address-set/><d:resourcetype/><d:principal-URL/>',
      ),
    })
    const principal = onlyAnswerIn(text)
    expect(said(principal, 'addressbook-home-set')).toBe('/addressbooks/u/')
    expect(said(principal, 'calendar-home-set')).toBe('/calendars/u/')
    expect(said(principal, 'calendar-user-address-set')).toBe('mailto:u@desk.example/principals/u/')
    expect(said(principal, 'principal-URL')).toBe('/principals/u/')
    expect(namesIn(principal, 'resourcetype')).toEqual(['principal'])
  })

  test('a depth of 1 tells what is in each, the root included', async () => {
    const ask = askOn(await newDesk())
    const hrefs = async (path: string) => {
      const { text } = await ask('PROPFIND', path, {
        headers: DEPTH_1,
        body: propfindOf('<d:resourcetype/>'),
      })
      return answeredIn(text).map(({ href }) => href)
    }
    expect(await hrefs('/')).toEqual(['/', '/principals/', '/addressbooks/', '/calendars/', '/files/'])
    expect(await hrefs('/principals/')).toEqual(['/principals/', '/principals/u/'])
    expect(await hrefs('/calendars/')).toEqual(['/calendars/', '/calendars/u/'])
    expect(await hrefs('/files/')).toEqual(['/files/', '/files/u/'])
    expect(await hrefs('/calendars/u/')).toEqual([
      '/calendars/u/',
      '/calendars/u/events/',
      '/calendars/u/birthdays/',
    ])
  })

  test('an address book says what it is and what may be done with it', async () => {
    const ask = askOn(await newDesk())
    const { text } = await ask('PROPFIND', BOOK, {
      headers: DEPTH_0,
      body: propfindOf(
        '<d:resourcetype/><d:supported-report-set/><card:supported-address-data/><card:max-resource-size/><d:current-user-privilege-set/><cs:getctag/><d:sync-token/><d:quota-used-bytes/><x:unknown/>',
      ),
    })
    const book = onlyAnswerIn(text)
    expect(namesIn(book, 'resourcetype')).toEqual(['collection', 'addressbook'])
    expect(said(book, 'max-resource-size')).toBe('10485760')
    expect(said(book, 'getctag')).toMatch(/^[0-9a-f]+-0$/)
    expect(said(book, 'sync-token')).toMatch(/^urn:entregent:sync:[0-9a-f]+:[^:]+:0$/)
    expect([...book.lacking]).toEqual([
      ['quota-used-bytes', 'HTTP/1.1 404 Not Found'],
      ['unknown', 'HTTP/1.1 404 Not Found'],
    ])
    expect(text).toContain('<card:address-data-type content-type="text/vcard" version="4.0"/>')
    expect(text).toContain('<d:report><card:addressbook-multiget/></d:report>')
    expect(text).toContain('<d:privilege><d:write/></d:privilege>')
  })

  test('a calendar that follows the desk may only be read', async () => {
    const ask = askOn(await newDesk())
    const { text } = await ask('PROPFIND', '/calendars/u/birthdays/', {
      headers: DEPTH_0,
      body: propfindOf('<d:current-user-privilege-set/><cal:supported-calendar-component-set/>'),
    })
    expect(text).toContain('<d:read/>')
    expect(text).not.toMatch(/<d:(write|bind|all)/)
    expect(text).toContain('<cal:comp name="VEVENT"/>')
  })

  test('members tell their ETag and their type, and have no name of their own', async () => {
    const ask = askOn(await newDesk())
    const { headers } = await ask('PUT', `${BOOK}zo%C3%AB%20%26%20co.vcf`, { body: vcard('1', []) })
    await ask('PUT', '/calendars/u/events/e.ics', {
      body: vcalendar('e', 'VEVENT', ['DTSTART:20261121T100000Z']),
    })
    const body = propfindOf(
      '<d:getetag/><d:getcontenttype/><d:getcontentlength/><d:getlastmodified/><d:resourcetype/><d:displayname/><d:creationdate/><d:resource-id/>',
    )
    const { text } = await ask('PROPFIND', BOOK, { headers: DEPTH_1, body })
    const [, card] = answeredIn(text)
    expect(card?.href).toBe('/addressbooks/u/contacts/zo%C3%AB%20&%20co.vcf')
    if (!card) throw new Error('no card')
    expect(said(card, 'getetag')).toBe(headers.etag)
    expect(said(card, 'getcontenttype')).toBe('text/vcard; charset=utf-8')
    expect(said(card, 'getlastmodified')).toBe('Sat, 21 Nov 2026 07:30:00 GMT')
    expect(said(card, 'creationdate')).toMatch(/^2026-11-21T07:30:00/)
    expect(said(card, 'resource-id')).toMatch(/^urn:uuid:/)
    expect(namesIn(card, 'resourcetype')).toEqual([])
    expect([...card.lacking.keys()]).toEqual(['displayname'])

    const event = await ask('PROPFIND', '/calendars/u/events/e.ics', { headers: DEPTH_0, body })
    expect(said(onlyAnswerIn(event.text), 'getcontenttype')).toBe(
      'text/calendar; charset=utf-8; component=VEVENT',
    )
    const quick = await ask('PROPFIND', BOOK, { headers: DEPTH_1, body: propfindOf('<d:getetag/>') })
    expect(answeredIn(quick.text).map(one => said(one, 'getetag'))).toEqual([null, headers.etag])
  })

  test('without a body all is meant, without the dear properties; include adds some', async () => {
    const ask = askOn(await newDesk())
    const all = onlyAnswerIn((await ask('PROPFIND', BOOK, { headers: DEPTH_0 })).text)
    expect([...all.found.keys()]).toContain('resourcetype')
    expect([...all.found.keys()]).not.toContain('sync-token')
    expect([...all.lacking]).toEqual([])
    const more = await ask('PROPFIND', BOOK, {
      headers: DEPTH_0,
      body: xml('d:propfind', '<d:allprop/><d:include><d:sync-token/><x:none/></d:include>'),
    })
    expect([...onlyAnswerIn(more.text).found.keys()]).toContain('sync-token')
    expect([...onlyAnswerIn(more.text).lacking.keys()]).toEqual(['none'])
  })

  test('propname tells names without values', async () => {
    const ask = askOn(await newDesk())
    await ask('PUT', `${BOOK}1.vcf`, { body: vcard('1', []) })
    const { text } = await ask('PROPFIND', BOOK, {
      headers: DEPTH_1,
      body: xml('d:propfind', '<d:propname/>'),
    })
    const [book, card] = answeredIn(text)
    expect([...(book?.found.keys() ?? [])]).toContain('supported-address-data')
    expect([...(card?.found.keys() ?? [])]).toContain('getetag')
    expect([...(card?.found.values() ?? [])].every(({ children }) => children.length === 0)).toBe(true)
  })

  test('a client that wants little is not told what is missing', async () => {
    const ask = askOn(await newDesk())
    const body = propfindOf('<x:none/>')
    for (const [name, value] of [
      ['prefer', 'respond-async, return=minimal'],
      ['brief', 't'],
    ] as const) {
      const answer = await ask('PROPFIND', BOOK, { headers: { ...DEPTH_0, [name]: value }, body })
      expect(answer.headers['preference-applied']).toBe('return=minimal')
      expect(answer.text).not.toContain('HTTP/1.1 404')
      expect(answer.text).toContain('HTTP/1.1 200 OK')
    }
  })

  test('an address without its last slash is answered with the one that it should have (RFC 4918 §5.2)', async () => {
    const ask = askOn(await newDesk())
    const body = propfindOf('<d:resourcetype/>')
    const cut = await ask('PROPFIND', BOOK.slice(0, -1), { headers: DEPTH_0, body })
    expect(cut.headers['content-location']).toBe(BOOK)
    expect(onlyAnswerIn(cut.text).href).toBe(BOOK)
    const whole = await ask('PROPFIND', BOOK, { headers: DEPTH_0, body })
    expect(whole.headers).not.toHaveProperty('content-location')
  })

  test('what is in a collection may be asked without itself (RFC 8144 §4)', async () => {
    const ask = askOn(await newDesk())
    await ask('PUT', `${BOOK}a.vcf`, { body: vcard('a', []) })
    const { text, headers } = await ask('PROPFIND', BOOK, {
      headers: { depth: '1', prefer: 'return=minimal, depth-noroot' },
      body: propfindOf('<d:getetag/>'),
    })
    expect(answeredIn(text).map(({ href }) => href)).toEqual([`${BOOK}a.vcf`])
    expect(headers['preference-applied']).toBe('return=minimal, depth-noroot')
  })

  test('what holds no large collections is told all the way down', async () => {
    const ask = askOn(await newDesk())
    await ask('MKCOL', '/files/u/a/')
    await ask('MKCOL', '/files/u/a/b/')
    await ask('PUT', '/files/u/a/b/c.txt', { body: 'c' })
    const { text } = await ask('PROPFIND', '/files/u/', { body: propfindOf('<d:resourcetype/>') })
    expect(answeredIn(text).map(({ href }) => href)).toEqual([
      '/files/u/',
      '/files/u/a/',
      '/files/u/a/b/',
      '/files/u/a/b/c.txt',
    ])
    await ask('PUT', `${BOOK}a.vcf`, { body: vcard('a', []) })
    const book = await ask('PROPFIND', BOOK, { body: propfindOf('<d:getetag/>') })
    expect(answeredIn(book.text).map(({ href }) => href)).toEqual([BOOK, `${BOOK}a.vcf`])
    const refused = await ask('PROPFIND', '/addressbooks/u/', { headers: { depth: 'infinity' } })
    expect(refused.status).toBe(403)
    expect(conditionIn(refused.text)).toBe('propfind-finite-depth')
  })

  test.each([
    ['broken XML', '<not xml'],
    ['another document', xml('d:propertyupdate', '')],
    ['nothing asked for', xml('d:propfind', '')],
    ['two ways at once', xml('d:propfind', '<d:allprop/><d:propname/>')],
  ])('%s is refused', async (_, body) => {
    const ask = askOn(await newDesk())
    expect((await ask('PROPFIND', '/', { headers: DEPTH_0, body })).status).toBe(400)
    expect((await ask('PROPFIND', '/', { headers: { depth: '2' } })).status).toBe(400)
  })

  test('what is not there is 404, and so is all that is another desk’s', async () => {
    const desk = await newDesk()
    const ask = askOn(desk)
    for (const path of ['/nowhere/', '/addressbooks/v/', '/principals/v/', `${BOOK}none.vcf`]) {
      expect((await ask('PROPFIND', path, { headers: DEPTH_0 })).status).toBe(404)
    }
    await ask('PUT', `${BOOK}1.vcf`, { body: vcard('1', []) })
    const other = askOn(await newDesk())
    const { text } = await other('PROPFIND', BOOK, { headers: DEPTH_1, body: propfindOf('<d:getetag/>') })
    expect(answeredIn(text)).toHaveLength(1)
  })
})
