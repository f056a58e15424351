import type { Mandate } from './mandate.ts'

/** 20,000,000.00 of any currency. */
export const MOST_CENTS = 2_000_000_000
/** 1,000 days. */
const MOST_DAYS_HUNDREDTHS = 100_000
const MOST_CONTRIBUTIONS = 20
const LONGEST_CHAIN = 10
/** 100,000 hours. */
export const MOST_MINUTES = 6_000_000

export type Beyond = 'amount' | 'days' | 'contributions' | 'chain' | 'hours'

type Limited = Pick<Mandate, 'amountCents' | 'daysHundredths' | 'minutesSpent'> & {
  contributions: readonly { personIds: readonly string[] }[]
}

/** Which limits a mandate goes beyond: a slip of the keyboard rather than a mandate. */
export function beyondLimits({
  amountCents,
  daysHundredths,
  minutesSpent,
  contributions,
}: Limited): Beyond[] {
  const beyond: Beyond[] = []
  if ((amountCents ?? 0) > MOST_CENTS) beyond.push('amount')
  if ((daysHundredths ?? 0) > MOST_DAYS_HUNDREDTHS) beyond.push('days')
  if (minutesSpent > MOST_MINUTES) beyond.push('hours')
  if (contributions.length > MOST_CONTRIBUTIONS) beyond.push('contributions')
  if (contributions.some(({ personIds }) => personIds.length > LONGEST_CHAIN)) beyond.push('chain')
  return beyond
}
