import {
  type Channel,
  type Encounter,
  type EncounterSize,
  type Feeling,
  type FollowUp,
  UNSAID,
} from '../encounters/encounter.ts'
import { addDays, type Day, daysBetween, noonUtc, type Span, weekday } from '../lib/day.ts'
import type { Circle } from '../people/person.ts'
import type { InventedPerson } from './invent-people.ts'
import type { Random } from './random.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Mean days between two encounters, by circle; passers-by are met often and briefly. */
const RHYTHM_DAYS: Readonly<Record<Circle, number>> = { 1: 9, 2: 26, 3: 60, 4: 150 }
const PASSER_DAYS = 24
const OTHERS_DAYS = 2_500

/** In the weeks of withdrawal one encounter in five still happens. */
const KEPT_IN_WITHDRAWAL = 0.2

export interface Life {
  from: Day
  today: Day
  /** Weeks when the person of the desk saw almost nobody: the last one ended three weeks before today. */
  withdrawals: Span[]
}

export function lifeOf(from: Day, today: Day): Life {
  const weeksAgo = (weeks: number) => addDays(today, -7 * weeks)
  const withdrawals = [
    { from: weeksAgo(9), to: weeksAgo(3) },
    { from: weeksAgo(63), to: weeksAgo(57) },
  ].filter(span => span.from >= from)
  return { from, today, withdrawals }
}

/** Years of encounters, oldest first: each person at their own rhythm, some of whom have drifted away. */
export function inventEncounters(
  random: Random,
  words: Vocabulary,
  people: InventedPerson[],
  life: Life,
): Encounter[] {
  const encounters = people.flatMap(person => {
    const { circle, household, relations } = person.acquaintance
    if (household) return []
    const passer = relations.includes('neighbour')
    const mean = passer ? PASSER_DAYS : circle ? RHYTHM_DAYS[circle] * (0.6 + random.next()) : OTHERS_DAYS
    const driftedOn =
      circle && circle >= 3 && random.chance(0.3) ? addDays(life.from, random.int(300, 1_000)) : life.today
    return daysWith(random, mean, driftedOn, life).map(day =>
      encounter(random, words, { person, passer, day, people }),
    )
  })
  return encounters.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** What is promised and not yet done, and a few things done, the last weeks. */
export function inventFollowUps(
  random: Random,
  words: Vocabulary,
  encounters: Encounter[],
  today: Day,
): FollowUp[] {
  const recent = encounters
    .filter(({ day, size }) => size !== 'micro' && daysBetween(day, today) <= 40)
    .slice(-16)
  // Each promise once: nobody promises the same thing to five people.
  const left = { me: [...words.promisesByMe], them: [...words.promisesByThem] }
  return recent.flatMap((encounter, i) => {
    const by = random.chance(0.7) ? 'me' : 'them'
    const [text] = left[by].splice(random.int(0, left[by].length - 1), 1)
    if (text === undefined) return []
    return {
      id: random.id(noonUtc(encounter.day)),
      text,
      by,
      personId: encounter.personIds[0] ?? null,
      encounterId: encounter.id,
      dueOn: i % 3 === 2 ? null : addDays(today, random.int(-2, 12)),
      doneOn: i % 2 === 0 && i < 10 ? encounter.day : null,
    }
  })
}

/** What is on today and the next days. */
export function inventPlans(
  random: Random,
  words: Vocabulary,
  people: InventedPerson[],
  today: Day,
): Encounter[] {
  const near = people.filter(({ acquaintance }) => acquaintance.circle !== null && acquaintance.circle <= 3)
  if (near.length === 0) return []
  return [0, 0, 2, 5].map((inDays, i) => ({
    ...BLANK,
    id: random.id(noonUtc(addDays(today, -3))),
    day: addDays(today, inDays),
    time: i === 0 ? '10:00' : i === 1 ? '18:30' : '12:30',
    personIds: [random.pick(near).id],
    place: random.pick(words.places),
    planned: true,
  }))
}

const BLANK: Omit<Encounter, 'id' | 'day'> = {
  time: null,
  channel: 'in-person',
  size: 'long',
  minutes: null,
  personIds: [],
  ...UNSAID,
}

function daysWith(random: Random, mean: number, until: Day, { from, withdrawals }: Life): Day[] {
  const days: Day[] = []
  for (let day = addDays(from, random.gap(mean)); day <= until; day = addDays(day, random.gap(mean))) {
    const withdrawn = withdrawals.some(span => span.from <= day && day <= span.to)
    // Sundays are quiet.
    if (withdrawn ? random.chance(KEPT_IN_WITHDRAWAL) : weekday(day) !== 7 || random.chance(0.3))
      days.push(day)
  }
  return days
}

function encounter(
  random: Random,
  words: Vocabulary,
  {
    person,
    passer,
    day,
    people,
  }: { person: InventedPerson; passer: boolean; day: Day; people: InventedPerson[] },
): Encounter {
  const channel: Channel = passer ? 'in-person' : random.pick(CHANNEL_MIX)
  const size: EncounterSize = passer
    ? 'micro'
    : random.pick(channel === 'in-person' ? ['short', 'long', 'long'] : ['short', 'short', 'micro'])
  const minutes =
    size === 'micro' ? random.int(2, 8) : size === 'short' ? random.int(10, 30) : random.int(40, 150)
  const spoken = channel === 'in-person' || channel === 'call' || channel === 'video'
  const several = channel === 'in-person' && !passer && random.chance(0.15)
  const others = several ? [random.pick(people.slice(2, 70)).id].filter(id => id !== person.id) : []
  return {
    ...BLANK,
    id: random.id(noonUtc(day)),
    day,
    channel,
    size,
    minutes: spoken ? minutes : null,
    personIds: [person.id, ...others],
    place: channel === 'in-person' && !passer ? random.pick(words.places) : '',
    sphere: person.acquaintance.relations.some(kind => kind === 'family' || kind === 'friend')
      ? 'personal'
      : 'professional',
    chosen: random.chance(0.1) ? 'endured' : 'chosen',
    initiator: random.chance(0.55) ? 'me' : 'them',
    feeling: random.chance(0.6) ? random.pick(FEELING_MIX) : null,
    note: random.chance(passer ? 0.1 : 0.4) ? random.pick(words.notes) : '',
  }
}

const CHANNEL_MIX: readonly Channel[] = [
  'in-person',
  'in-person',
  'in-person',
  'call',
  'call',
  'video',
  'message',
  'message',
  'mail',
  'network',
]
const FEELING_MIX: readonly Feeling[] = [2, 3, 3, 4, 4, 4, 5]
