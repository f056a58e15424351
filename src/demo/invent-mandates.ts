import type { Encounter } from '../encounters/encounter.ts'
import { addDays, type Day, daysBetween, noonUtc } from '../lib/day.ts'
import {
  type Contribution,
  type ContributionKind,
  type Mandate,
  NEW_MANDATE,
  type Stage,
} from '../mandates/mandate.ts'
import { atStage, settled } from '../mandates/settle.ts'
import { addMandates } from '../mandates/store.ts'
import type { Desk } from '../platform/desk.ts'
import type { InventedPerson } from './invent-people.ts'
import { MANDATE_WORDS, type MandateWords } from './mandate-words.ts'
import type { Random } from './random.ts'

export interface MandateFrame {
  language: 'fr' | 'en'
  people: readonly InventedPerson[]
  encounters: readonly Encounter[]
  from: Day
  today: Day
}

const COUNT = 60
/** Where the last ones are today, the oldest of them first. */
const UNDER_WAY: readonly Stage[] = [
  ...(['delivered', 'won', 'lost', 'delivered', 'won', 'proposed', 'won', 'proposed', 'talked'] as const),
  ...(['proposed', 'talked', 'lead', 'lead', 'lead'] as const),
]
const UNDER_WAY_DAYS = 110
/** One in so many goes to a peer. */
const HANDED_OVER_EVERY = 14
/** A few people bring a good part of the work. */
const BIG_REFERRERS = 3

/** Sixty mandates, the oldest first: most by people, a few of whom bring many; the last ones still open. */
export function inventMandates(random: Random, frame: MandateFrame): Mandate[] {
  const { people, from, today, language } = frame
  const circle = people.filter(({ acquaintance }) => acquaintance.circle !== null && !acquaintance.household)
  if (circle.length < 12) return []
  const big = circle.filter(({ acquaintance }) => acquaintance.circle === 2).slice(0, BIG_REFERRERS)
  const over = COUNT - UNDER_WAY.length
  const days = Math.max(UNDER_WAY_DAYS, daysBetween(from, today)) - UNDER_WAY_DAYS
  const known = { frame, words: MANDATE_WORDS[language], circle, big }
  return Array.from({ length: COUNT }, (_, i) => {
    const place = i - over
    const within = 0.2 + random.next() * 0.6
    if (place < 0) {
      const heardOn = addDays(from, Math.round(((i + within) / over) * days))
      const end = i % HANDED_OVER_EVERY === 9 ? 'handed-over' : random.chance(0.26) ? 'lost' : 'paid'
      return invented(random, known, { heardOn, end })
    }
    const ago = Math.round(((UNDER_WAY.length - place - within) / UNDER_WAY.length) * UNDER_WAY_DAYS)
    return invented(random, known, { heardOn: addDays(today, -ago), end: UNDER_WAY[place] as Stage })
  })
}

/** Stores them, in one batch. */
export async function plantMandates(desk: Desk, mandates: readonly Mandate[]): Promise<void> {
  await addMandates(desk, mandates)
}

interface Known {
  frame: MandateFrame
  words: MandateWords
  circle: readonly InventedPerson[]
  big: readonly InventedPerson[]
}

function invented(random: Random, known: Known, { heardOn, end }: { heardOn: Day; end: Stage }): Mandate {
  const { frame, words, circle } = known
  const [what, skills, least, most, per = 'whole'] = random.pick(words.works)
  const amountCents = random.chance(0.92) ? random.int(least / 50, most / 50) * 5000 : null
  const client = random.chance(0.7) ? random.pick(circle) : null
  const organisation = client ? client.contact.organisation : random.pick(words.organisations)
  const contributions = sourcesOf(random, known, { heardOn, client })
  const other = random.chance(0.2) ? random.pick(circle) : null
  const draft: Mandate = {
    ...NEW_MANDATE,
    id: random.id(noonUtc(heardOn)),
    what,
    clientId: client?.id ?? null,
    organisation,
    amountCents,
    per,
    daysHundredths: per === 'day' ? random.int(4, 40) * 50 : null,
    currency: frame.language === 'fr' ? 'EUR' : 'GBP',
    unexpected: random.chance(0.13),
    heardOn,
    place: random.chance(0.25) ? random.pick(words.places) : '',
    skills: [...skills],
    languages: random.chance(0.2) ? [...words.languages] : words.languages.slice(0, 1),
    note: random.chance(0.35) ? random.pick(words.notes) : '',
    contributions,
    people: other && other !== client ? [{ personId: other.id, role: random.pick(words.roles) }] : [],
  }
  const lived = life(random, { draft: settled(draft, heardOn), end, today: frame.today })
  const nearest = contributions[0]?.personIds[0] ?? client?.id
  return { ...withEnding(random, words, lived), encounterIds: spokenAt(frame, lived, nearest) }
}

/** From step to step, to where it is; what was heard of lately goes the faster. */
function life(random: Random, { draft, end, today }: { draft: Mandate; end: Stage; today: Day }): Mandate {
  const last = WAY.indexOf(end)
  const way: Stage[] = end === 'lead' ? [] : last >= 0 ? WAY.slice(0, last + 1) : ['talked', 'proposed', end]
  let mandate = draft
  let day = draft.heardOn
  for (const [i, stage] of way.entries()) {
    const left = daysBetween(day, today) / (way.length - i)
    day = addDays(day, Math.round(Math.min(left, random.gap(PAUSES[stage] ?? 20))))
    // Not every talk was noted.
    if (stage !== end && stage === 'talked' && random.chance(0.2)) continue
    mandate = atStage(mandate, stage, day)
  }
  return mandate
}

const WAY: readonly Stage[] = ['talked', 'proposed', 'won', 'delivered', 'paid']
const PAUSES: Readonly<Partial<Record<Stage, number>>> = { talked: 6, proposed: 14, delivered: 42, paid: 32 }

function withEnding(random: Random, words: MandateWords, mandate: Mandate): Mandate {
  const { stage, amountCents, per, daysHundredths } = mandate
  if (stage === 'lost') return { ...mandate, lostBecause: random.pick(words.lostBecause) }
  const chances: Readonly<Partial<Record<Stage, number>>> = { lead: 30, talked: 50, proposed: 60 }
  const chance = chances[stage]
  if (chance !== undefined) {
    return { ...mandate, chance: random.chance(0.75) ? chance + random.int(-1, 2) * 10 : null }
  }
  if (stage === 'handed-over') return mandate
  const cents =
    per === 'day' ? ((amountCents ?? 50_000) * (daysHundredths ?? 100)) / 100 : (amountCents ?? 120_000)
  const hours = Math.max(2, Math.round(cents / 100 / random.int(38, 75)))
  return { ...mandate, minutesSpent: (stage === 'won' ? Math.round(hours / 3) : hours) * 60 }
}

/** How it came: mostly by people, sometimes in chains of three, sometimes by two ways at once. */
function sourcesOf(
  random: Random,
  { words, circle, big }: Known,
  { heardOn, client }: { heardOn: Day; client: InventedPerson | null },
): Contribution[] {
  const source = (kind: ContributionKind, label = '', personIds: string[] = [], share = 0): Contribution => ({
    id: random.id(noonUtc(heardOn)),
    kind,
    label,
    personIds: [...new Set(personIds)].filter(id => id !== client?.id),
    share,
  })
  const chain = () => {
    const length = random.pick([1, 1, 1, 1, 1, 1, 2, 2, 2, 3])
    const first = random.chance(0.45) && big.length > 0 ? random.pick(big) : random.pick(circle.slice(0, 90))
    return [first, ...Array.from({ length: length - 1 }, () => random.pick(circle))].map(({ id }) => id)
  }
  const referral = (share = 0) => {
    const met = random.chance(0.25) ? random.pick([...words.events, ...words.places]) : ''
    const made = source('referral', met, chain(), share)
    return made.personIds.length > 0 ? made : { ...made, kind: 'former-client' as const }
  }
  const elsewhere = (share = 0) =>
    random.pick([
      () => source('event', random.pick(words.events), [], share),
      () => source('place', random.pick(words.places), [], share),
      () => source('network', random.pick(words.networks), [], share),
    ])()
  const way = random.next()
  if (way < 0.55) return [referral()]
  if (way < 0.66) {
    const share = random.pick([5000, 6000, 7000, 8000])
    return [referral(share), elsewhere(10_000 - share)]
  }
  if (way < 0.8) return [elsewhere()]
  if (way < 0.9) return [source('former-client')]
  return [source(random.pick(['site', 'cold', 'unknown'] as const))]
}

/** The encounters of those weeks with the one it hangs on: two at most. */
function spokenAt({ encounters }: MandateFrame, mandate: Mandate, personId: string | undefined): string[] {
  if (personId === undefined) return []
  const until = mandate.decidedOn ?? addDays(mandate.heardOn, 45)
  return encounters
    .filter(
      ({ day, planned, size }) => !planned && size !== 'micro' && day >= mandate.heardOn && day <= until,
    )
    .filter(({ personIds }) => personIds.includes(personId))
    .slice(0, 2)
    .map(({ id }) => id)
}
