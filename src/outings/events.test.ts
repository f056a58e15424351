import { expect, test } from 'vitest'
import { calendarOf, openCoffee, vevent } from '../../test/support/calendars-of-events.ts'
import { newId } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { place } from '../../test/support/places.ts'
import { day } from '../lib/day.ts'
import { savePlace } from '../places/store.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import type { EventDraft } from './event.ts'
import {
  deleteEvent,
  dismissEvent,
  eventOf,
  nextTimesOf,
  occurrenceOf,
  occurrencesBetween,
  saveEvent,
  skipDate,
} from './event-store.ts'
import { deleteFeed, feedOf, feedsOf, saveFeed } from './feeds.ts'
import { readFeed } from './read-feed.ts'
import { takeEvents, takeFile } from './take-events.ts'

const WINTER = { from: day('2026-11-01'), to: day('2026-12-31') }

const coffee = (changes: Partial<EventDraft> = {}): EventDraft => {
  const { feedId: _, dismissedOn: __, ...event } = openCoffee()
  return { ...event, id: newId(), source: 'hand', ...changes }
}
const days = async (desk: Desk) =>
  (await occurrencesBetween(desk, WINTER)).map(one => `${one.day} ${one.title}`)
const eventsIn = (...lines: readonly string[]) => readFeed(calendarOf(...lines)).value?.events ?? []

/** As a feed answered. */
async function takeFeed(desk: Desk, feedId: string, ...lines: readonly string[]) {
  return desk.write({ what: 'test' }, inside =>
    takeEvents(inside, eventsIn(...lines), { feedId, isWhole: true }),
  )
}
async function aFeed(desk: Desk): Promise<string> {
  const id = newId()
  await saveFeed(desk, { id, name: '', url: `https://club.example/${id}.ics`, isPaused: false })
  return id
}
const A = vevent('a', 'SUMMARY:Apéro', 'DTSTART:20261204T173000Z')
const B = vevent('b', 'SUMMARY:Atelier', 'DTSTART:20261210T173000Z')
const OLD = vevent('o', 'SUMMARY:Passé', 'DTSTART:20261102T173000Z')

/** Somebody means to go there. */
async function meanToGo(desk: Desk, title: string): Promise<string> {
  const [one] = (await occurrencesBetween(desk, WINTER)).filter(found => found.title === title)
  if (!one) throw new Error(`no ${title}`)
  const { eventId, kind, endDay, place: where } = one
  await desk.write({ what: 'test' }, inside =>
    inside.db
      .insertInto('outing')
      .values({
        ...{
          deskId: desk.id,
          id: newId(),
          eventId,
          occurrence: '',
          title,
          kind,
          day: one.day,
          time: one.time,
        },
        ...{
          endDay,
          endTime: null,
          place: where,
          address: '',
          placeId: null,
          lat: null,
          lon: null,
          online: 0,
        },
        ...{ state: 'going', costCents: null, currency: 'EUR', travelMinutes: null, minutes: null },
        ...{ feeling: null, again: null, note: '' },
      } as never)
      .execute(),
  )
  return eventId
}

onEveryDatabase(PROJECTORS, newDesk => {
  test('one date of a series is skipped, stays so when the hour changes, and comes back', async () => {
    const desk = await newDesk()
    const draft = coffee()
    const { view } = await saveEvent(desk, draft)
    const skip = { day: day('2026-12-03'), isSkipped: true }
    expect(await skipDate(desk, draft.id, skip)).toMatchObject({ skipped: ['2026-12-03'] })
    expect((await days(desk)).map(text => text.slice(0, 10))).toEqual(['2026-11-05'])
    expect((await nextTimesOf(desk, draft.id)).map(one => one.day)).not.toContain('2026-12-03')

    const { revision } = await eventOf(desk, draft.id)
    expect(revision).not.toBe(view.revision)
    const later = { ...draft, start: { ...draft.start, time: '09:00' }, revision }
    expect((await saveEvent(desk, later)).view.skipped).toEqual(['2026-12-03'])
    expect((await days(desk)).map(text => text.slice(0, 10))).toEqual(['2026-11-05'])
    await skipDate(desk, draft.id, { ...skip, isSkipped: false })
    expect((await days(desk)).map(text => text.slice(0, 10))).toEqual(['2026-11-05', '2026-12-03'])
    await undo(desk, desk.batches.at(-1) as string)
    expect(await days(desk)).toHaveLength(1)
  })

  test('what comes once, and a series that a calendar tells, have no date to skip', async () => {
    const desk = await newDesk()
    const once = coffee({ rule: null })
    await saveEvent(desk, once)
    const skip = { day: day('2026-12-03'), isSkipped: true }
    await expect(skipDate(desk, once.id, skip)).rejects.toMatchObject({ code: 'invalid-input' })
    await takeFeed(
      desk,
      await aFeed(desk),
      vevent('w', 'SUMMARY:Atelier', 'DTSTART:20261203T173000Z', 'RRULE:FREQ=WEEKLY'),
    )
    const told = (await occurrencesBetween(desk, WINTER)).find(one => one.title === 'Atelier')
    await expect(skipDate(desk, told?.eventId ?? '', skip)).rejects.toMatchObject({ code: 'invalid-input' })
  })

  test('an open coffee noted by hand comes each first Thursday; edited from its revision, undone', async () => {
    const desk = await newDesk()
    const draft = coffee()
    const { view, outcome } = await saveEvent(desk, draft)
    expect(outcome).toBe('created')
    expect((await saveEvent(desk, draft)).outcome).toBe('kept')
    expect(await days(desk)).toEqual([
      '2026-11-05 Open coffee des Ormeaux',
      '2026-12-03 Open coffee des Ormeaux',
    ])

    const edited = await saveEvent(desk, {
      ...draft,
      rule: 'FREQ=MONTHLY;BYDAY=2TU',
      revision: view.revision,
    })
    expect(edited.outcome).toBe('edited')
    expect(edited.view.rule).toBe('FREQ=MONTHLY;BYDAY=2TU')
    // RFC 5545 §3.8.5.3 counts DTSTART in, but that is over.
    expect((await days(desk)).map(said => said.slice(0, 10))).toEqual(['2026-11-10', '2026-12-08'])
    expect((await saveEvent(desk, { ...draft, title: 'Autre', revision: view.revision })).outcome).toBe(
      'stale',
    )
    await undo(desk, desk.batches.at(-1) as string)
    expect((await days(desk)).map(said => said.slice(0, 10))).toEqual(['2026-11-05', '2026-12-03'])
    expect((await nextTimesOf(desk, draft.id, 2)).map(one => one.day)).toEqual(['2026-12-03', '2027-01-07'])
  })

  test('not for me: no longer proposed, until it is again; whoever edits meanwhile loses nothing', async () => {
    const desk = await newDesk()
    const draft = coffee()
    const { view } = await saveEvent(desk, draft)
    expect((await dismissEvent(desk, draft.id)).dismissedOn).toBe(desk.today())
    expect(await days(desk)).toEqual([])
    expect(await occurrencesBetween(desk, WINTER, { dismissed: true })).toHaveLength(2)
    await saveEvent(desk, { ...draft, title: 'Renommé', revision: view.revision })
    expect(await days(desk)).toEqual([])
    await dismissEvent(desk, draft.id, false)
    expect(await days(desk)).toHaveLength(2)
  })

  test('an event can be deleted and brought back; a place that is not there is refused', async () => {
    const desk = await newDesk()
    const draft = coffee()
    await saveEvent(desk, draft)
    await deleteEvent(desk, draft.id)
    await expect(eventOf(desk, draft.id)).rejects.toThrow('gone')
    await undo(desk, desk.batches.at(-1) as string)
    expect((await eventOf(desk, draft.id)).title).toBe(draft.title)
    await expect(saveEvent(desk, coffee({ placeId: newId() }))).rejects.toThrow('not-found')
  })

  test('a feed read again changes what changed, and adds nothing twice', async () => {
    const desk = await newDesk()
    const feedId = await aFeed(desk)
    expect(await takeFeed(desk, feedId, A, B, OLD)).toEqual({ added: 3, changed: 0, removed: 0 })
    const stamped = A.replace('20261101T000000Z', '20261120T000000Z')
    const before = desk.batches.length
    expect(await takeFeed(desk, feedId, stamped, B, OLD)).toEqual({ added: 0, changed: 0, removed: 0 })
    expect(desk.batches).toHaveLength(before)

    const moved = B.replace('20261210', '20261211')
    expect(await takeFeed(desk, feedId, A, moved, OLD)).toEqual({ added: 0, changed: 1, removed: 0 })
    expect(await days(desk)).toEqual(['2026-11-02 Passé', '2026-12-04 Apéro', '2026-12-11 Atelier'])
    await undo(desk, desk.batches.at(-1) as string)
    expect(await days(desk)).toEqual(['2026-11-02 Passé', '2026-12-04 Apéro', '2026-12-10 Atelier'])
  })

  test('what the owner said of an event stays when the feed is read again', async () => {
    const desk = await newDesk()
    const feedId = await aFeed(desk)
    await takeFeed(desk, feedId, A)
    const [one] = await occurrencesBetween(desk, WINTER)
    const event = await eventOf(desk, one?.eventId ?? '')
    const where = place()
    await savePlace(desk, where)
    const { feedId: _, dismissedOn: __, isOwn, ...rest } = event
    expect(isOwn).toBe(false)
    const edit = { ...rest, title: 'À moi', kind: 'club', placeId: where.id, source: 'hand' } as const
    const { view } = await saveEvent(desk, { ...edit, price: { cents: 800, currency: 'EUR' } })
    expect(view).toMatchObject({ title: 'Apéro', kind: 'club', placeId: where.id, source: 'feed', feedId })
    await dismissEvent(desk, event.id)
    await takeFeed(desk, feedId, A.replace('Apéro', 'Apéro de Noël'))
    expect(await eventOf(desk, event.id)).toMatchObject({
      title: 'Apéro de Noël',
      kind: 'club',
      placeId: where.id,
      price: { cents: 800, currency: 'EUR' },
      dismissedOn: desk.today(),
    })
  })

  test('what a feed no longer tells goes, unless it is over or somebody means to go; cancelled only when said', async () => {
    const desk = await newDesk()
    const feedId = await aFeed(desk)
    await takeFeed(desk, feedId, A, B, OLD)
    await meanToGo(desk, 'Atelier')
    expect(await takeFeed(desk, feedId)).toEqual({ added: 0, changed: 0, removed: 1 })
    expect(await days(desk)).toEqual(['2026-11-02 Passé', '2026-12-10 Atelier'])
    const cancelled = vevent('b', 'SUMMARY:Atelier', 'DTSTART:20261210T173000Z', 'STATUS:CANCELLED')
    await takeFeed(desk, feedId, cancelled)
    expect((await occurrencesBetween(desk, WINTER)).map(({ status }) => status)).toEqual([
      'scheduled',
      'cancelled',
    ])
  })

  test('what was read in part takes nothing away', async () => {
    const desk = await newDesk()
    const feedId = await aFeed(desk)
    await takeFeed(desk, feedId, A, B)
    const part = { feedId, isWhole: false }
    await desk.write({ what: 'test' }, inside => takeEvents(inside, eventsIn(A), part))
    expect(await days(desk)).toHaveLength(2)
  })

  test('a feed taken away takes its events along, but those one means to go to; undone, all is there', async () => {
    const desk = await newDesk()
    const feedId = await aFeed(desk)
    await takeFeed(desk, feedId, A, B)
    const eventId = await meanToGo(desk, 'Atelier')
    await deleteFeed(desk, feedId)
    expect(await days(desk)).toEqual(['2026-12-10 Atelier'])
    expect((await eventOf(desk, eventId)).feedId).toBeNull()
    await expect(feedOf(desk, feedId)).rejects.toThrow('gone')
    await undo(desk, desk.batches.at(-1) as string)
    expect(await days(desk)).toHaveLength(2)
    expect((await eventOf(desk, eventId)).feedId).toBe(feedId)
  })

  test('a file brought twice brings nothing twice, goes in one undo, and leaves to a feed what is its own', async () => {
    const desk = await newDesk()
    const feedId = await aFeed(desk)
    await takeFeed(desk, feedId, A)
    expect(await takeFile(desk, eventsIn(A.replace('Apéro', 'Autre'), B))).toEqual({ added: 1, changed: 0 })
    expect(await takeFile(desk, eventsIn(A, B.replace('Atelier', 'Grand atelier')))).toEqual({
      added: 0,
      changed: 1,
    })
    expect(await days(desk)).toEqual(['2026-12-04 Apéro', '2026-12-10 Grand atelier'])
    for (const batch of desk.batches.slice(-2).reverse()) await undo(desk, batch)
    expect(await days(desk)).toEqual(['2026-12-04 Apéro'])
    const ages = vevent('x', 'SUMMARY:Vieux', 'DTSTART:20200101')
    expect(await takeFile(desk, eventsIn(ages))).toEqual({ added: 0, changed: 0 })
  })

  test('one address is one feed; edited from its revision', async () => {
    const desk = await newDesk()
    const id = await aFeed(desk)
    const feed = await feedOf(desk, id)
    const twin = await saveFeed(desk, { id: newId(), name: 'Bis', url: feed.url, isPaused: false })
    expect(twin).toMatchObject({ outcome: 'kept', view: { id } })
    expect((await saveFeed(desk, { ...feed, name: 'Le club', isPaused: true })).outcome).toBe('edited')
    expect((await saveFeed(desk, { ...feed, name: 'Autre' })).outcome).toBe('stale')
    expect(await feedsOf(desk)).toMatchObject([{ name: 'Le club', isPaused: true, askedAt: null, events: 0 }])
  })

  test("another desk's events and feeds are never seen", async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    const feedId = await aFeed(desk)
    await takeFeed(desk, feedId, A)
    const draft = coffee()
    await saveEvent(desk, draft)
    expect(await occurrencesBetween(other, WINTER)).toEqual([])
    expect(await feedsOf(other)).toEqual([])
    expect(await nextTimesOf(other, draft.id)).toEqual([])
    expect(await occurrenceOf(other, draft.id, '2026-12-03T08:30')).toBeNull()
    await expect(eventOf(other, draft.id)).rejects.toThrow('not-found')
    await expect(dismissEvent(other, draft.id)).rejects.toThrow('not-found')
    await expect(deleteFeed(other, feedId)).rejects.toThrow('not-found')
    expect(await takeFeed(other, feedId)).toEqual({ added: 0, changed: 0, removed: 0 })
    expect(await days(desk)).toHaveLength(3)
  })
})
