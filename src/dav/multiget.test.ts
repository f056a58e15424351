import { expect, test } from 'vitest'
import { answeredIn, conditionIn, said } from '../../test/support/dav/answers.ts'
import { vcalendar, vcard, xml } from '../../test/support/dav/bodies.ts'
import { askOn, PLAIN_PROJECTORS } from '../../test/support/dav/plain-site.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'

const BOOK = '/addressbooks/u/contacts/'

function multiget(hrefs: string[], data = '<card:address-data/>'): string {
  const inside = hrefs.map(href => `<d:href>${href.replaceAll('&', '&amp;')}</d:href>`).join('')
  return xml('card:addressbook-multiget', `<d:prop><d:getetag/>${data}</d:prop>${inside}`)
}

onEveryDatabase(PLAIN_PROJECTORS, newDesk => {
  test('a card is no calendar data', async () => {
    const ask = askOn(await newDesk())
    await ask('PUT', `${BOOK}a.vcf`, { body: vcard('a', []) })
    const body = multiget([`${BOOK}a.vcf`], '<cal:calendar-data/><card:address-data/>')
    const { text } = await ask('REPORT', BOOK, { body })
    const [card] = answeredIn(text)
    expect([...(card?.lacking ?? [])]).toEqual([['calendar-data', 'HTTP/1.1 404 Not Found']])
    expect(card && said(card, 'address-data')).toBe(vcard('a', []))
  })

  test('members are given by address however it is written, once each, with the octets that were put', async () => {
    const ask = askOn(await newDesk())
    const body = vcard('1', ['NOTE:a <b> & "c"\\n'])
    const { headers } = await ask('PUT', `${BOOK}zo%C3%AB%20%26.vcf`, { body })
    for (const depth of ['0', '1', null]) {
      const { text } = await ask('REPORT', BOOK, {
        headers: depth === null ? {} : { depth },
        body: multiget([
          `${BOOK}zo%c3%ab%20%26.vcf`,
          'http://desk.example/addressbooks/u/contacts/zo%C3%AB%20&.vcf',
          `${BOOK}none.vcf`,
          '/calendars/u/events/e.ics',
          'mailto:a@example.org',
        ]),
      })
      const [card, ...others] = answeredIn(text)
      expect(card && said(card, 'address-data')).toBe(body)
      expect(card && said(card, 'getetag')).toBe(headers.etag)
      expect(others.map(({ href, status }) => [href, status])).toEqual([
        [`${BOOK}none.vcf`, 'HTTP/1.1 404 Not Found'],
        ['/calendars/u/events/e.ics', 'HTTP/1.1 404 Not Found'],
        ['mailto:a@example.org', 'HTTP/1.1 404 Not Found'],
      ])
    }
  })

  test('asked of one thing, it is of that alone (RFC 4791 §7.9, RFC 6352 §8.7)', async () => {
    const ask = askOn(await newDesk())
    for (const name of ['a', 'b']) await ask('PUT', `${BOOK}${name}.vcf`, { body: vcard(name, []) })
    const { text } = await ask('REPORT', `${BOOK}a.vcf`, {
      body: multiget([`${BOOK}a.vcf`, `${BOOK}b.vcf`]),
    })
    expect(answeredIn(text).map(({ href, status }) => [href, status])).toEqual([
      [`${BOOK}a.vcf`, null],
      [`${BOOK}b.vcf`, 'HTTP/1.1 404 Not Found'],
    ])
  })

  test('ten thousand addresses at once are answered', async () => {
    const ask = askOn(await newDesk())
    await ask('PUT', `${BOOK}9999.vcf`, { body: vcard('9999', []) })
    const hrefs = Array.from({ length: 10_001 }, (_, i) => `${BOOK}${i}.vcf`)
    const { text } = await ask('REPORT', BOOK, { body: multiget(hrefs) })
    expect(text.match(/<d:response>/g)).toHaveLength(10_001)
    expect(text.match(/BEGIN:VCARD/g)).toHaveLength(1)
  })

  test('a card is given in the version asked for, or refused', async () => {
    const ask = askOn(await newDesk())
    await ask('PUT', `${BOOK}1.vcf`, { body: vcard('1', ['BDAY:19800412'], '4.0') })
    const as = async (version: string) => {
      const data = `<card:address-data content-type="text/vcard" version="${version}"/>`
      return ask('REPORT', BOOK, { body: multiget([`${BOOK}1.vcf`], data) })
    }
    expect((await as('3.0')).text).toContain('VERSION:3.0')
    expect((await as('4.0')).text).toContain('VERSION:4.0')
    const refused = await as('5.0')
    expect([refused.status, conditionIn(refused.text)]).toEqual([403, 'supported-address-data'])
  })

  test('a part of a card is given when no more is wanted', async () => {
    const ask = askOn(await newDesk())
    await ask('PUT', `${BOOK}1.vcf`, { body: vcard('1', ['item1.EMAIL:a@example.org', 'NOTE:n']) })
    const data =
      '<card:address-data><card:prop name="email"/><card:prop name="UID" novalue="yes"/></card:address-data>'
    const { text } = await ask('REPORT', BOOK, { body: multiget([`${BOOK}1.vcf`], data) })
    const [card] = answeredIn(text)
    expect(card && said(card, 'address-data')).toBe(
      'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:\r\nitem1.EMAIL:a@example.org\r\nEND:VCARD\r\n',
    )
  })

  test('events are given too, whole or in part', async () => {
    const ask = askOn(await newDesk())
    const href = '/calendars/u/events/e.ics'
    await ask('PUT', href, { body: vcalendar('e', 'VEVENT', ['DTSTART:20261121T100000Z', 'SUMMARY:s']) })
    const get = (data: string) =>
      ask('REPORT', '/calendars/u/events/', {
        body: xml('cal:calendar-multiget', `<d:prop>${data}</d:prop><d:href>${href}</d:href>`),
      })
    expect((await get('<cal:calendar-data/>')).text).toContain('SUMMARY:s')
    const part = await get(
      '<cal:calendar-data><cal:comp name="VCALENDAR"><cal:comp name="VEVENT"><cal:prop name="UID"/></cal:comp></cal:comp></cal:calendar-data>',
    )
    expect(part.text).toContain('UID:e')
    expect(part.text).not.toContain('SUMMARY')
    const refused = await get('<cal:calendar-data content-type="text/x"/>')
    expect([refused.status, conditionIn(refused.text)]).toEqual([403, 'supported-calendar-data'])
  })

  test('the reports of one kind of collection are not those of another', async () => {
    const ask = askOn(await newDesk())
    const refused = await ask('REPORT', '/calendars/u/events/', { body: multiget([`${BOOK}1.vcf`]) })
    expect([refused.status, conditionIn(refused.text)]).toEqual([403, 'supported-report'])
    expect((await ask('REPORT', BOOK, { body: multiget([]) })).status).toBe(400)
    expect((await ask('REPORT', BOOK, { body: '' })).status).toBe(400)
    const other = await ask('REPORT', '/addressbooks/v/contacts/', { body: multiget(['/x']) })
    expect(other.status).toBe(404)
  })
})
