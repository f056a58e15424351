import type { Leap, LeapKind, LeapStep } from '../leap/leap.ts'
import { datedLines } from '../leap/lines.ts'
import { addLeaps } from '../leap/store.ts'
import { addDays, type Day, noonUtc } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import type { InventedPerson } from './invent-people.ts'
import type { Random } from './random.ts'

export type InventedLeap = { leap: Leap; steps: LeapStep[] }

interface Frame {
  language: 'fr' | 'en'
  people: readonly InventedPerson[]
  today: Day
}

const FIELDS = { fr: 'rédaction et conseil éditorial', en: 'writing and editorial advice' }

/** Independence three years ago, prepared and closed; a move to another town, under way. */
export function inventLeaps(random: Random, { language, people, today }: Frame): InventedLeap[] {
  const town = lesserTown(people)
  const leaps = [
    invent(random, {
      kind: 'independent',
      begunOn: addDays(today, -1210),
      inDays: 130,
      town: '',
      language,
      today,
    }),
  ]
  if (town !== '') {
    const begunOn = addDays(today, -28)
    leaps.push(invent(random, { kind: 'move', begunOn, inDays: 110, town, language, today }))
  }
  return leaps
}

export async function plantLeaps(desk: Desk, leaps: readonly InventedLeap[]): Promise<void> {
  await addLeaps(desk, leaps)
}

interface Invented {
  kind: LeapKind
  begunOn: Day
  /** From the first day of the preparation to the departure. */
  inDays: number
  town: string
  language: 'fr' | 'en'
  today: Day
}

function invent(random: Random, { kind, begunOn, inDays, town, language, today }: Invented): InventedLeap {
  const leavesOn = addDays(begunOn, inDays)
  const isPast = leavesOn < addDays(today, -90)
  const id = random.id(noonUtc(begunOn))
  const steps = datedLines(kind, leavesOn, begunOn).map(({ line, dueOn }, position) => ({
    id: random.id(noonUtc(begunOn)),
    leapId: id,
    position,
    line: line.key,
    text: '',
    dueOn,
    // What came before is done, or nearly all of it.
    doneOn: dueOn < today && !(isPast && line.key === 'places') ? dueOn : null,
  }))
  const field = kind === 'independent' ? FIELDS[language] : ''
  const closedOn = isPast ? addDays(leavesOn, 70) : null
  return { leap: { id, kind, leavesOn, town, field, note: '', begunOn, closedOn }, steps }
}

/** A town where a few people of the cardex live, though not the most of them. */
function lesserTown(people: readonly InventedPerson[]): string {
  const counts = new Map<string, number>()
  for (const { contact } of people) {
    const town = contact.addresses[0]?.town ?? ''
    if (town !== '') counts.set(town, (counts.get(town) ?? 0) + 1)
  }
  const towns = [...counts].sort(([a, m], [b, n]) => m - n || (a < b ? -1 : 1))
  return towns[Math.floor(towns.length / 4)]?.[0] ?? ''
}
