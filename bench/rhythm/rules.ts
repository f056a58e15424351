import type { BgNbd } from '../../src/lib/bgnbd.ts'
import { probabilityOfEvent } from '../../src/lib/bgnbd.ts'
import { hash32 } from '../../src/lib/hash.ts'
import { logit } from '../../src/lib/logistic.ts'
import { type ContactHistory, decayedContacts, HORIZON_DAYS, summaryOf } from '../../src/today/rhythm.ts'

export interface Moment {
  tie: number
  history: ContactHistory
  today: number
  bgnbd: BgNbd
}

/**
 * The rules ours is held against: the higher the score, the likelier a contact. None of them is learnt, save the four
 * parameters of BG/NBD; they are put on the scale of log-odds so that a probability can be read off them (`brier`).
 */
export const SIMPLE_RULES: Readonly<Record<string, (moment: Moment) => number>> = {
  random: ({ tie, today }) => hash32(`${tie} ${today}`) / 2 ** 32,
  overdue: ({ history, today }) => -Math.log(0.1 + (today - history.lastDay) / median(gapsOf(history))),
  recency: ({ history, today }) => -Math.log(1 + today - history.lastDay),
  frequency: ({ history }) => Math.log(history.activeDays),
  decayedFrequency: ({ history, today }) => Math.log(decayedContacts(history, today)),
  bgnbd: ({ history, today, bgnbd }) =>
    logit(probabilityOfEvent(bgnbd, summaryOf(history, today), HORIZON_DAYS)),
}

function gapsOf({ recentDays }: ContactHistory): number[] {
  return Array.from(
    { length: recentDays.length - 1 },
    (_, i) => (recentDays[i + 1] as number) - (recentDays[i] as number),
  )
}

function median(values: number[]): number {
  const sorted = values.sort((one, other) => one - other)
  const middle = sorted.length >> 1
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2
}
