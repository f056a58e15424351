import { addDays, type Day, noonUtc, weekday } from '../lib/day.ts'
import type { Event, EventKept, EventKind } from '../outings/event.ts'
import { addEvents } from '../outings/event-store.ts'
import { eventText } from '../outings/event-text.ts'
import type { Feed } from '../outings/feed.ts'
import { putState, saveFeed } from '../outings/feeds.ts'
import type { Desk } from '../platform/desk.ts'
import type { GoingOutFrame } from './going-out-frame.ts'
import type { Random } from './random.ts'

export interface InventedEvents {
  feed: Feed
  events: EventKept[]
}

/** What there was to go to for months, and is in the next two: a monthly coffee, a group's calendar, fairs. None exists. */
export function inventEvents(random: Random, known: GoingOutFrame): InventedEvents {
  const { language, from, today, places } = known
  const { coffee, group, talks, drinks, workshops, fairs, conferences, online } = WORDS[language]
  const at = noonUtc(today)
  const feed = { id: random.id(at), name: group, url: addressIn(language), isPaused: false }
  const cafe = places.find(({ kind }) => kind === 'cafe')
  const hall = places.find(({ kind }) => kind === 'coworking')
  const zone = language === 'fr' ? 'Europe/Paris' : 'Europe/London'
  const made = (said: Partial<Event> & Pick<Event, 'title' | 'kind' | 'start'>): EventKept => {
    const id = random.id(at)
    const event: Event = { ...NOTHING, id, uid: id, zone: said.start.time === null ? '' : zone, ...said }
    return { ...event, ical: eventText(event) }
  }
  const inFeed = { feedId: feed.id, source: 'feed', organiser: group } as const
  const inHall = hall ? { place: hall.name, placeId: hall.id, position: hall.spot } : {}
  const events: EventKept[] = [
    made({
      title: coffee.title,
      kind: 'open-coffee',
      start: { day: firstThursday(from), time: '08:30' },
      end: { day: firstThursday(from), time: '10:00' },
      rule: 'FREQ=MONTHLY;BYDAY=1TH',
      description: coffee.words,
      price: { cents: 0, currency: WORDS[language].currency },
      ...(cafe ? { place: cafe.name, placeId: cafe.id, position: cafe.spot } : {}),
    }),
  ]
  const evening = (day: Day, kind: EventKind, titles: readonly string[]) => {
    const isFree = random.chance(0.6)
    events.push(
      made({
        title: random.pick(titles),
        kind,
        start: { day, time: random.pick(['18:30', '19:00', '19:30']) },
        end: { day, time: random.pick(['21:00', '21:30', '22:00']) },
        attendees: random.int(9, 46),
        price: { cents: isFree ? 0 : random.int(1, 3) * 500, currency: WORDS[language].currency },
        ...inHall,
        ...inFeed,
      }),
    )
  }
  // The desk looks back a year, and two months ahead.
  for (let day = addDays(today, -360); day < addDays(today, 60); day = addDays(day, random.int(16, 26))) {
    evening(
      workday(day),
      random.pick(['meetup', 'meetup', 'afterwork'] as const),
      random.chance(0.7) ? talks : drinks,
    )
  }
  for (const days of [-260, -150, -40, 17, 45]) {
    const day = workday(addDays(today, days))
    const hours = { start: { day, time: '14:00' }, end: { day, time: '17:00' } }
    events.push(made({ title: random.pick(workshops), kind: 'workshop', ...hours, ...inHall }))
  }
  for (const [i, days] of [-190, -75, 24].entries()) {
    const day = workday(addDays(today, days))
    const title = fairs[i % fairs.length] as string
    events.push(
      made({ title, kind: 'fair', start: { day, time: null }, end: { day: addDays(day, 1), time: null } }),
    )
  }
  for (const [i, days] of [-120, 38].entries()) {
    const day = workday(addDays(today, days))
    const last = { day: addDays(day, 1), time: '17:00' }
    const price = { cents: 18_000, currency: WORDS[language].currency }
    const title = conferences[i % conferences.length] as string
    events.push(made({ title, kind: 'conference', start: { day, time: '09:00' }, end: last, price }))
  }
  const day = workday(addDays(today, 9))
  const onlineUrl = 'https://visio.example/atelier'
  events.push(
    made({
      title: online,
      kind: 'training',
      start: { day, time: '12:30' },
      end: { day, time: '13:30' },
      onlineUrl,
    }),
  )
  return { feed, events }
}

/** Inside of a write. */
export async function plantEvents(inside: Desk, { feed, events }: InventedEvents): Promise<void> {
  await saveFeed(inside, feed)
  const answeredAt = inside.now().toISOString()
  const told = events.filter(({ feedId }) => feedId === feed.id).length
  const state = { askedAt: answeredAt, answeredAt, etag: '', lastModified: '', problem: null, events: told }
  await putState(inside, feed.id, state)
  await addEvents(inside, events)
}

const NOTHING: Omit<Event, 'id' | 'uid' | 'title' | 'kind' | 'start' | 'zone'> = {
  feedId: null,
  end: null,
  rule: null,
  place: '',
  address: '',
  placeId: null,
  position: null,
  onlineUrl: '',
  url: '',
  organiser: '',
  description: '',
  price: null,
  attendees: null,
  status: 'scheduled',
  source: 'hand',
  dismissedOn: null,
}

function firstThursday(of: Day): Day {
  const first = `${of.slice(0, 7)}-01` as Day
  return addDays(first, (4 - weekday(first) + 7) % 7)
}

function workday(day: Day): Day {
  const beyond = weekday(day) - 5
  return beyond > 0 ? addDays(day, -beyond) : day
}

function addressIn(language: 'fr' | 'en'): string {
  return language === 'fr'
    ? 'https://agenda.independants.example/port.ics'
    : 'https://calendar.freelances.example/port.ics'
}

interface Words {
  currency: string
  coffee: { title: string; words: string }
  group: string
  talks: readonly string[]
  drinks: readonly string[]
  workshops: readonly string[]
  fairs: readonly string[]
  conferences: readonly string[]
  online: string
}

const WORDS: Readonly<Record<'fr' | 'en', Words>> = {
  fr: {
    currency: 'EUR',
    coffee: {
      title: 'Café des indépendants',
      words: 'On se présente en une minute, puis on parle.\nOn vient sans prévenir, on part quand on veut.',
    },
    group: 'Les indépendants du port',
    talks: [
      'Rencontre : fixer ses prix',
      'Rencontre : travailler à plusieurs',
      'Rencontre : trois chantiers racontés',
      'Rencontre : écrire à ses clients',
    ],
    drinks: ['L’apéro du port', 'Apéro de rentrée des métiers'],
    workshops: [
      'Atelier : raconter ce que l’on fait',
      'Atelier : un devis clair',
      'Atelier : photographier son travail',
    ],
    fairs: ['Salon des artisans du littoral', 'Forum des associations', 'Salon des entreprises du Var'],
    conferences: ['Les Journées du graphisme', 'Les Rencontres du bâti ancien'],
    online: 'Une heure pour comprendre la facture électronique',
  },
  en: {
    currency: 'GBP',
    coffee: {
      title: 'Freelancers’ coffee',
      words: 'A minute each to say what we do, then we talk.\nCome unannounced, leave when you like.',
    },
    group: 'Harbour freelancers',
    talks: [
      'Meetup: setting a price',
      'Meetup: working with others',
      'Meetup: three jobs told',
      'Meetup: writing to clients',
    ],
    drinks: ['Harbour drinks', 'Drinks of the trades'],
    workshops: [
      'Workshop: saying what one does',
      'Workshop: a clear quote',
      'Workshop: photographs of one’s work',
    ],
    fairs: ['West Country makers’ fair', 'Forum of local clubs', 'Avon business fair'],
    conferences: ['Two Days of Design', 'The Old Buildings Conference'],
    online: 'An hour to understand digital invoices',
  },
}
