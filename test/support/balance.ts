import type { BalanceWord } from '../../src/balance/balance-word.ts'
import type { HelpLineDraft } from '../../src/balance/help-lines.ts'
import type { MoodDraft } from '../../src/balance/mood.ts'
import type { SelfReportDraft } from '../../src/balance/self-report.ts'
import type { StrainDraft } from '../../src/balance/strain.ts'
import { day } from '../../src/lib/day.ts'
import { newId } from './encounters.ts'

/** The six sentences on a day of November 2026, one lonely answer, unless said otherwise. */
export function report(changes: Partial<SelfReportDraft> = {}): SelfReportDraft {
  return {
    id: newId(),
    scale: 'djg6',
    day: day('2026-11-16'),
    answers: [2, 1, 1, 3, 1, 3],
    note: '',
    ...changes,
  }
}

/** A day in between, unless said otherwise. */
export function mood(changes: Partial<MoodDraft> = {}): MoodDraft {
  return { id: newId(), day: day('2026-11-16'), level: 3, note: '', ...changes }
}

/** Late work, unless said otherwise. */
export function strain(changes: Partial<StrainDraft> = {}): StrainDraft {
  return { id: newId(), day: day('2026-11-16'), kind: 'late', note: '', ...changes }
}

/** A line of the owner's own, in France, unless said otherwise. */
export function helpLine(changes: Partial<HelpLineDraft> = {}): HelpLineDraft {
  return {
    id: newId(),
    country: 'FR',
    name: 'L’écoute du quartier',
    phone: '02 97 00 00 11',
    url: '',
    hours: 'le soir',
    note: '',
    checkedOn: day('2026-11-16'),
    archived: false,
    ...changes,
  }
}

/** "Not now" to whom to call, until the middle of December, unless said otherwise. */
export function balanceWord(changes: Partial<BalanceWord> = {}): BalanceWord {
  return {
    id: newId(),
    what: 'support',
    week: day('2026-11-16'),
    answer: 'not-now',
    silentUntil: day('2026-12-19'),
    ...changes,
  }
}
