import { expect, test } from 'vitest'
import { conditionIn, onlyAnswerIn, said } from '../../test/support/dav/answers.ts'
import { propfindOf, vcalendar, vcard } from '../../test/support/dav/bodies.ts'
import { askOn, PLAIN_PROJECTORS } from '../../test/support/dav/plain-site.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'

const BOOK = '/addressbooks/u/contacts/'
const START = ['DTSTART:20260101T100000Z']

onEveryDatabase(PLAIN_PROJECTORS, newDesk => {
  test('what is posted to a collection is kept under a name of ours (RFC 5995 §3.1)', async () => {
    const ask = askOn(await newDesk())
    const body = propfindOf('<d:add-member/>')
    const { text } = await ask('PROPFIND', BOOK, { headers: { depth: '0' }, body })
    const target = said(onlyAnswerIn(text), 'add-member') ?? ''
    const made = await ask('POST', target, { body: vcard('a', []) })
    expect(made.status).toBe(201)
    expect(made.headers.location).toMatch(/^\/addressbooks\/u\/contacts\/[0-9a-f-]{36}\.vcf$/)
    const got = await ask('GET', made.headers.location ?? '')
    expect(got.text).toBe(vcard('a', []))
    expect(got.headers.etag).toBe(made.headers.etag)
    const event = await ask('POST', '/calendars/u/events/', { body: vcalendar('e', 'VEVENT', START) })
    expect(event.headers.location).toMatch(/\.ics$/)
  })

  test('a post is refused where a put would be', async () => {
    const ask = askOn(await newDesk())
    await ask('POST', BOOK, { body: vcard('a', []) })
    const again = await ask('POST', BOOK, { body: vcard('a', []) })
    expect([again.status, conditionIn(again.text)]).toEqual([403, 'no-uid-conflict'])
    const readOnly = await ask('POST', '/calendars/u/birthdays/', { body: vcalendar('e', 'VEVENT', START) })
    expect([readOnly.status, conditionIn(readOnly.text)]).toEqual([403, 'need-privileges'])
    expect((await ask('POST', '/principals/u/')).status).toBe(405)
    expect((await ask('POST', `${BOOK}none/`)).status).toBe(404)
    const held = await ask('POST', BOOK, { body: vcard('b', []), headers: { if: '(Not <urn:x>)' } })
    expect(held.status).toBe(201)
    const failed = await ask('POST', BOOK, { body: vcard('c', []), headers: { if: '(<urn:x>)' } })
    expect(failed.status).toBe(412)
  })
})
