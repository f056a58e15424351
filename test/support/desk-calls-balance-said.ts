import { keepWord, silentUntil } from '../../src/balance/balance-words.ts'
import { deleteHelpLine, helpLinesOf, saveHelpLine } from '../../src/balance/help-line-store.ts'
import { addMoods, deleteMood, moodsOver, saveMood } from '../../src/balance/moods.ts'
import { questionsDue } from '../../src/balance/read-questions.ts'
import { supportFor } from '../../src/balance/read-support.ts'
import {
  addSelfReports,
  deleteSelfReport,
  lastAnswered,
  saveSelfReport,
  selfReportsOf,
} from '../../src/balance/self-reports.ts'
import { addStrains, deleteStrain, saveStrain, strainsOver } from '../../src/balance/strains.ts'
import { day } from '../../src/lib/day.ts'
import { balanceWord, helpLine, mood, report, strain } from './balance.ts'
import { changes, counts, type DeskCall, tells } from './desk-call.ts'

const NOVEMBER = { from: day('2026-11-01'), to: day('2026-11-30') }

export const BALANCE_SAID_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/balance/balance-words.ts keepWord': changes(keepWord, () => [balanceWord()]),
  'src/balance/balance-words.ts silentUntil': counts(silentUntil, () => ['question-month' as const]),
  'src/balance/help-line-store.ts deleteHelpLine': changes(deleteHelpLine, a => [a.balance.help]),
  'src/balance/help-line-store.ts helpLinesOf': tells(helpLinesOf, () => []),
  'src/balance/help-line-store.ts saveHelpLine': changes(saveHelpLine, () => [helpLine()]),
  'src/balance/moods.ts addMoods': changes(addMoods, () => [[mood({ day: day('2026-01-05') })]]),
  'src/balance/moods.ts deleteMood': changes(deleteMood, a => [a.balance.mood]),
  'src/balance/moods.ts moodsOver': tells(moodsOver, () => [NOVEMBER]),
  'src/balance/moods.ts saveMood': changes(saveMood, () => [mood({ day: day('2026-01-06') })]),
  'src/balance/read-questions.ts questionsDue': counts(questionsDue, () => []),
  'src/balance/read-support.ts supportFor': tells(supportFor, () => []),
  'src/balance/self-reports.ts addSelfReports': changes(addSelfReports, () => [[report()]]),
  'src/balance/self-reports.ts deleteSelfReport': changes(deleteSelfReport, a => [a.balance.report]),
  'src/balance/self-reports.ts lastAnswered': counts(lastAnswered, () => [['djg6' as const]]),
  'src/balance/self-reports.ts saveSelfReport': changes(saveSelfReport, () => [report()]),
  'src/balance/self-reports.ts selfReportsOf': tells(selfReportsOf, () => []),
  'src/balance/strains.ts addStrains': changes(addStrains, () => [[strain()]]),
  'src/balance/strains.ts deleteStrain': changes(deleteStrain, a => [a.balance.strain]),
  'src/balance/strains.ts saveStrain': changes(saveStrain, () => [strain()]),
  'src/balance/strains.ts strainsOver': tells(strainsOver, () => [NOVEMBER]),
}
