import { day } from '../../src/lib/day.ts'
import { askFeed } from '../../src/outings/ask-feed.ts'
import {
  addEvents,
  deleteEvent,
  dismissEvent,
  eventOf,
  eventsOfPage,
  nextTimesOf,
  occurrenceOf,
  occurrencesBetween,
  saveEvent,
  skipDate,
} from '../../src/outings/event-store.ts'
import { eventText } from '../../src/outings/event-text.ts'
import {
  deleteFeed,
  feedOf,
  feedsOf,
  nameFeed,
  putState,
  saveFeed,
  stateOf,
} from '../../src/outings/feeds.ts'
import { leaveFeed, takeEvents, takeFile } from '../../src/outings/take-events.ts'
import { openDoor } from '../../src/platform/outgoing.ts'
import { openCoffee, readEvents, vevent } from './calendars-of-events.ts'
import { changes, type DeskCall, neither, tells, within } from './desk-call.ts'
import { newId } from './encounters.ts'
import { FILLED_PAGE } from './filled-events.ts'

const DOOR = openDoor({ userAgent: 'Entregent/test' })
const WINTER = { from: day('2026-12-01'), to: day('2026-12-31') }
const STATE = {
  ...{ askedAt: '2026-11-21T07:30:00Z', answeredAt: null, etag: '', lastModified: '', problem: null },
  events: 0,
}

function coffee() {
  const { feedId: _, dismissedOn: __, ...event } = openCoffee({ id: newId() })
  return { ...event, source: 'hand' as const }
}
const kept = () => {
  const event = openCoffee({ id: newId() })
  return { ...event, ical: eventText(event) }
}

export const EVENT_CALLS: Readonly<Record<string, DeskCall>> = {
  // Its owner allowed nothing: no feed is asked.
  'src/outings/ask-feed.ts askFeed': neither(askFeed, a => [DOOR, a.outings.events.feed]),
  'src/outings/event-store.ts addEvents': changes(addEvents, () => [[kept()]]),
  'src/outings/event-store.ts deleteEvent': changes(deleteEvent, a => [a.outings.events.event]),
  'src/outings/event-store.ts dismissEvent': changes(dismissEvent, a => [a.outings.events.event]),
  'src/outings/event-store.ts eventOf': tells(eventOf, a => [a.outings.events.event]),
  'src/outings/event-store.ts eventsOfPage': tells(eventsOfPage, () => [FILLED_PAGE]),
  'src/outings/event-store.ts nextTimesOf': tells(nextTimesOf, a => [a.outings.events.event]),
  'src/outings/event-store.ts occurrenceOf': tells(occurrenceOf, a => [
    a.outings.events.event,
    '2026-12-03T08:30',
  ]),
  'src/outings/event-store.ts occurrencesBetween': tells(occurrencesBetween, () => [WINTER]),
  'src/outings/event-store.ts saveEvent': changes(saveEvent, () => [coffee()]),
  'src/outings/event-store.ts skipDate': changes(skipDate, a => [
    a.outings.events.event,
    { day: day('2026-12-03'), isSkipped: true },
  ]),
  'src/outings/feeds.ts deleteFeed': changes(deleteFeed, a => [a.outings.events.feed]),
  'src/outings/feeds.ts feedOf': tells(feedOf, a => [a.outings.events.feed]),
  'src/outings/feeds.ts feedsOf': tells(feedsOf, () => []),
  'src/outings/feeds.ts nameFeed': within(nameFeed, a => [a.outings.events.feed, 'Autre'], 'changes'),
  'src/outings/feeds.ts putState': within(putState, a => [a.outings.events.feed, STATE], 'changes'),
  'src/outings/feeds.ts saveFeed': changes(saveFeed, () => [
    { id: newId(), name: '', url: 'https://club.example/a.ics', isPaused: false },
  ]),
  'src/outings/feeds.ts stateOf': tells(stateOf, a => [a.outings.events.feed]),
  'src/outings/take-events.ts leaveFeed': within(leaveFeed, a => [a.outings.events.feed], 'changes'),
  'src/outings/take-events.ts takeEvents': within(
    takeEvents,
    a => [[], { feedId: a.outings.events.feed, isWhole: true }],
    'changes',
  ),
  'src/outings/take-events.ts takeFile': changes(takeFile, () => [
    readEvents(vevent('z', 'SUMMARY:Z', 'DTSTART:20261220')),
  ]),
}
