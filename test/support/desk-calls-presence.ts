import { day } from '../../src/lib/day.ts'
import { absencesOf, daysAway, deleteAbsence, saveAbsence } from '../../src/presence/absences.ts'
import {
  addHalfDays,
  daysInCompanySaid,
  deleteHalfDay,
  halfDaysOver,
  saveHalfDay,
} from '../../src/presence/half-days.ts'
import { comparisonOf } from '../../src/presence/read-comparison.ts'
import { weekOver } from '../../src/presence/read-week.ts'
import { projectStandingMembers, showStandingOfToday } from '../../src/presence/standing-members.ts'
import { deleteStanding, saveStanding, standingOf } from '../../src/presence/standing-store.ts'
import { deleteTrial, saveTrial, trialOf, trialsOf } from '../../src/presence/trials.ts'
import { changes, counts, type DeskCall, neither, tells, touched, within } from './desk-call.ts'
import { absence, halfDay, standing, trial } from './presence.ts'

const NOVEMBER = { from: day('2026-11-01'), to: day('2026-11-30') }

export const PRESENCE_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/presence/absences.ts absencesOf': tells(absencesOf, () => []),
  'src/presence/absences.ts daysAway': counts(
    async (...given: Parameters<typeof daysAway>) => [...(await daysAway(...given))],
    () => [NOVEMBER],
  ),
  'src/presence/absences.ts deleteAbsence': changes(deleteAbsence, a => [a.presence.absence]),
  'src/presence/absences.ts saveAbsence': changes(saveAbsence, () => [absence()]),
  'src/presence/half-days.ts addHalfDays': changes(addHalfDays, () => [
    [halfDay({ day: day('2026-01-05') })],
  ]),
  'src/presence/half-days.ts daysInCompanySaid': counts(daysInCompanySaid, () => [NOVEMBER]),
  'src/presence/half-days.ts deleteHalfDay': changes(deleteHalfDay, a => [a.presence.half]),
  'src/presence/half-days.ts halfDaysOver': tells(halfDaysOver, () => [NOVEMBER]),
  'src/presence/half-days.ts saveHalfDay': changes(saveHalfDay, () => [halfDay({ day: day('2026-01-06') })]),
  'src/presence/read-comparison.ts comparisonOf': counts(comparisonOf, a => [a.presence.trial]),
  'src/presence/read-week.ts weekOver': tells(weekOver, () => [NOVEMBER]),
  'src/presence/standing-members.ts projectStandingMembers': within(projectStandingMembers, a => [
    touched(a.presence.standing),
  ]),
  'src/presence/standing-members.ts showStandingOfToday': neither(showStandingOfToday, () => []),
  'src/presence/standing-store.ts deleteStanding': changes(deleteStanding, a => [a.presence.standing]),
  'src/presence/standing-store.ts saveStanding': changes(saveStanding, () => [standing()]),
  'src/presence/standing-store.ts standingOf': tells(standingOf, () => []),
  'src/presence/trials.ts deleteTrial': changes(deleteTrial, a => [a.presence.trial]),
  'src/presence/trials.ts saveTrial': changes(saveTrial, () => [trial()]),
  'src/presence/trials.ts trialOf': tells(trialOf, a => [a.presence.trial]),
  'src/presence/trials.ts trialsOf': tells(trialsOf, () => []),
}
