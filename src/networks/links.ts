import { type Channel, modeOf } from '../encounters/encounter.ts'
import { addDays, type Day, daysBetween } from '../lib/day.ts'
import { median } from '../lib/spread.ts'
import { type Interval, wilson } from '../lib/wilson.ts'
import type { Named } from '../people/person.ts'

/** What took place with one person, on one day. */
export interface Exchange {
  personId: string
  day: Day
  channel: Channel
}

/** Somebody met before by what their card says: the link did not begin online. */
export type MetBefore = ReadonlyMap<string, Day>

/** A mandate that came by a network, with those who have to do with it. */
export interface NetworkMandate {
  id: string
  what: string
  heardOn: Day
  isWon: boolean
  personIds: readonly string[]
}

/** Somebody first known in writing online, and what became of it. */
export interface OnlineLink {
  personId: string
  beganOn: Day
  calledOn: Day | null
  metOn: Day | null
  /** The first that came by a network. */
  mandate: { id: string; what: string; day: Day; isWon: boolean } | null
}

export const STEPS = ['called', 'met', 'mandate'] as const
/** called: a call or a video; met: in the flesh; mandate: one that came by a network. */
export type Step = (typeof STEPS)[number]

export interface StepFigure {
  step: Step
  /** Of the links. */
  reached: number
  n: number
  interval: Interval
  /** From the first word; null: none reached it. */
  medianDays: number | null
}

export interface LinkFigures {
  /** Begun within these days. */
  from: Day
  n: number
  /** Begun less than three months ago: what is to come of them is still to come. */
  young: number
  /** A call, a meeting or a mandate: any of them. */
  became: number
  steps: StepFigure[]
}

/** What became of links begun online, with the people behind each figure. */
export interface LinksView {
  figures: LinkFigures
  links: (Omit<OnlineLink, 'personId'> & { person: Named })[]
  /** Every mandate that came by a network, whoever it came with: how many, and how many were won. */
  mandates: { n: number; won: number }
}

/** Two years: links older than that say little of the networks of today. */
export const LINK_DAYS = 730
const YOUNG_DAYS = 91

/**
 * Links that began online: the very first exchange with the person was written, on a network or by message.
 *
 * @param exchanges that took place, in any order: the whole past, not a part of it.
 * @param met when people were met, by what their cards say: met before the first word, it did not begin online.
 * @returns the latest first.
 * @see docs/measures.md#what-online-links-became
 */
export function onlineLinks(
  exchanges: readonly Exchange[],
  { mandates, met = new Map() }: { mandates: readonly NetworkMandate[]; met?: MetBefore },
): OnlineLink[] {
  const mandatesOf = new Map<string, NetworkMandate[]>()
  for (const mandate of mandates) {
    for (const who of mandate.personIds) mandatesOf.set(who, [...(mandatesOf.get(who) ?? []), mandate])
  }
  const links: OnlineLink[] = []
  for (const [personId, theirs] of Map.groupBy(exchanges, each => each.personId)) {
    const beganOn = least(theirs.map(({ day }) => day)) as Day
    // Of one day, nobody knows the order: met in person that day too, it did not begin online.
    const first = theirs.filter(({ day }) => day === beganOn)
    if (!first.every(({ channel }) => channel === 'network' || channel === 'message')) continue
    const metOn = met.get(personId)
    if (metOn !== undefined && metOn < beganOn) continue
    const inMode = (...modes: string[]) =>
      least(theirs.filter(({ channel }) => modes.includes(modeOf(channel))).map(({ day }) => day))
    const mandate = (mandatesOf.get(personId) ?? [])
      .filter(({ heardOn }) => heardOn >= beganOn)
      .sort((a, b) => (a.heardOn < b.heardOn ? -1 : a.heardOn > b.heardOn ? 1 : a.id < b.id ? -1 : 1))[0]
    links.push({
      personId,
      beganOn,
      calledOn: inMode('call', 'video'),
      metOn: inMode('in-person'),
      mandate: mandate
        ? { id: mandate.id, what: mandate.what, day: mandate.heardOn, isWon: mandate.isWon }
        : null,
    })
  }
  return links.sort((a, b) =>
    a.beganOn > b.beganOn ? -1 : a.beganOn < b.beganOn ? 1 : a.personId < b.personId ? -1 : 1,
  )
}

/** How many of the links of two years became what, and after how long. */
export function linkFigures(links: readonly OnlineLink[], today: Day): LinkFigures {
  const from = addDays(today, -LINK_DAYS)
  const counted = linksSince(links, from)
  const n = counted.length
  const steps = STEPS.map((step): StepFigure => {
    const days = counted.flatMap(link => {
      const day = dayOfStep(link, step)
      return day === null ? [] : [daysBetween(link.beganOn, day)]
    })
    return { step, reached: days.length, n, interval: wilson(days.length, n), medianDays: median(days) }
  })
  return {
    from,
    n,
    young: counted.filter(({ beganOn }) => beganOn > addDays(today, -YOUNG_DAYS)).length,
    became: counted.filter(link => STEPS.some(step => dayOfStep(link, step) !== null)).length,
    steps,
  }
}

export function linksSince(links: readonly OnlineLink[], from: Day): OnlineLink[] {
  return links.filter(({ beganOn }) => beganOn >= from)
}

export function dayOfStep({ calledOn, metOn, mandate }: OnlineLink, step: Step): Day | null {
  return step === 'called' ? calledOn : step === 'met' ? metOn : (mandate?.day ?? null)
}

function least(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null)
}
