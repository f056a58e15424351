import { type Club, NEW_CLUB, type Session } from '../clubs/club.ts'
import { putMembers } from '../clubs/members.ts'
import { sessionDays } from '../clubs/session-days.ts'
import { encounterAt, putSessions } from '../clubs/sessions.ts'
import { putClubs } from '../clubs/store.ts'
import type { Encounter } from '../encounters/encounter.ts'
import { addEncounters } from '../encounters/store.ts'
import { addDays, type Day, noonUtc, weekday } from '../lib/day.ts'
import { ruleOf } from '../lib/icalendar/rhythm.ts'
import type { Desk } from '../platform/desk.ts'
import type { GoingOutFrame } from './going-out-frame.ts'
import { lifeOf } from './invent-encounters.ts'
import type { InventedPerson } from './invent-people.ts'
import type { Random } from './random.ts'

type Said = Pick<Club, 'name' | 'place' | 'note'>
interface Words {
  choir: Said
  football: Said
  coffee: Said
  roles: readonly string[]
}

interface InventedClub {
  club: Club
  members: { id: string; personId: string; role: string }[]
  sessions: Session[]
  encounters: Encounter[]
}

const YEAR_DAYS = 380
/** Said of no session since: the morning asks. */
const SAID_UNTIL_DAYS = 3

/** A choir, a five-a-side and an open coffee, with a year of sessions; few in the weeks when nobody was seen. */
export function inventClubs(random: Random, known: GoingOutFrame): InventedClub[] {
  const { language, today, people, encounters } = known
  const words = WORDS[language]
  const currency = language === 'fr' ? 'EUR' : 'CAD'
  const near = people.filter(({ acquaintance: a }) => a.circle !== null && a.circle >= 2 && !a.household)
  const seen = new Set(encounters.flatMap(({ personIds }) => personIds))
  // Only met there: the first encounter with them is a session.
  const strangers = people.filter(
    ({ id, acquaintance: a }) =>
      !seen.has(id) && a.trade === 'outside' && a.metOn === null && a.metAt === '' && !a.archived,
  )
  const outside = near.filter(({ acquaintance: a }) => a.trade === 'outside')
  const inside = near.filter(({ acquaintance: a }) => a.trade === 'inside')
  const since = addDays(today, -YEAR_DAYS)
  const yesterday = weekday(addDays(today, -1))
  const blank = { ...NEW_CLUB, currency, since }
  const clubs: [Omit<Club, 'id'>, InventedPerson[]][] = [
    [
      {
        ...blank,
        ...words.choir,
        ...{ kind: 'music', rule: ruleOf({ every: 'week', weeks: 1, weekdays: [yesterday] }) },
        ...{ time: '19:30', minutes: 120, costCents: 18_000, costPer: 'year' },
      },
      [...outside.slice(0, 5), ...strangers.slice(0, 3)],
    ],
    [
      {
        ...blank,
        ...words.football,
        ...{ kind: 'sport', rule: ruleOf({ every: 'week', weeks: 2, weekdays: [(yesterday % 7) + 1] }) },
        ...{ time: '20:00', minutes: 60, costCents: 800, costPer: 'session' },
      },
      [...outside.slice(5, 9), ...strangers.slice(3, 5)],
    ],
    [
      {
        ...blank,
        ...words.coffee,
        ...{ kind: 'open-coffee', rule: 'FREQ=MONTHLY;BYDAY=1TH', outsideTrade: false },
        ...{ time: '08:30', minutes: 90, costCents: 0, costPer: 'session' },
      },
      [...inside.slice(0, 6), ...outside.slice(9, 11)],
    ],
  ]
  return clubs.map(([said, members]) =>
    withYear(random, { ...said, id: random.id(noonUtc(since)) }, { members, known, roles: words.roles }),
  )
}

/** Inside of a write. */
export async function plantClubs(inside: Desk, invented: readonly InventedClub[]): Promise<void> {
  await putClubs(
    inside,
    invented.map(({ club }) => club),
  )
  await addEncounters(
    inside,
    invented.flatMap(({ encounters }) => encounters),
  )
  for (const { club, members, sessions } of invented) {
    await putMembers(inside, club.id, { people: members, newPeople: [] })
    await putSessions(inside, sessions)
  }
}

interface Around {
  members: readonly InventedPerson[]
  known: GoingOutFrame
  roles: readonly string[]
}

function withYear(random: Random, club: Club, { members, known, roles }: Around): InventedClub {
  const { from, today } = known
  const { withdrawals } = lifeOf(from, today)
  // Some come nearly always, others now and then.
  const habits = members.map(() => (random.chance(0.6) ? 0.85 : 0.35))
  const until = addDays(today, -1 - (club.kind === 'music' ? SAID_UNTIL_DAYS : 0))
  const days = sessionDays(club, { from: club.since, to: until })
  const sessions: Session[] = []
  const encounters: Encounter[] = []
  for (const day of days) {
    const state = stateOn(random, day, withdrawals)
    const id = random.id(noonUtc(day))
    const there = members.filter((_, i) => random.chance(habits[i] as number)).map(person => person.id)
    const encounterId = state === 'went' ? random.id(noonUtc(day)) : null
    sessions.push({ id, clubId: club.id, day, state, encounterId, movedTo: null, movedTime: null })
    if (encounterId === null) continue
    encounters.push(encounterAt(club, { day }, { id: encounterId, personIds: there, note: '' }))
  }
  return {
    club,
    members: members.map(({ id: personId }, i) => ({
      id: random.id(noonUtc(club.since)),
      personId,
      role: club.kind === 'music' ? (roles[i % roles.length] as string) : '',
    })),
    sessions,
    encounters,
  }
}

function stateOn(random: Random, day: Day, withdrawals: readonly { from: Day; to: Day }[]): Session['state'] {
  const month = day.slice(5, 7)
  const isHoliday = month === '08' || day.slice(5) >= '12-22' || day.slice(5) <= '01-03'
  if (isHoliday || random.chance(0.04)) return 'off'
  const isWithdrawn = withdrawals.some(span => span.from <= day && day <= span.to)
  return random.chance(isWithdrawn ? 0.15 : 0.75) ? 'went' : 'missed'
}

/** None of them exists. */
const WORDS: Readonly<Record<'fr' | 'en', Words>> = {
  fr: {
    choir: { name: 'La chorale des Quais', place: 'la salle des Pêcheurs', note: 'Concert en juin.' },
    football: { name: 'Le foot à cinq', place: 'le terrain de la Rode', note: '' },
    coffee: { name: 'Le café des indépendants', place: 'Le Comptoir du marché', note: '' },
    roles: ['tient les partitions', 'fait la route avec vous', '', 'apporte les gâteaux', ''],
  },
  en: {
    choir: { name: 'The Quayside choir', place: 'the Fishermen’s hall', note: 'Concert in June.' },
    football: { name: 'Five-a-side', place: 'the Rode pitch', note: '' },
    coffee: { name: 'The freelancers’ coffee', place: 'the Market counter', note: '' },
    roles: ['keeps the scores', 'shares the car', '', 'brings the cakes', ''],
  },
}
