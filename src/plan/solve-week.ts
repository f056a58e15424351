import type { Part } from './plan.ts'

/** Where something may stand: minutes since Monday's midnight, the way there and back in them. */
export interface Option {
  /** 0 Monday … 6 Sunday. */
  day: number
  from: number
  to: number
  /** When it begins, once one is there. */
  start: number
  /** It takes no hour: any moment of its day. */
  isLoose: boolean
  isEvening: boolean
  /** How far from the best hour: the least is taken among equals. */
  price: number
}

export interface Choosable {
  subject: string
  part: Part
  /** Nobody is in a week twice. */
  people: readonly string[]
  /** In points, above 0. */
  worth: number
  effort: number
  costCents: number
  options: readonly Option[]
}

export interface Limits {
  effort: number
  items: number
  perDay: number
  heaviest: number
  /** Null: no budget was set. */
  budgetCents: number | null
  /** Evenings that may still be taken. */
  evenings: number
}

/** What the week holds of the plan already. */
export interface Standing {
  parts: Readonly<Partial<Record<Part, number>>>
  /** Items with an hour, by day. */
  perDay: readonly number[]
}

export interface Solution<Some extends Choosable = Choosable> {
  /** In the order of the week. */
  chosen: { candidate: Some; option: Option }[]
  worth: number
  /** No other choice is worth more than this. */
  bound: number
  nodes: number
}

export const NOTHING_STANDS: Standing = { parts: {}, perDay: [] }
/** Of a part that would be missing otherwise. */
export const VARIETY = 1.5
const MOST_NODES = 60_000
const SMALLEST = 1e-9
/** One more on a day that has something: days are shared out. */
const SAME_DAY = 0.15

/** What the second, the third of a part is still worth; two calls are wanted, of the rest one is plenty. */
export function returnsOf(part: Part, rank: number): number {
  const returns = part === 'ties' ? [1, 0.8, 0.3] : [1, 0.4, 0.15]
  return returns[rank] ?? 0.05
}

/**
 * The choice that is worth most among those that can be placed without two at once, and its cheapest placement: branch
 * and bound, exact unless `nodes` runs out; `bound` says how far it may be from the best.
 *
 * @see docs/measures.md#plan-week
 */
export function solveWeek<Some extends Choosable>(
  candidates: readonly Some[],
  limits: Limits,
  standing: Standing = NOTHING_STANDS,
  mostNodes = MOST_NODES,
): Solution<Some> {
  const sorted = candidates
    .filter(({ worth, effort, options }) => worth > 0 && effort <= limits.heaviest && options.length > 0)
    .toSorted((a, b) => b.worth - a.worth || (a.subject < b.subject ? -1 : 1))
  const room: Room = { limits, standing, nodes: 0, most: mostNodes }
  let best: Some[] = []
  let bestWorth = 0
  let open = 0

  const search = (at: number, chosen: readonly Some[], sums: Sums): void => {
    if (sums.worth > bestWorth + SMALLEST) [best, bestWorth] = [[...chosen], sums.worth]
    if (at === sorted.length) return
    const most = sums.worth + mostOfRest(sorted, at, limits, sums)
    if (most <= bestWorth + SMALLEST) return
    if (room.nodes++ >= room.most) {
      open = Math.max(open, most)
      return
    }
    const one = sorted[at] as Some
    const fits =
      chosen.every(({ people }) => !people.some(id => one.people.includes(id))) &&
      sums.count < limits.items &&
      sums.effort + one.effort <= limits.effort &&
      (limits.budgetCents === null || sums.cents + one.costCents <= limits.budgetCents)
    if (fits) {
      if (placed([...chosen, one], room, false)) search(at + 1, [...chosen, one], plus(sums, one))
      else if (room.nodes >= room.most) open = Math.max(open, most)
    }
    search(at + 1, chosen, sums)
  }
  search(0, [], nothing(standing))

  const options = placed(best, { ...room, nodes: 0 }, true) ?? []
  return {
    chosen: best
      .flatMap((candidate, i) => (options[i] ? [{ candidate, option: options[i] }] : []))
      .sort((a, b) => a.option.from - b.option.from),
    worth: bestWorth,
    bound: Math.max(bestWorth, open),
    nodes: room.nodes,
  }
}

/** What so many of one part, in the order of their worth, are worth together. */
export function worthOf(chosen: readonly Choosable[], standing: Standing = NOTHING_STANDS): number {
  return chosen.toSorted((a, b) => b.worth - a.worth).reduce(plus, nothing(standing)).worth
}

/** Whether two may stand in one week. */
export function clash(one: Option, other: Option): boolean {
  return !one.isLoose && !other.isLoose && one.from < other.to && other.from < one.to
}

interface Room {
  limits: Limits
  standing: Standing
  nodes: number
  most: number
}

interface Sums {
  count: number
  worth: number
  effort: number
  cents: number
  parts: Partial<Record<Part, number>>
}

function nothing({ parts }: Standing): Sums {
  return { count: 0, worth: 0, effort: 0, cents: 0, parts: { ...parts } }
}

function plus(sums: Sums, { part, worth, effort, costCents }: Choosable): Sums {
  const rank = sums.parts[part] ?? 0
  return {
    count: sums.count + 1,
    worth: sums.worth + worth * returnsOf(part, rank) + (rank === 0 ? VARIETY : 0),
    effort: sums.effort + effort,
    cents: sums.cents + costCents,
    parts: { ...sums.parts, [part]: rank + 1 },
  }
}

/** Never less than what the rest can add: as many as effort and number allow, hours and money left aside. */
function mostOfRest(sorted: readonly Choosable[], at: number, limits: Limits, sums: Sums): number {
  const parts: Partial<Record<Part, number>> = { ...sums.parts }
  const rest = sorted.slice(at)
  const gains = rest.map(({ part, worth }) => {
    const rank = parts[part] ?? 0
    parts[part] = rank + 1
    return worth * returnsOf(part, rank) + (rank === 0 ? VARIETY : 0)
  })
  let [left, count] = [limits.effort - sums.effort, 0]
  for (const effort of rest.map(one => one.effort).sort((a, b) => a - b)) {
    if (effort > left) break
    left -= effort
    count += 1
  }
  return gains
    .sort((a, b) => b - a)
    .slice(0, Math.max(0, Math.min(count, limits.items - sums.count)))
    .reduce((sum, gain) => sum + gain, 0)
}

/**
 * An option for each, in their order, no two at once; null where there is none.
 *
 * @param cheapest all are tried for the least price; otherwise the first that fits does.
 */
function placed(chosen: readonly Choosable[], room: Room, cheapest: boolean): Option[] | null {
  const { limits, standing } = room
  const order = chosen
    .map((one, i) => ({ one, i }))
    .sort((a, b) => a.one.options.length - b.one.options.length)
  const perDay = Array.from({ length: 7 }, (_, day) => standing.perDay[day] ?? 0)
  const least = order.map(({ one }) => Math.min(...one.options.map(({ price }) => price)))
  const at: Option[] = []
  const crowd = [...perDay]
  let evenings = 0
  let best: Option[] | null = null
  let bestPrice = Number.POSITIVE_INFINITY
  const search = (depth: number, price: number): void => {
    if (best && !cheapest) return
    if (price + least.slice(depth).reduce((sum, each) => sum + each, 0) >= bestPrice) return
    const next = order[depth]
    if (!next) {
      best = [...at]
      bestPrice = price
      return
    }
    for (const option of next.one.options) {
      if (room.nodes >= room.most) return
      room.nodes += 1
      const count = perDay[option.day] ?? 0
      if (!option.isLoose && count >= limits.perDay) continue
      if (option.isEvening && evenings >= limits.evenings) continue
      if (at.some(other => clash(option, other))) continue
      at.push(option)
      const others = crowd[option.day] ?? 0
      crowd[option.day] = others + 1
      if (!option.isLoose) perDay[option.day] = count + 1
      if (option.isEvening) evenings += 1
      search(depth + 1, price + option.price + others * SAME_DAY)
      at.pop()
      crowd[option.day] = others
      perDay[option.day] = count
      if (option.isEvening) evenings -= 1
    }
  }
  search(0, 0)
  if (!best) return null
  const found: Option[] = best
  const options: Option[] = []
  for (const [depth, { i }] of order.entries()) options[i] = found[depth] as Option
  return options
}
