import { addDays, type Day, noonUtc, weekday } from '../lib/day.ts'
import type { ItemKind, PlanItem, WeekPlan, Why } from '../plan/plan.ts'
import { addPlans } from '../plan/store.ts'
import type { Desk } from '../platform/desk.ts'
import type { GoingOutFrame } from './going-out-frame.ts'
import type { Random } from './random.ts'

type InventedPlan = WeekPlan & { items: PlanItem[] }

const WEEKS = 3
const DARED = {
  fr: [
    'Proposer un atelier à deux',
    'Demander une interview',
    'Écrire un article invité',
    'Inviter à déjeuner',
  ],
  en: ['Propose a workshop for two', 'Ask for an interview', 'Write a guest article', 'Invite to lunch'],
}

interface Told {
  kind: ItemKind
  part: PlanItem['part']
  day: number
  time: string | null
  minutes: number
  effort: number
  why: Why[]
}

/** The last three weeks as they were planned with what came of them, and this one's as it is proposed. */
export function inventPlan(
  random: Random,
  { language, today, people, encounters }: GoingOutFrame,
): InventedPlan[] {
  const monday = addDays(today, weekday(today) === 7 ? 1 : 1 - weekday(today))
  const met = new Set(encounters.flatMap(({ personIds }) => personIds))
  const known = people.filter(({ id, acquaintance }) => met.has(id) && !acquaintance.household)
  if (known.length === 0) return []
  return Array.from({ length: WEEKS + 1 }, (_, i) => {
    const begins = addDays(monday, -7 * (WEEKS - i))
    const isNow = i === WEEKS
    const told: Told[] = [
      {
        kind: 'micro',
        part: 'micro',
        day: 0,
        time: null,
        minutes: 5,
        effort: 1,
        why: [{ key: 'micro', count: 2 + i }],
      },
      {
        ...{ kind: 'visit', part: 'visits', day: 1, time: '10:00', minutes: 60, effort: 3 },
        why: [{ key: 'dormant', count: 70 + 9 * i }],
      },
      {
        ...{ kind: 'call', part: 'ties', day: 2, time: '15:00', minutes: 30, effort: 1 },
        why: [{ key: 'close', count: 12 + i }],
      },
      {
        ...{ kind: 'dare', part: 'daring', day: 3, time: null, minutes: 30, effort: 2 },
        why: [{ key: 'idea-waits' }],
      },
      {
        ...{ kind: 'thanks', part: 'ties', day: 4, time: null, minutes: 15, effort: 1 },
        why: [{ key: 'thanks' }],
      },
    ]
    const items = told.map((one, position): PlanItem => {
      const isOfSomebody = one.kind === 'visit' || one.kind === 'call' || one.kind === 'thanks'
      const personId = isOfSomebody ? random.pick(known).id : null
      const state = isNow
        ? 'proposed'
        : random.chance(0.65)
          ? 'done'
          : random.chance(0.5)
            ? 'accepted'
            : 'refused'
      const day: Day = addDays(begins, one.day)
      return {
        id: random.id(noonUtc(addDays(begins, -1))),
        ...one,
        ...{ position, day, state, reason: state === 'refused' ? 'no-time' : null },
        subject: `${one.kind}:${personId ?? `${one.kind} ${begins}`}`,
        title: one.kind === 'dare' ? (DARED[language][i % DARED[language].length] as string) : '',
        ...{ costCents: one.kind === 'visit' ? 640 : 0, currency: 'EUR', isEasier: false, personId },
        ...{ placeId: null, outingId: null, encounterId: null, followUpId: null, tourId: null },
      }
    })
    return {
      id: random.id(noonUtc(addDays(begins, -1))),
      ...{ monday: begins, energy: 'usual', budgetCents: 4000, currency: 'EUR', evenings: 2, rampWeek: null },
      ...{ worth: 1900 + 20 * i, bound: 1900 + 20 * i, candidates: 16 + i },
      ...{ madeAt: noonUtc(addDays(begins, -1)).toISOString(), items },
    }
  })
}

/** Inside of a write. */
export async function plantPlan(inside: Desk, invented: readonly InventedPlan[]): Promise<void> {
  await addPlans(inside, invented)
}
