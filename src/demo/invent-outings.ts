import type { Encounter } from '../encounters/encounter.ts'
import { addEncounters } from '../encounters/store.ts'
import { addDays, type Day, noonUtc, weekday } from '../lib/day.ts'
import type { EventKind } from '../outings/event.ts'
import type { Outing, OutingPerson } from '../outings/outing.ts'
import { addOutings } from '../outings/store.ts'
import type { Desk } from '../platform/desk.ts'
import type { GoingOutFrame } from './going-out-frame.ts'
import type { InventedPerson } from './invent-people.ts'
import type { Random } from './random.ts'

interface Said {
  title: string
  kind: EventKind
  time: string
  endTime: string
  place: string
  cents: number
  /** Weeks between two of them. */
  every: number
}

interface Words {
  series: readonly Said[]
  once: readonly Said[]
  aims: readonly string[]
  ask: string
  words: readonly string[]
}

interface InventedOuting {
  outing: Outing
  people: OutingPerson[]
  encounters: Encounter[]
}

const YEAR_DAYS = 360
const MOST_STRANGERS = 24
/** One in so many of those met for the first time is seen again. */
const KEPT = 0.4

/** A year of outings with who was met there, and two that are to come. */
export function inventOutings(random: Random, known: GoingOutFrame): InventedOuting[] {
  const { language, today, people, encounters } = known
  const words = WORDS[language]
  const seen = new Set(encounters.flatMap(({ personIds }) => personIds))
  const isNear = ({ acquaintance: a }: InventedPerson) => a.circle !== null && a.circle >= 2 && !a.household
  const near = people.filter(each => isNear(each) && each.acquaintance.trade === 'inside').slice(0, 30)
  // Only met there: the first encounter with them is of that evening.
  const strangers = people
    .filter(({ id, acquaintance: a }) => !seen.has(id) && a.trade !== 'outside' && !a.household)
    .slice(0, MOST_STRANGERS)
  const planned = daysOf(words, known).filter(({ day }) => day <= today)
  const past = planned.map(({ said, day }, i) => {
    const fresh = strangers.filter((_, at) => at % planned.length === i)
    return pastOuting(random, known, { said, day, near, fresh })
  })
  return [...past, ...comingOutings(random, known, near)]
}

/** Inside of a write. */
export async function plantOutings(inside: Desk, invented: readonly InventedOuting[]): Promise<void> {
  await addEncounters(
    inside,
    invented.flatMap(({ encounters }) => encounters),
  )
  await addOutings(
    inside,
    invented.map(({ outing }) => outing),
    invented.flatMap(({ people }) => people),
  )
}

function daysOf({ series, once }: Words, { from, today }: GoingOutFrame): { said: Said; day: Day }[] {
  const since = [addDays(today, -YEAR_DAYS), from].sort().at(-1) as Day
  const all: { said: Said; day: Day }[] = []
  for (const [i, said] of series.entries()) {
    const ago = 12 + 9 * i
    for (let day = onWorkday(addDays(today, -ago)); day >= since; day = addDays(day, -7 * said.every)) {
      all.push({ said, day })
    }
  }
  for (const [i, said] of once.entries()) {
    const day = onWorkday(addDays(today, -(70 + 95 * i)))
    if (day >= since) all.push({ said, day })
  }
  return all.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function pastOuting(
  random: Random,
  { today, language }: GoingOutFrame,
  evening: { said: Said; day: Day; near: readonly InventedPerson[]; fresh: readonly InventedPerson[] },
): InventedOuting {
  const { said, day, near, fresh } = evening
  const words = WORDS[language]
  const outing: Outing = {
    ...blank(random, said, day, language),
    state: 'been',
    cost: { cents: said.cents + 400, currency: currencyOf(language) },
    travelMinutes: random.int(20, 70),
    feeling: random.pick([3, 4, 4, 5, 2] as const),
    again: random.chance(0.3) ? random.pick(['yes', 'maybe'] as const) : null,
  }
  const known = [...new Set(Array.from({ length: random.int(1, 3) }, () => random.pick(near)))]
  const encounters: Encounter[] = []
  const rows = [...known, ...fresh].flatMap((person, i) => {
    if (!person) return []
    const isNew = i >= known.length
    const word = random.pick(words.words)
    const met = encounterOn(random, { day, person, said, note: isNew ? word : '' })
    encounters.push(met)
    if (isNew && random.chance(KEPT)) {
      const later = addDays(day, random.int(9, 70))
      if (later < today)
        encounters.push({ ...encounterOn(random, { day: later, person, said, note: '' }), place: '' })
    }
    return [rowOf(random, { outing, person, isNew, word, encounterId: met.id })]
  })
  return { outing, people: rows, encounters }
}

/** One this week with its aims, another one thinks of. */
function comingOutings(
  random: Random,
  { today, language }: GoingOutFrame,
  near: readonly InventedPerson[],
): InventedOuting[] {
  const words = WORDS[language]
  const [first, second] = words.series
  const [one, other] = near
  if (!first || !second || !one || !other) return []
  const day = onWorkday(addDays(today, 1))
  const aim = (text: string, personId: string | null) => ({
    ...{ id: random.id(noonUtc(today)), text, personId, reached: null },
  })
  const going: Outing = {
    ...blank(random, first, day, language),
    state: 'going',
    cost: { cents: first.cents, currency: currencyOf(language) },
    travelMinutes: 35,
    aims: [
      aim(words.aims[0] as string, null),
      aim(words.ask.replace('{name}', one.contact.givenName), one.id),
    ],
  }
  const thinking: Outing = { ...blank(random, second, addDays(day, 14), language), state: 'thinking' }
  const row = (person: InventedPerson, role: 'wished' | 'expected'): OutingPerson => ({
    ...rowOf(random, { outing: going, person, isNew: false, word: '', encounterId: null }),
    ...{ role, origin: 'typed', metAt: null },
  })
  return [
    { outing: going, people: [row(one, 'wished'), row(other, 'expected')], encounters: [] },
    { outing: thinking, people: [], encounters: [] },
  ]
}

function blank(random: Random, said: Said, day: Day, language: 'fr' | 'en'): Outing {
  const { title, kind, time, endTime, place } = said
  const town = language === 'fr' ? 'Toulon' : 'Bristol'
  return {
    ...{ id: random.id(noonUtc(day)), eventId: null, occurrence: '', title, kind },
    ...{ day, time, endDay: day, endTime, place: `${place}, ${town}`, address: '', placeId: null },
    ...{ position: null, isOnline: false, state: 'been', cost: null, travelMinutes: null, minutes: null },
    ...{ feeling: null, again: null, note: '', aims: [] },
  }
}

function encounterOn(
  random: Random,
  { day, person, said, note }: { day: Day; person: InventedPerson; said: Said; note: string },
): Encounter {
  return {
    ...{ id: random.id(noonUtc(day)), day, time: said.time, channel: 'in-person', size: 'short' },
    ...{ minutes: 20, personIds: [person.id], place: said.place, sphere: 'professional', chosen: 'chosen' },
    ...{ initiator: 'me', feeling: random.pick([3, 4, 4, 5] as const), note, planned: false },
  }
}

function rowOf(
  random: Random,
  met: { outing: Outing; person: InventedPerson; isNew: boolean; word: string; encounterId: string | null },
): OutingPerson {
  const { outing, person, isNew, word, encounterId } = met
  return {
    ...{ id: random.id(noonUtc(outing.day)), outingId: outing.id, personId: person.id, name: '' },
    ...{ organisation: '', role: 'met', origin: 'salon', isNew, word, encounterId },
    metAt: `${outing.day}T18:00:00.000Z`,
  }
}

/** The next day on which people go out for work. */
function onWorkday(day: Day): Day {
  return weekday(day) > 5 ? addDays(day, 8 - weekday(day)) : day
}

function currencyOf(language: 'fr' | 'en'): string {
  return language === 'fr' ? 'EUR' : 'GBP'
}

const WORDS: Readonly<Record<'fr' | 'en', Words>> = {
  fr: {
    series: [
      {
        title: 'Café des indépendants',
        kind: 'open-coffee',
        time: '08:30',
        endTime: '10:00',
        place: 'Café des Deux Quais',
        cents: 300,
        every: 4,
      },
      {
        title: 'L’apéro du port',
        kind: 'afterwork',
        time: '18:30',
        endTime: '20:30',
        place: 'La Verrière',
        cents: 900,
        every: 8,
      },
    ],
    once: [
      {
        title: 'Salon des entrepreneurs',
        kind: 'fair',
        time: '10:00',
        endTime: '17:00',
        place: 'Halle du Marché',
        cents: 2500,
        every: 0,
      },
      {
        title: 'Open Coffee',
        kind: 'meetup',
        time: '19:00',
        endTime: '21:30',
        place: 'Atelier des Rades',
        cents: 0,
        every: 0,
      },
    ],
    aims: ['Rencontrer deux personnes de l’édition'],
    ask: 'Demander à {name} qui tient son agenda',
    words: [
      'cherche une salle',
      'parle d’un site à refaire',
      'aime la marche',
      'lance une revue',
      'embauche au printemps',
    ],
  },
  en: {
    series: [
      {
        title: 'Open Coffee',
        kind: 'open-coffee',
        time: '08:30',
        endTime: '10:00',
        place: 'Two Quays Café',
        cents: 400,
        every: 4,
      },
      {
        title: 'Freelancers’ drinks',
        kind: 'afterwork',
        time: '18:30',
        endTime: '20:30',
        place: 'The Glasshouse',
        cents: 1200,
        every: 8,
      },
    ],
    once: [
      {
        title: 'Entrepreneurs’ fair',
        kind: 'fair',
        time: '10:00',
        endTime: '17:00',
        place: 'Market Hall',
        cents: 3000,
        every: 0,
      },
      {
        title: 'Open Coffee',
        kind: 'meetup',
        time: '19:00',
        endTime: '21:30',
        place: 'Hillside Workshop',
        cents: 0,
        every: 0,
      },
    ],
    aims: ['Meet two people in publishing'],
    ask: 'Ask {name} who keeps her calendar',
    words: [
      'looks for a room',
      'has a site to redo',
      'likes walking',
      'starts a magazine',
      'hires in spring',
    ],
  },
}
