import type { AbsenceTable, HalfDayTable, StandingTable, TrialTable } from '../platform/db/schema-presence.ts'
import { revisionOfState } from '../platform/revision.ts'
import type { Absence, AbsenceView } from './absence.ts'
import type { HalfDay, HalfDayView } from './half-day.ts'
import type { Standing } from './standing.ts'
import type { Trial, TrialView } from './trial.ts'

// What each row says besides its key. Read back, a column holds only what was written here: from a closed list.

export function halfDayFields(of: HalfDay): Omit<HalfDayTable, 'deskId' | 'id'> {
  const { day, half, kind, place, placeId, standingId, energy, output, billedMinutes } = of
  const company = of.company === null ? null : of.company ? 1 : 0
  return { day, half, kind, place, placeId, standingId, energy, output, billedMinutes, company }
}

export function revisionOfHalfDay(of: HalfDay): string {
  return revisionOfState([of.id, halfDayFields(of)])
}

export function halfDayViewOf({ deskId: _, ...row }: HalfDayTable): HalfDayView {
  const of = { ...row, company: row.company === null ? null : row.company === 1 } as unknown as HalfDay
  return { ...of, revision: revisionOfHalfDay(of) }
}

export function standingFields(of: Standing): Omit<StandingTable, 'deskId' | 'id'> {
  const { weekday, half, what, kind, place, placeId, everyWeeks, since, until, note } = of
  const [isProtected, isCompany] = [of.isProtected ? 1 : 0, of.isCompany ? 1 : 0]
  return { weekday, half, what, kind, place, placeId, everyWeeks, since, until, isProtected, isCompany, note }
}

export function revisionOfStanding(of: Standing): string {
  return revisionOfState([of.id, standingFields(of), [...new Set(of.personIds)].sort()])
}

export function standingFrom({ deskId: _, ...row }: StandingTable, personIds: string[]): Standing {
  const flags = { isProtected: row.isProtected === 1, isCompany: row.isCompany === 1 }
  return { ...row, ...flags, personIds } as unknown as Standing
}

export function trialFields(of: Trial): Omit<TrialTable, 'deskId' | 'id'> {
  const { what, kind, placeId, clubId, startsOn, endsOn, baselineWeeks, costCents, currency, hoped } = of
  const { decision, concludedOn, verdict } = of
  return {
    ...{ what, kind, placeId, clubId, startsOn, endsOn, baselineWeeks, costCents, currency, hoped },
    ...{ decision, concludedOn, verdict },
  }
}

export function revisionOfTrial(of: Trial): string {
  return revisionOfState([of.id, trialFields(of)])
}

export function trialViewOf({ deskId: _, ...row }: TrialTable): TrialView {
  const of = row as unknown as Trial
  return { ...of, revision: revisionOfTrial(of) }
}

export function absenceFields(of: Absence): Omit<AbsenceTable, 'deskId' | 'id'> {
  const { fromDay, untilDay, kind, note } = of
  return { fromDay, untilDay, kind, note }
}

export function revisionOfAbsence(of: Absence): string {
  return revisionOfState([of.id, absenceFields(of)])
}

export function absenceViewOf({ deskId: _, ...row }: AbsenceTable): AbsenceView {
  const of = row as unknown as Absence
  return { ...of, revision: revisionOfAbsence(of) }
}
