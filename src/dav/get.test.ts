import { expect, test } from 'vitest'
import { askOn, PLAIN_PROJECTORS } from '../../test/support/dav/plain-site.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'

const CARD = 'BEGIN:VCARD\r\nVERSION:4.0\r\nUID:a\r\nFN:Ada\r\nBDAY:--0405\r\nEND:VCARD\r\n'
const BOOK = '/addressbooks/u/contacts/'
const event = (uid: string) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VTIMEZONE\r\nTZID:Z\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nDTSTAMP:20261121T000000Z\r\nDTSTART;TZID=Z:20261121T100000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`

onEveryDatabase(PLAIN_PROJECTORS, newDesk => {
  test('another version is another representation with its own ETag', async () => {
    const ask = askOn(await newDesk())
    await ask('PUT', `${BOOK}a.vcf`, { body: CARD })
    const get = (accept?: string, more = {}) =>
      ask('GET', `${BOOK}a.vcf`, { headers: { ...(accept ? { accept } : {}), ...more } })
    const own = await get()
    const older = await get('text/vcard; version=3.0')
    expect(older.text).toContain('VERSION:3.0')
    expect(older.headers.etag).not.toBe(own.headers.etag)
    expect((await get('text/vcard; version=4.0')).text).toBe(CARD)
    expect((await get('text/vcard;version=3.0;q=0.5, text/vcard;version=4.0')).text).toBe(CARD)
    expect((await get('text/html, */*;q=0.1')).text).toBe(CARD)
    expect((await get('text/vcard; version=2.1')).status).toBe(406)
    const known = { 'if-none-match': older.headers.etag as string }
    expect((await get('text/vcard; version=3.0', known)).status).toBe(304)
    expect((await get('text/vcard; version=4.0', known)).status).toBe(200)
  })

  test('whoever has it already is told so without its octets', async () => {
    const ask = askOn(await newDesk())
    const { headers } = await ask('PUT', `${BOOK}a.vcf`, { body: CARD })
    const etag = headers.etag as string
    const known = await ask('GET', `${BOOK}a.vcf`, { headers: { 'if-none-match': `"x", W/${etag}` } })
    expect(known).toMatchObject({ status: 304, text: '', headers: { etag } })
    const since = (await ask('GET', `${BOOK}a.vcf`)).headers['last-modified'] as string
    expect((await ask('GET', `${BOOK}a.vcf`, { headers: { 'if-modified-since': since } })).status).toBe(304)
    expect((await ask('GET', `${BOOK}a.vcf`, { headers: { 'if-match': '"x"' } })).status).toBe(412)
  })

  test('a part of a file is given, of the file that is meant', async () => {
    const ask = askOn(await newDesk())
    const { headers } = await ask('PUT', '/files/u/a', { body: '0123456789' })
    const get = (headers: Record<string, string>) => ask('GET', '/files/u/a', { headers })
    const part = await get({ range: 'bytes=2-4' })
    expect(part).toMatchObject({ status: 206, text: '234', headers: { 'content-range': 'bytes 2-4/10' } })
    expect(await get({ range: 'bytes=20-' })).toMatchObject({
      status: 416,
      headers: { 'content-range': 'bytes */10' },
    })
    expect((await get({ range: 'bytes=2-4', 'if-range': headers.etag as string })).text).toBe('234')
    expect((await get({ range: 'bytes=2-4', 'if-range': '"x"' })).text).toBe('0123456789')
  })

  test('a browser is told what an address is for, a program is given all that is in it', async () => {
    const ask = askOn(await newDesk())
    await ask('PUT', `${BOOK}a.vcf`, { body: CARD })
    await ask('PUT', '/calendars/u/events/1.ics', { body: event('1') })
    await ask('PUT', '/calendars/u/events/2.ics', { body: event('2') })
    await ask('PUT', '/files/u/%3Cb%3E.txt', { body: 'x' })
    const html = { headers: { accept: 'text/html,*/*;q=0.8' } }
    for (const path of [BOOK, '/calendars/u/events/', '/files/u/', '/principals/u/', '/addressbooks/u/']) {
      const page = await ask('GET', path, html)
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(page.headers.vary).toBe('Accept')
      expect(page.text).toMatch(/<p>\S.*<\/p>/)
    }
    expect((await ask('GET', '/files/u/', html)).text).toContain('&lt;b&gt;.txt')
    expect((await ask('GET', BOOK)).text).toBe(CARD)
    const whole = await ask('GET', '/calendars/u/events/')
    expect(whole.headers.vary).toBe('Accept')
    const calendar = whole.text
    const again = { headers: { 'if-none-match': whole.headers.etag ?? '' } }
    expect((await ask('GET', '/calendars/u/events/', again)).status).toBe(304)
    expect(calendar.match(/BEGIN:VCALENDAR|BEGIN:VTIMEZONE|BEGIN:VEVENT|END:VCALENDAR/g)).toEqual([
      'BEGIN:VCALENDAR',
      'BEGIN:VTIMEZONE',
      'BEGIN:VEVENT',
      'BEGIN:VEVENT',
      'END:VCALENDAR',
    ])
  })
})
