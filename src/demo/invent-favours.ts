import { addDays, type Day, daysBetween, noonUtc } from '../lib/day.ts'
import type { Mandate } from '../mandates/mandate.ts'
import type { Desk } from '../platform/desk.ts'
import { FAVOUR_KINDS, type Favour, type FavourKind, THANKS_WAYS } from '../reciprocity/favour.ts'
import { addFavours } from '../reciprocity/store.ts'
import { type AnswerDraft, answerThanks } from '../reciprocity/thanks-store.ts'
import { FAVOUR_WORDS } from './favour-words.ts'
import type { InventedPerson } from './invent-people.ts'
import type { Random } from './random.ts'

export interface FavourFrame {
  language: 'fr' | 'en'
  people: readonly InventedPerson[]
  mandates: readonly Mandate[]
  from: Day
  today: Day
}

export interface InventedFavours {
  favours: Favour[]
  /** What was said already; some thanks stay due. */
  thanks: AnswerDraft[]
}

const COUNT = 250
/** Those nearest do most of it. */
const NEAR = 60
/** So many of the latest received are still to be thanked. */
const LEFT_DUE = 2
const LATELY_DAYS = 65
/** How much of each kind there is. */
const MIX: Readonly<Record<FavourKind, number>> = {
  referral: 14,
  introduction: 16,
  recommendation: 6,
  tip: 16,
  hire: 3,
  'client-help': 4,
  handover: 3,
  advice: 20,
  service: 20,
  attention: 12,
}

/** Three years of favours both ways, the oldest first, and the thanks that were said. */
export function inventFavours(random: Random, frame: FavourFrame): InventedFavours {
  const { people, from, today } = frame
  const near = people
    .filter(({ acquaintance }) => acquaintance.circle !== null && !acquaintance.household)
    .slice(0, NEAR)
  if (near.length < 12) return { favours: [], thanks: [] }
  const kinds = FAVOUR_KINDS.flatMap(kind => Array.from({ length: MIX[kind] }, () => kind))
  const days = daysBetween(from, today)
  const favours = Array.from({ length: COUNT }, (_, i) => {
    const day = addDays(from, Math.floor(((i + random.next()) / COUNT) * days))
    return favourOn(random, frame, { day, kind: random.pick(kinds), near })
  })
  return { favours, thanks: [...thanksForWork(random, frame), ...thanksForFavours(random, frame, favours)] }
}

/** Stores them, in one batch. */
export async function plantFavours(desk: Desk, { favours, thanks }: InventedFavours): Promise<void> {
  await desk.write({ what: 'reciprocity:change.added', details: { count: favours.length } }, async inside => {
    await addFavours(inside, favours)
    for (const answer of thanks) await answerThanks(inside, answer)
  })
}

function favourOn(
  random: Random,
  { language }: FavourFrame,
  { day, kind, near }: { day: Day; kind: FavourKind; near: readonly InventedPerson[] },
): Favour {
  // Of two places, the nearer: a few do much.
  const person = near[
    Math.min(random.int(0, near.length - 1), random.int(0, near.length - 1))
  ] as InventedPerson
  const other = random.pick(near)
  const hasThird = (kind === 'introduction' || kind === 'hire') && other.id !== person.id
  return {
    id: random.id(noonUtc(day)),
    direction: random.chance(0.55) ? 'received' : 'given',
    kind,
    personId: person.id,
    aboutId: hasThird ? other.id : null,
    mandateId: null,
    encounterId: null,
    day,
    note: random.pick(FAVOUR_WORDS[language].notes[kind]),
  }
}

/** Those who brought the work were thanked, but for the latest mandate that was won. */
function thanksForWork(random: Random, frame: FavourFrame): AnswerDraft[] {
  const won = frame.mandates
    .filter(({ decidedOn, stage }) => decidedOn !== null && ['won', 'delivered', 'paid'].includes(stage))
    .sort((a, b) => ((a.decidedOn as Day) < (b.decidedOn as Day) ? -1 : 1))
  const withChain = won.filter(mandate => chainOf(mandate).length > 0)
  return withChain.slice(0, -1).flatMap((mandate, i) =>
    chainOf(mandate)
      .filter((_, place) => place === 0 || i % 2 === 0)
      .flatMap(personId => {
        const said = addDays(mandate.decidedOn as Day, random.int(0, 4))
        const about = { personId, mandateId: mandate.id, favourId: null }
        const thanked =
          said <= frame.today ? saidOn(random, frame, { ...about, occasion: 'won', day: said }) : []
        const delivered = mandate.deliveredOn
        const told = delivered && addDays(delivered, random.int(0, 6))
        // The latest deliveries are still to be told.
        const isTold = told && daysBetween(told, frame.today) > 60
        return [
          ...thanked,
          ...(isTold ? saidOn(random, frame, { ...about, occasion: 'delivered', day: told }) : []),
        ]
      }),
  )
}

function thanksForFavours(random: Random, frame: FavourFrame, favours: readonly Favour[]): AnswerDraft[] {
  const received = favours.filter(
    ({ direction, day }) => direction === 'received' && daysBetween(day, frame.today) <= LATELY_DAYS,
  )
  return received.slice(0, -LEFT_DUE).flatMap(({ id, personId, kind, day }) =>
    saidOn(random, frame, {
      personId,
      mandateId: null,
      favourId: id,
      occasion: kind === 'handover' ? 'handover' : 'favour',
      day,
    }),
  )
}

function saidOn(
  random: Random,
  { language }: FavourFrame,
  said: Pick<AnswerDraft, 'personId' | 'mandateId' | 'favourId' | 'occasion'> & { day: Day },
): AnswerDraft[] {
  const at = noonUtc(said.day)
  const how = random.pick(THANKS_WAYS)
  const note = FAVOUR_WORDS[language].thanked
  return [{ ...said, id: random.id(at), answer: 'said', how, encounterId: random.id(at), note }]
}

function chainOf({ contributions, clientId }: Mandate): string[] {
  const people = contributions.flatMap(({ personIds }) => personIds).filter(id => id !== clientId)
  return [...new Set(people)]
}
