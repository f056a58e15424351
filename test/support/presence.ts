import { day } from '../../src/lib/day.ts'
import type { AbsenceDraft } from '../../src/presence/absence.ts'
import { type HalfDayDraft, NOTHING_SAID } from '../../src/presence/half-day.ts'
import type { StandingDraft } from '../../src/presence/standing.ts'
import type { TrialDraft } from '../../src/presence/trial.ts'
import { newId } from './encounters.ts'

/** A Monday morning at home, unless said otherwise. */
export function halfDay(changes: Partial<HalfDayDraft> = {}): HalfDayDraft {
  const where = { kind: 'home', place: '', placeId: null } as const
  return { ...NOTHING_SAID, id: newId(), day: day('2026-11-16'), half: 'morning', ...where, ...changes }
}

/** Thursday mornings at the library, protected, alone, unless said otherwise. */
export function standing(changes: Partial<StandingDraft> = {}): StandingDraft {
  return {
    id: newId(),
    weekday: 4,
    half: 'morning',
    what: 'La bibliothèque',
    kind: 'library',
    place: '',
    placeId: null,
    everyWeeks: 1,
    since: day('2026-01-01'),
    until: null,
    isProtected: true,
    isCompany: false,
    note: '',
    personIds: [],
    ...changes,
  }
}

/** Four weeks of coworking from 2 March 2026, unless said otherwise. */
export function trial(changes: Partial<TrialDraft> = {}): TrialDraft {
  return {
    id: newId(),
    what: 'Un mois au Hangar',
    kind: 'coworking',
    placeId: null,
    clubId: null,
    startsOn: day('2026-03-02'),
    endsOn: day('2026-03-29'),
    baselineWeeks: 8,
    costCents: 18_000,
    currency: 'EUR',
    hoped: '',
    decision: null,
    concludedOn: null,
    verdict: '',
    ...changes,
  }
}

/** A week of holidays in February 2026, unless said otherwise. */
export function absence(changes: Partial<AbsenceDraft> = {}): AbsenceDraft {
  const span = { fromDay: day('2026-02-16'), untilDay: day('2026-02-22') }
  return { id: newId(), ...span, kind: 'holiday', note: '', ...changes }
}
