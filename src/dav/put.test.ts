import { expect, test } from 'vitest'
import { batchesOf } from '../../test/support/dav/batches.ts'
import { askOn, PLAIN_PROJECTORS } from '../../test/support/dav/plain-site.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { undo } from '../platform/db/undo.ts'
import { LARGEST_OCTETS } from './limits.ts'

const VCARD = { 'content-type': 'text/vcard; charset=utf-8' }
const ICAL = { 'content-type': 'text/calendar' }
const card = (uid: string, name = 'Ada', version = '3.0') =>
  `BEGIN:VCARD\r\nVERSION:${version}\r\nUID:${uid}\r\nN:${name};;;;\r\nFN:${name}\r\nX-OURS;A=b:kept\r\nEND:VCARD\r\n`
const event = (uid: string, kind = 'VEVENT') =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:${kind}\r\nUID:${uid}\r\nDTSTAMP:20261121T000000Z\r\nDTSTART:20261121T100000Z\r\nSUMMARY:s\r\nEND:${kind}\r\nEND:VCALENDAR\r\n`
const BOOK = '/addressbooks/u/contacts/'

onEveryDatabase(PLAIN_PROJECTORS, newDesk => {
  test('what is put is given back octet for octet under the ETag that was answered', async () => {
    const ask = askOn(await newDesk())
    const made = await ask('PUT', `${BOOK}a.vcf`, { headers: VCARD, body: card('a') })
    expect(made.status).toBe(201)
    const got = await ask('GET', `${BOOK}a.vcf`)
    expect(got.text).toBe(card('a'))
    expect(got.headers.etag).toBe(made.headers.etag)
    expect(got.headers['content-type']).toBe('text/vcard; charset=utf-8')
    const changed = await ask('PUT', `${BOOK}a.vcf`, { headers: VCARD, body: card('a', 'Zoé') })
    expect(changed.status).toBe(204)
    expect(changed.headers.etag).not.toBe(made.headers.etag)
    expect((await ask('GET', `${BOOK}a.vcf`)).text).toContain('Zoé')
  })

  test('a name in any letters, a body without type, and files keep theirs', async () => {
    const ask = askOn(await newDesk())
    const name = encodeURIComponent('zoë @ häuser+1 %.vcf')
    expect((await ask('PUT', BOOK + name, { body: card('z') })).status).toBe(201)
    expect((await ask('GET', BOOK + name)).text).toBe(card('z'))
    const octets = new Uint8Array([0, 255, 13, 10, 1])
    await ask('PUT', '/files/u/photo.png', { body: octets })
    const got = await ask('GET', '/files/u/photo.png')
    expect(got.headers['content-type']).toBe('image/png')
    await ask('PUT', '/files/u/empty', { headers: { 'content-type': 'text/Plain; x=y' } })
    expect(await ask('GET', '/files/u/empty')).toMatchObject({
      text: '',
      headers: { 'content-type': 'text/plain' },
    })
  })

  test('the same file may be said to be of another type', async () => {
    const ask = askOn(await newDesk())
    const typed = (type: string) =>
      ask('PUT', '/files/u/a', { headers: { 'content-type': type }, body: '<p>' })
    const { headers } = await typed('text/plain')
    const again = await typed('text/html')
    expect([again.status, again.headers.etag]).toEqual([204, headers.etag])
    expect((await ask('GET', '/files/u/a')).headers['content-type']).toBe('text/html')
    expect((await ask('PUT', '/files/u/a', { body: '<p>' })).status).toBe(204)
    expect((await ask('GET', '/files/u/a')).headers['content-type']).toBe('text/html')
  })

  test('conditions are held against what stands', async () => {
    const ask = askOn(await newDesk())
    const put = (headers: Record<string, string>, body: string) =>
      ask('PUT', `${BOOK}a.vcf`, { headers: { ...VCARD, ...headers }, body })
    expect((await put({ 'if-match': '*' }, card('a'))).status).toBe(412)
    const { headers } = await put({ 'if-none-match': '*' }, card('a'))
    expect((await put({ 'if-none-match': '*' }, card('a'))).status).toBe(412)
    expect((await put({ 'if-match': '"nope"' }, card('a'))).status).toBe(412)
    expect((await put({ if: '(["nope"])' }, card('a', 'B'))).status).toBe(412)
    expect((await put({ if: 'nope' }, card('a', 'B'))).status).toBe(400)
    expect((await put({ 'if-match': headers.etag as string }, card('a', 'B'))).status).toBe(204)
    expect((await put({ 'if-match': headers.etag as string }, card('a', 'C'))).status).toBe(412)
    expect((await ask('GET', `${BOOK}a.vcf`)).text).toBe(card('a', 'B'))
  })

  test('of two devices that edit the same card at once, one is told', async () => {
    const desk = await newDesk()
    const ask = askOn(desk)
    const { headers } = await ask('PUT', `${BOOK}a.vcf`, { headers: VCARD, body: card('a') })
    const edits = ['B', 'C', 'D', 'E'].map(name =>
      askOn(desk)('PUT', `${BOOK}a.vcf`, {
        headers: { ...VCARD, 'if-match': headers.etag as string },
        body: card('a', name),
      }),
    )
    const statuses = (await Promise.all(edits)).map(({ status }) => status)
    expect(statuses.sort()).toEqual([204, 412, 412, 412])
  })

  test('the same octets again are harmless and leave no line in the history', async () => {
    const desk = await newDesk()
    const ask = askOn(desk)
    const first = await ask('PUT', `${BOOK}a.vcf`, { headers: VCARD, body: card('a') })
    const before = await batchesOf(desk)
    const again = await ask('PUT', `${BOOK}a.vcf`, { headers: VCARD, body: card('a') })
    expect(again).toMatchObject({ status: 204, headers: { etag: first.headers.etag } })
    expect(await batchesOf(desk)).toEqual(before)
  })

  test('one UID, one member, for as long as it lives; its address is told', async () => {
    const ask = askOn(await newDesk())
    await ask('PUT', `${BOOK}a%20b.vcf`, { headers: VCARD, body: card('a') })
    const twice = await ask('PUT', `${BOOK}b.vcf`, { headers: VCARD, body: card('a') })
    expect(twice.status).toBe(403)
    expect(twice.text).toContain(`<card:no-uid-conflict><d:href>${BOOK}a%20b.vcf</d:href>`)
    const other = await ask('PUT', `${BOOK}a%20b.vcf`, { headers: VCARD, body: card('other') })
    expect(other.text).toContain('no-uid-conflict')
    await ask('PUT', '/calendars/u/events/a.ics', { headers: ICAL, body: event('e') })
    const same = await ask('PUT', '/calendars/u/events/b.ics', { headers: ICAL, body: event('e') })
    expect(same.text).toContain('<cal:no-uid-conflict>')
  })

  test.each([
    ['text that is no card', `${BOOK}a.vcf`, VCARD, 'hello', 403, 'card:valid-address-data'],
    [
      'a card in another type',
      `${BOOK}a.vcf`,
      { 'content-type': 'image/png' },
      card('a'),
      403,
      'card:supported-address-data',
    ],
    ['text that is no event', '/calendars/u/events/a.ics', ICAL, 'hello', 403, 'cal:valid-calendar-data'],
    [
      'a card in a calendar',
      '/calendars/u/events/a.ics',
      VCARD,
      card('a'),
      403,
      'cal:supported-calendar-data',
    ],
    [
      'a task where events are',
      '/calendars/u/events/a.ics',
      ICAL,
      event('t', 'VTODO'),
      403,
      'cal:supported-calendar-component',
    ],
    ['what follows the desk', '/calendars/u/birthdays/a.ics', ICAL, event('e'), 403, 'd:need-privileges'],
    ['a member of a home', '/addressbooks/u/a.vcf', VCARD, card('a'), 403, ''],
    ['a member of nothing', '/addressbooks/u/no/a.vcf', VCARD, card('a'), 409, ''],
    ['a collection', BOOK, VCARD, card('a'), 405, ''],
    ['a principal', '/principals/u/', VCARD, card('a'), 405, ''],
    ['another desk’s book', '/addressbooks/other/contacts/a.vcf', VCARD, card('a'), 404, ''],
    ['a part', `${BOOK}a.vcf`, { ...VCARD, 'content-range': 'bytes 0-1/2' }, card('a'), 400, ''],
  ])('%s is refused', async (_, path, headers, body, status, condition) => {
    const told = await askOn(await newDesk())('PUT', path, { headers, body })
    expect(told.status).toBe(status)
    expect(told.text).toContain(condition && `<${condition}`)
    if (status === 405) expect(told.headers.allow).toContain('PROPFIND')
  })

  test('what is larger than is said is refused with the limit’s name', async () => {
    const body = new Uint8Array(LARGEST_OCTETS + 1)
    const told = await askOn(await newDesk())('PUT', `${BOOK}a.vcf`, { headers: VCARD, body })
    expect(told.status).toBe(413)
    expect(told.text).toContain('<card:max-resource-size/>')
  })

  test('the representation is answered to whoever prefers it', async () => {
    const ask = askOn(await newDesk())
    const headers = { ...VCARD, prefer: 'return=representation' }
    const made = await ask('PUT', `${BOOK}a.vcf`, { headers, body: card('a') })
    expect(made).toMatchObject({ status: 201, text: card('a') })
    const again = await ask('PUT', `${BOOK}a.vcf`, { headers, body: card('a') })
    expect(again).toMatchObject({ status: 200, text: card('a') })
    expect(again.headers['preference-applied']).toBe('return=representation')
    // RFC 8144 §3.2: and what stands, to whoever knew something else.
    const late = await ask('PUT', `${BOOK}a.vcf`, {
      headers: { ...headers, 'if-match': '"x"' },
      body: card('a', 'Zoé'),
    })
    expect(late).toMatchObject({ status: 412, text: card('a') })
    expect(late.headers).toMatchObject({ etag: made.headers.etag, 'content-location': `${BOOK}a.vcf` })
    expect((await ask('GET', `${BOOK}a.vcf`)).text).toBe(card('a'))
  })

  test('what a device put can be undone on screen, and devices see it', async () => {
    const desk = await newDesk()
    const ask = askOn(desk)
    await ask('PUT', '/calendars/u/events/a.ics', { headers: ICAL, body: event('e') })
    const [made] = await batchesOf(desk)
    await ask('DELETE', '/calendars/u/events/a.ics')
    const removed = (await batchesOf(desk)).find(id => id !== made) as string
    await undo(desk, removed)
    expect((await ask('GET', '/calendars/u/events/a.ics')).text).toBe(event('e'))
    const conflict = await ask('PUT', '/calendars/u/events/b.ics', { headers: ICAL, body: event('e') })
    expect(conflict.text).toContain('no-uid-conflict')
    await undo(desk, made as string)
    expect((await ask('GET', '/calendars/u/events/a.ics')).status).toBe(404)
  })

  test('another desk sees none of it', async () => {
    await askOn(await newDesk())('PUT', `${BOOK}a.vcf`, { headers: VCARD, body: card('a') })
    expect((await askOn(await newDesk())('GET', `${BOOK}a.vcf`)).status).toBe(404)
  })
})
