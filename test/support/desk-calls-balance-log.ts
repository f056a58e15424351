import {
  firstDayOf,
  logFigures,
  mixedTiesOf,
  notedDays,
  peopleWeekly,
  weeksMasked,
} from '../../src/balance/log-store.ts'
import { withdrawalNow } from '../../src/balance/withdrawal-now.ts'
import { day } from '../../src/lib/day.ts'
import { counts, type DeskCall, neither } from './desk-call.ts'

const AUTUMN = { from: day('2026-09-28'), to: day('2026-11-22') }
export const BALANCE_LOG_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/balance/log-store.ts firstDayOf': counts(firstDayOf, () => []),
  'src/balance/log-store.ts logFigures': counts(logFigures, () => [AUTUMN]),
  'src/balance/log-store.ts mixedTiesOf': counts(mixedTiesOf, () => [AUTUMN]),
  'src/balance/log-store.ts notedDays': counts(notedDays, () => [AUTUMN]),
  'src/balance/log-store.ts peopleWeekly': counts(peopleWeekly, () => [AUTUMN]),
  // Two days away, as the filled desk has them, mask no week: the rest is the calendar’s.
  'src/balance/log-store.ts weeksMasked': neither(weeksMasked, () => [AUTUMN]),
  // Too few weeks are filled for a word: src/balance/withdrawal-now.test.ts has two desks of enough.
  'src/balance/withdrawal-now.ts withdrawalNow': neither(withdrawalNow, () => []),
}
