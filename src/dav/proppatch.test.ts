import { expect, test } from 'vitest'
import { onlyAnswerIn, said } from '../../test/support/dav/answers.ts'
import { propfindOf, setOf, vcard, xml } from '../../test/support/dav/bodies.ts'
import { askOn, PLAIN_PROJECTORS } from '../../test/support/dav/plain-site.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { undo } from '../platform/db/undo.ts'

const DEPTH_0 = { depth: '0' }
const BOOK = '/addressbooks/u/contacts/'
const OK = 'HTTP/1.1 200 OK'

onEveryDatabase(PLAIN_PROJECTORS, newDesk => {
  test('conditions are held against what stands (RFC 9110 §13.1)', async () => {
    const ask = askOn(await newDesk())
    const { headers } = await ask('PUT', '/files/u/a', { body: '1' })
    const patch = (path: string, etag: string) =>
      ask('PROPPATCH', path, { headers: { 'if-match': etag }, body: setOf('<x:a>b</x:a>') })
    expect((await patch('/files/u/a', '"no"')).status).toBe(412)
    expect((await patch('/files/u/a', headers.etag as string)).status).toBe(207)
    expect((await patch('/files/u/', '"no"')).status).toBe(412)
    expect((await patch('/files/u/', '*')).status).toBe(207)
  })

  test('what a device says of a collection is kept, with its markup and its language, and undone', async () => {
    const desk = await newDesk()
    const ask = askOn(desk)
    const body = xml(
      'd:propertyupdate xml:lang="fr"',
      '<d:set><d:prop><d:displayname>Amis &amp; Cie</d:displayname><x:odd a="1"><y xmlns="">z</y>\n</x:odd></d:prop></d:set>',
    )
    const { status, text } = await ask('PROPPATCH', BOOK, { body })
    expect(status).toBe(207)
    expect([...onlyAnswerIn(text).found.keys()]).toEqual(['displayname', 'odd'])

    const asked = { headers: DEPTH_0, body: propfindOf('<d:displayname/><x:odd/>') }
    const book = onlyAnswerIn((await ask('PROPFIND', BOOK, asked)).text)
    expect(said(book, 'displayname')).toBe('Amis & Cie')
    expect(book.found.get('odd')).toEqual({
      ns: 'urn:x',
      name: 'odd',
      attributes: [
        { ns: '', name: 'a', value: '1' },
        { ns: 'http://www.w3.org/XML/1998/namespace', name: 'lang', value: 'fr' },
      ],
      children: [{ ns: '', name: 'y', attributes: [], children: ['z'] }, '\n'],
    })
    const all = onlyAnswerIn((await ask('PROPFIND', BOOK, { headers: DEPTH_0 })).text)
    expect([...all.found.keys()]).toContain('odd')

    await undo(desk, desk.batches.at(-1) as string)
    expect(said(onlyAnswerIn((await ask('PROPFIND', BOOK, asked)).text), 'odd')).toBeNull()
  })

  test('instructions are followed in their order', async () => {
    const ask = askOn(await newDesk())
    const one = (name: string, value: string) => `<d:${name}><d:prop><x:a>${value}</x:a></d:prop></d:${name}>`
    await ask('PROPPATCH', BOOK, {
      body: xml('d:propertyupdate', one('set', '1') + one('remove', '') + one('set', '2')),
    })
    const asked = { headers: DEPTH_0, body: propfindOf('<x:a/>') }
    expect(said(onlyAnswerIn((await ask('PROPFIND', BOOK, asked)).text), 'a')).toBe('2')
    const removed = await ask('PROPPATCH', BOOK, { body: xml('d:propertyupdate', one('remove', '')) })
    expect([...onlyAnswerIn(removed.text).found.keys()]).toEqual(['a'])
    expect(said(onlyAnswerIn((await ask('PROPFIND', BOOK, asked)).text), 'a')).toBeNull()
  })

  test('one that is protected keeps all the others from being set', async () => {
    const ask = askOn(await newDesk())
    const body = setOf('<x:a>1</x:a><d:resourcetype><d:collection/></d:resourcetype><d:getetag>e</d:getetag>')
    const { status, text } = await ask('PROPPATCH', BOOK, { body })
    expect(status).toBe(207)
    expect([...onlyAnswerIn(text).lacking]).toEqual([
      ['a', 'HTTP/1.1 424 Failed Dependency'],
      ['resourcetype', 'HTTP/1.1 403 Forbidden'],
      ['getetag', 'HTTP/1.1 403 Forbidden'],
    ])
    expect(text).toContain('<d:error><d:cannot-modify-protected-property/></d:error>')
    const { text: after } = await ask('PROPFIND', BOOK, { headers: DEPTH_0, body: propfindOf('<x:a/>') })
    expect(said(onlyAnswerIn(after), 'a')).toBeNull()
  })

  test('homes and the principal keep what is said of them and stay what they are', async () => {
    const ask = askOn(await newDesk())
    const card = `<cs:me-card><d:href>${BOOK}me.vcf</d:href></cs:me-card>`
    for (const path of ['/addressbooks/u/', '/principals/u/', '/files/u/']) {
      expect((await ask('PROPPATCH', path, { body: setOf(card) })).text).toContain(OK)
      const asked = { headers: DEPTH_0, body: propfindOf('<cs:me-card/>') }
      expect(said(onlyAnswerIn((await ask('PROPFIND', path, asked)).text), 'me-card')).toBe(`${BOOK}me.vcf`)
    }
    const { text } = await ask('PROPFIND', '/addressbooks/u/', { headers: { depth: '1' } })
    expect(text.match(/<d:response>/g)).toHaveLength(2)
    const files = await ask('PROPFIND', '/files/u/', { headers: { depth: '1' } })
    expect(files.text.match(/<d:response>/g)).toHaveLength(1)
    expect((await ask('PROPPATCH', '/principals/', { body: setOf(card) })).text).toContain('403 Forbidden')
  })

  test('members keep what is said of them, but no name', async () => {
    const ask = askOn(await newDesk())
    await ask('PUT', `${BOOK}1.vcf`, { body: vcard('1', []) })
    await ask('PROPPATCH', `${BOOK}1.vcf`, { body: setOf('<x:a>1</x:a>') })
    const { text } = await ask('PROPFIND', BOOK, { headers: { depth: '1' }, body: propfindOf('<x:a/>') })
    expect(text).toContain('<a xmlns="urn:x">1</a>')
    const all = await ask('PROPFIND', `${BOOK}1.vcf`, { headers: DEPTH_0 })
    expect(said(onlyAnswerIn(all.text), 'a')).toBe('1')
    const named = await ask('PROPPATCH', `${BOOK}1.vcf`, { body: setOf('<d:displayname>n</d:displayname>') })
    expect(named.text).toContain('403 Forbidden')
  })

  test('a time zone that is none is refused', async () => {
    const ask = askOn(await newDesk())
    const { text } = await ask('PROPPATCH', '/calendars/u/events/', {
      body: setOf('<cal:calendar-timezone>nonsense</cal:calendar-timezone>'),
    })
    expect(text).toContain('<cal:valid-calendar-data/>')
  })

  test('a client that wants little is told nothing but that it is done', async () => {
    const ask = askOn(await newDesk())
    const answer = await ask('PROPPATCH', BOOK, {
      headers: { prefer: 'return=minimal' },
      body: setOf('<x:a>1</x:a>'),
    })
    expect(answer).toMatchObject({ status: 200, text: '' })
    expect(answer.headers['preference-applied']).toBe('return=minimal')
  })

  test('bodies that are no update are refused', async () => {
    const ask = askOn(await newDesk())
    for (const body of ['', '<a', xml('d:propfind', ''), xml('d:propertyupdate', '')]) {
      expect((await ask('PROPPATCH', BOOK, { body })).status).toBe(400)
    }
    expect((await ask('PROPPATCH', `${BOOK}none.vcf`, { body: setOf('<x:a/>') })).status).toBe(404)
  })
})
