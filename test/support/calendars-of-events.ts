import type { Event, EventKept, EventRead } from '../../src/outings/event.ts'
import { readFeed } from '../../src/outings/read-feed.ts'

/** A calendar as a program sends it: what stands between, with its line ends. */
export function calendarOf(...lines: readonly string[]): Uint8Array {
  const all = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', '']
  return new TextEncoder().encode(all.join('\r\n'))
}

export function vevent(uid: string, ...lines: readonly string[]): string {
  return ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT'].join('\r\n')
}

/** Those of a calendar, as though they were kept. */
export function keptOf(...lines: readonly string[]): EventKept[] {
  const { value } = readFeed(calendarOf(...lines))
  return (value?.events ?? []).map((event, i) => ({
    ...event,
    id: `event-${i}`,
    feedId: null,
    source: 'file',
    placeId: null,
    dismissedOn: null,
  }))
}

/** An open coffee, each first Thursday at half past eight. */
export function openCoffee(changes: Partial<Event> = {}): Event {
  return {
    id: '0193d5a0-0000-7000-8000-000000000001',
    feedId: null,
    uid: 'open-coffee',
    title: 'Open coffee des Ormeaux',
    kind: 'open-coffee',
    start: { day: '2026-09-03' as Event['start']['day'], time: '08:30' },
    end: { day: '2026-09-03' as Event['start']['day'], time: '10:00' },
    zone: 'Europe/Paris',
    rule: 'FREQ=MONTHLY;BYDAY=1TH',
    place: 'Café des Ormeaux',
    address: '3 place des Ormeaux, 83000 Toulon',
    placeId: null,
    position: { lat: 43.12, lon: 5.93 },
    onlineUrl: '',
    url: 'https://open-coffee.example/toulon',
    organiser: 'Les Ormeaux',
    description: 'On se présente en une minute, puis on parle.',
    price: null,
    attendees: null,
    status: 'scheduled',
    source: 'hand',
    dismissedOn: null,
    ...changes,
  }
}

/** The events of a calendar. */
export function readEvents(...lines: readonly string[]): EventRead[] {
  return readFeed(calendarOf(...lines)).value?.events ?? []
}
