import type {
  BalanceWordTable,
  HelpLineTable,
  MoodTable,
  SelfReportTable,
  StrainTable,
} from '../platform/db/schema-balance.ts'
import { revisionOfState } from '../platform/revision.ts'
import type { BalanceWord, BalanceWordView } from './balance-word.ts'
import { type HelpLine, type HelpLineView, isBuiltIn } from './help-lines.ts'
import type { Mood, MoodView } from './mood.ts'
import { type SelfReport, type SelfReportView, scored } from './self-report.ts'
import type { Strain, StrainView } from './strain.ts'

// What each row says besides its key. Read back, a column holds only what was written here: from a closed list.

export function reportFields(of: SelfReport): Omit<SelfReportTable, 'deskId' | 'id'> {
  const { scale, day, answers, note } = of
  return { scale, day, answers: JSON.stringify(answers), note }
}

export function revisionOfReport(of: SelfReport): string {
  return revisionOfState([of.id, reportFields(of)])
}

export function reportViewOf({ deskId: _, ...row }: SelfReportTable): SelfReportView {
  const of = { ...row, answers: JSON.parse(row.answers) } as unknown as SelfReport
  return { ...scored(of), revision: revisionOfReport(of) }
}

export function moodFields(of: Mood): Omit<MoodTable, 'deskId' | 'id'> {
  const { day, level, note } = of
  return { day, level, note }
}

export function revisionOfMood(of: Mood): string {
  return revisionOfState([of.id, moodFields(of)])
}

export function moodViewOf({ deskId: _, ...row }: MoodTable): MoodView {
  const of = row as unknown as Mood
  return { ...of, revision: revisionOfMood(of) }
}

export function strainFields(of: Strain): Omit<StrainTable, 'deskId' | 'id'> {
  const { day, kind, note } = of
  return { day, kind, note }
}

export function revisionOfStrain(of: Strain): string {
  return revisionOfState([of.id, strainFields(of)])
}

export function strainViewOf({ deskId: _, ...row }: StrainTable): StrainView {
  const of = row as unknown as Strain
  return { ...of, revision: revisionOfStrain(of) }
}

export function wordFields(of: BalanceWord): Omit<BalanceWordTable, 'deskId' | 'id'> {
  const { what, week, answer, silentUntil } = of
  return { what, week, answer, silentUntil }
}

export function revisionOfWord(of: BalanceWord): string {
  return revisionOfState([of.id, wordFields(of)])
}

export function wordViewOf({ deskId: _, ...row }: BalanceWordTable): BalanceWordView {
  const of = row as unknown as BalanceWord
  return { ...of, revision: revisionOfWord(of) }
}

export function helpLineFields(of: HelpLine): Omit<HelpLineTable, 'deskId' | 'id'> {
  const { country, name, phone, url, hours, note, checkedOn } = of
  return { country, name, phone, url, hours, note, checkedOn, archived: of.archived ? 1 : 0 }
}

export function revisionOfHelpLine(of: HelpLine): string {
  return revisionOfState([of.id, helpLineFields(of)])
}

export function helpLineViewOf(of: HelpLine): HelpLineView {
  return { ...of, isBuiltIn: isBuiltIn(of.id), revision: revisionOfHelpLine(of) }
}

export function helpLineFrom({ deskId: _, ...row }: HelpLineTable): HelpLine {
  return { ...row, archived: row.archived === 1 } as unknown as HelpLine
}
