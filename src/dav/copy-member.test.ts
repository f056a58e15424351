import { expect, test } from 'vitest'
import { answeredIn, conditionIn } from '../../test/support/dav/answers.ts'
import { vcalendar, vcard } from '../../test/support/dav/bodies.ts'
import { askOn, ORIGIN, PLAIN_PROJECTORS } from '../../test/support/dav/plain-site.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'

const EVENTS = '/calendars/u/events/'
const START = ['DTSTART:20260101T100000Z']
const to = (path: string, more = {}) => ({ headers: { destination: ORIGIN + path, ...more } })

onEveryDatabase(PLAIN_PROJECTORS, newDesk => {
  test('an event goes to another calendar, once', async () => {
    const ask = askOn(await newDesk())
    await ask('MKCALENDAR', '/calendars/u/own/')
    await ask('PUT', `${EVENTS}a.ics`, { body: vcalendar('a', 'VEVENT', START) })
    expect((await ask('COPY', `${EVENTS}a.ics`, to('/calendars/u/own/a.ics'))).status).toBe(201)
    const twice = await ask('COPY', `${EVENTS}a.ics`, to('/calendars/u/own/b.ics'))
    expect([twice.status, conditionIn(twice.text)]).toEqual([403, 'no-uid-conflict'])
    expect(twice.text).toContain('/calendars/u/own/a.ics')
    const kept = await ask('MOVE', `${EVENTS}a.ics`, to('/calendars/u/own/a.ics', { overwrite: 'F' }))
    expect(kept.status).toBe(412)
    expect((await ask('MOVE', `${EVENTS}a.ics`, to('/calendars/u/own/a.ics'))).status).toBe(204)
    expect((await ask('GET', `${EVENTS}a.ics`)).status).toBe(404)
  })

  test('a calendar holds events only: no card, no task that it does not take, no calendar', async () => {
    const ask = askOn(await newDesk())
    await ask('MKCALENDAR', '/calendars/u/own/')
    await ask('PUT', '/calendars/u/own/t.ics', { body: vcalendar('t', 'VTODO', []) })
    await ask('PUT', `${EVENTS}e.ics`, { body: vcalendar('e', 'VEVENT', START) })
    await ask('PUT', '/addressbooks/u/contacts/c.vcf', { body: vcard('c', []) })
    const refusals = [
      ['/addressbooks/u/contacts/c.vcf', `${EVENTS}c.ics`, 'supported-calendar-data'],
      [`${EVENTS}e.ics`, '/addressbooks/u/contacts/e.vcf', 'supported-address-data'],
      ['/calendars/u/own/t.ics', `${EVENTS}t.ics`, 'supported-calendar-component'],
      ['/calendars/u/own/', `${EVENTS}in/`, 'calendar-collection-location-ok'],
      // It would take the event's place.
      ['/calendars/u/own/', `${EVENTS}e.ics`, 'calendar-collection-location-ok'],
      ['/calendars/u/own/', '/files/u/own/', 'calendar-collection-location-ok'],
    ] as const
    for (const [from, destination, condition] of refusals) {
      const { status, text } = await ask('MOVE', from, to(destination))
      expect([from, destination, status, conditionIn(text)]).toEqual([from, destination, 403, condition])
    }
    expect((await ask('GET', `${EVENTS}e.ics`)).status).toBe(200)
  })

  test('a calendar is copied with all that is in it', async () => {
    const ask = askOn(await newDesk())
    await ask('PUT', `${EVENTS}e.ics`, { body: vcalendar('e', 'VEVENT', START) })
    expect((await ask('COPY', EVENTS, to('/calendars/u/copy/'))).status).toBe(201)
    const told = await ask('PROPFIND', '/calendars/u/copy/', { headers: { depth: '1' } })
    expect(answeredIn(told.text).map(({ href }) => href)).toEqual([
      '/calendars/u/copy/',
      '/calendars/u/copy/e.ics',
    ])
    const todo = await ask('PUT', '/calendars/u/copy/t.ics', { body: vcalendar('t', 'VTODO', []) })
    expect(conditionIn(todo.text)).toBe('supported-calendar-component')
    expect((await ask('COPY', '/addressbooks/u/contacts/', to('/addressbooks/u/copy/'))).status).toBe(403)
  })
})
