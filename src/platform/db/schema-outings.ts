/** Events to go to, the feeds they come from, and outings: going to one of them. */

export interface OutingsTables {
  eventFeed: EventFeedTable
  eventFeedState: EventFeedStateTable
  event: EventTable
  outing: OutingTable
  outingAim: OutingAimTable
  outingPerson: OutingPersonTable
}

export const OUTINGS_FACTS = ['event_feed', 'event', 'outing', 'outing_aim', 'outing_person'] as const

/** A calendar of events that is asked again and again. */
export interface EventFeedTable {
  deskId: string
  id: string
  name: string
  url: string
  archived: number
}

/** When a feed was last asked, and what it answered. */
export interface EventFeedStateTable {
  deskId: string
  feedId: string
  askedAt: string | null
  answeredAt: string | null
  etag: string
  lastModified: string
  problem: string | null
  events: number
}

/** Something one could go to, once or again and again. */
export interface EventTable {
  deskId: string
  id: string
  eventFeedId: string | null
  uid: string
  title: string
  kind: string
  starts: string
  ends: string | null
  zone: string
  startsAt: string
  endsAt: string | null
  series: number
  ical: string
  place: string
  address: string
  placeId: string | null
  lat: number | null
  lon: number | null
  onlineUrl: string
  url: string
  organiser: string
  description: string
  priceCents: number | null
  currency: string
  attendees: number | null
  status: string
  source: string
  dismissedOn: string | null
}

/** Going to an event, once; or a time out that has none. */
export interface OutingTable {
  deskId: string
  id: string
  eventId: string | null
  occurrence: string
  title: string
  kind: string
  day: string
  time: string | null
  endDay: string
  endTime: string | null
  place: string
  address: string
  placeId: string | null
  lat: number | null
  lon: number | null
  online: number
  state: string
  costCents: number | null
  currency: string
  travelMinutes: number | null
  minutes: number | null
  feeling: number | null
  again: string | null
  note: string
  /** What a device calls it in its calendar; null: by its id. */
  uri: string | null
  /** Its octets as a device put them. */
  icalHash: string | null
}

/** What one goes there for. */
export interface OutingAimTable {
  deskId: string
  id: string
  outingId: string
  position: number
  text: string
  personId: string | null
  reached: number | null
}

/** Somebody who is expected there, whom one wishes to meet, or whom one met. */
export interface OutingPersonTable {
  deskId: string
  id: string
  outingId: string
  personId: string | null
  name: string
  organisation: string
  role: string
  origin: string
  isNew: number
  word: string
  metAt: string | null
  encounterId: string | null
  /** Of the photograph of their business card. */
  pictureHash: string | null
}
