import { expect, test } from 'vitest'
import { answeredIn, conditionIn, onlyAnswerIn, said } from '../../test/support/dav/answers.ts'
import { setOf, vcard, xml } from '../../test/support/dav/bodies.ts'
import { askOn, PLAIN_PROJECTORS } from '../../test/support/dav/plain-site.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'

const PRINCIPALS = '/principals/'
const DEPTH_0 = { depth: '0' }

onEveryDatabase(PLAIN_PROJECTORS, newDesk => {
  test('who may not is told which privilege is missing, and where (RFC 3744 §7.1.1)', async () => {
    const ask = askOn(await newDesk())
    const lacking = async (method: string, path: string) => {
      const { status, text } = await ask(method, path)
      expect([status, conditionIn(text)]).toEqual([403, 'need-privileges'])
      return /<d:resource><d:href>(.*)<\/d:href><d:privilege><d:(.*)\/><\/d:privilege>/.exec(text)?.slice(1)
    }
    expect(await lacking('ACL', '/calendars/u/events/')).toEqual(['/calendars/u/events/', 'write-acl'])
    expect(await lacking('PUT', '/calendars/u/birthdays/a.ics')).toEqual(['/calendars/u/birthdays/', 'bind'])
    expect(await lacking('DELETE', '/calendars/u/events/')).toEqual(['/calendars/u/', 'unbind'])
  })

  test('a property that names itself over and over is not followed without end', async () => {
    const ask = askOn(await newDesk())
    const itself = '<d:href>/files/u/</d:href>'.repeat(150)
    await ask('PROPPATCH', '/files/u/', { body: setOf(`<x:to>${itself}</x:to>`) })
    const nested = (depth: number): string =>
      `<d:property name="to" namespace="urn:x">${depth === 0 ? '' : nested(depth - 1)}</d:property>`
    const expand = (depth: number) =>
      ask('REPORT', '/files/u/', { body: xml('d:expand-property', nested(depth)) })
    expect((await expand(1)).status).toBe(207)
    const refused = async (depth: number) => {
      const { status, text } = await expand(depth)
      expect([status, conditionIn(text)]).toEqual([507, 'number-of-matches-within-limits'])
    }
    await refused(3)
    const body = setOf(`<x:to>${itself}${'x'.repeat(500_000)}</x:to>`)
    expect((await ask('PROPPATCH', '/files/u/', { body })).status).toBe(207)
    await refused(1)
  })

  test('addresses in properties are told with what stands there', async () => {
    const ask = askOn(await newDesk())
    const body = xml(
      'd:expand-property',
      '<d:property name="current-user-principal"><d:property name="displayname"/><d:property name="addressbook-home-set" namespace="urn:ietf:params:xml:ns:carddav"><d:property name="resourcetype"/></d:property></d:property><d:property name="none" namespace="urn:x"/>',
    )
    const { status, text } = await ask('REPORT', '/addressbooks/u/contacts/', { headers: DEPTH_0, body })
    expect(status).toBe(207)
    expect(text).toContain(
      '<d:current-user-principal><d:response><d:href>/principals/u/</d:href><d:propstat><d:prop><d:displayname>u</d:displayname><card:addressbook-home-set><d:response><d:href>/addressbooks/u/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype>',
    )
    expect(text).toContain('<x:none xmlns:x="urn:x"/></d:prop><d:status>HTTP/1.1 404 Not Found')
  })

  test('the one who asks is found among the principals', async () => {
    const ask = askOn(await newDesk())
    const body = xml('d:principal-match', '<d:self/><d:prop><d:displayname/></d:prop>')
    const { text } = await ask('REPORT', PRINCIPALS, { headers: DEPTH_0, body })
    expect(onlyAnswerIn(text).href).toBe('/principals/u/')
    const homes = await ask('REPORT', '/addressbooks/u/', { headers: DEPTH_0, body })
    expect(answeredIn(homes.text)).toEqual([])
  })

  test('what somebody owns is found', async () => {
    const ask = askOn(await newDesk())
    await ask('PUT', '/addressbooks/u/contacts/1.vcf', { body: vcard('1', []) })
    const body = xml('d:principal-match', '<d:principal-property><d:owner/></d:principal-property>')
    for (const [path, href] of [
      ['/addressbooks/u/', '/addressbooks/u/contacts/'],
      ['/addressbooks/u/contacts/', '/addressbooks/u/contacts/1.vcf'],
    ] as const) {
      expect(onlyAnswerIn((await ask('REPORT', path, { headers: DEPTH_0, body })).text).href).toBe(href)
    }
  })

  test('principals are searched by what the set of searched properties names', async () => {
    const ask = askOn(await newDesk())
    const search = (text: string) =>
      xml(
        'd:principal-property-search',
        `<d:property-search><d:prop><d:displayname/></d:prop><d:match>${text}</d:match></d:property-search><d:prop><d:displayname/></d:prop>`,
      )
    const { text } = await ask('REPORT', PRINCIPALS, { headers: DEPTH_0, body: search('U') })
    expect(said(onlyAnswerIn(text), 'displayname')).toBe('u')
    const none = await ask('REPORT', PRINCIPALS, { headers: DEPTH_0, body: search('nobody') })
    expect(answeredIn(none.text)).toEqual([])
    const set = await ask('REPORT', PRINCIPALS, {
      headers: DEPTH_0,
      body: xml('d:principal-search-property-set', ''),
    })
    expect(set.status).toBe(200)
    expect(set.text).toContain('<d:principal-search-property><d:prop><d:displayname/></d:prop>')
    const deep = await ask('REPORT', PRINCIPALS, { headers: { depth: '1' }, body: search('u') })
    expect(deep.status).toBe(400)
  })

  test('whom the access list names is told', async () => {
    const ask = askOn(await newDesk())
    const body = xml('d:acl-principal-prop-set', '<d:prop><d:displayname/></d:prop>')
    const { text } = await ask('REPORT', '/addressbooks/u/contacts/', { headers: DEPTH_0, body })
    expect(onlyAnswerIn(text).href).toBe('/principals/u/')
  })
})
