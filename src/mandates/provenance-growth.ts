import type { Day } from '../lib/day.ts'

/** The first mandate won of a client, or one of those that may be it. */
export interface ClientFacts {
  /** @see clientKey */
  client: string
  /** The day it was won. */
  on: Day
  mandateId: string
}

/** Clients up to the end of a month, and the first won mandate of each who is new in it. */
export interface GrowthMonth<M = string> {
  /** `2026-11` */
  month: string
  clients: number
  firsts: M[]
}

/**
 * How many clients there have been up to the end of each month: each counts from the day of their first won mandate.
 * A mandate that names no client is left out.
 *
 * @param won also before the span: a client of long ago is no new one.
 * @param from null: from the first client on.
 * @returns every month of the span, oldest first, with ids of mandates; none without any client before its end.
 */
export function growthOf(
  won: readonly ClientFacts[],
  { from, to }: { from: Day | null; to: Day },
): GrowthMonth[] {
  const firsts = new Map<string, ClientFacts>()
  for (const each of won) {
    const known = firsts.get(each.client)
    if (!known || isBefore(each, known)) firsts.set(each.client, each)
  }
  const inOrder = [...firsts.values()].sort((a, b) => (isBefore(a, b) ? -1 : 1))
  const first = inOrder[0]?.on
  const begin = from ?? first
  if (begin === undefined || first === undefined || begin > to || first > to) return []

  const byMonth = Map.groupBy(inOrder, ({ on }) => monthOf(on))
  let clients = inOrder.filter(({ on }) => monthOf(on) < monthOf(begin)).length
  const months: GrowthMonth[] = []
  for (let month = monthOf(begin); month <= monthOf(to); month = monthAfter(month)) {
    const now = (byMonth.get(month) ?? []).map(({ mandateId }) => mandateId)
    clients += now.length
    months.push({ month, clients, firsts: now })
  }
  return months
}

function isBefore(a: ClientFacts, b: ClientFacts): boolean {
  return a.on < b.on || (a.on === b.on && a.mandateId < b.mandateId)
}

function monthOf(day: Day): string {
  return day.slice(0, 7)
}

function monthAfter(month: string): string {
  const [year, of] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  const [next, number] = of === 12 ? [year + 1, 1] : [year, of + 1]
  return `${String(next).padStart(4, '0')}-${String(number).padStart(2, '0')}`
}
