import { keepWord } from '../../src/balance/balance-words.ts'
import { saveHelpLine } from '../../src/balance/help-line-store.ts'
import { saveMood } from '../../src/balance/moods.ts'
import { saveSelfReport } from '../../src/balance/self-reports.ts'
import { saveStrain } from '../../src/balance/strains.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { balanceWord, helpLine, mood, report, strain } from './balance.ts'
import { newId } from './encounters.ts'
import type { FilledPeople } from './filled-people.ts'

export interface FilledBalance {
  report: string
  mood: string
  strain: string
  help: string
  word: string
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

const NOTE = 'Le vide du mardi soir'
const GREY = 'Un gris de perle'
const LATE = 'La table d’harmonie à minuit'
const LINE = 'L’oreille de Roscoff'
const HOURS = 'les soirs de tempête'

/** Something in each table of the slice. */
export async function fillBalance(
  desk: Desk,
  _known: FilledPeople & { mandate: string },
): Promise<FilledBalance> {
  const ids = { report: newId(), mood: newId(), strain: newId(), help: newId(), word: newId() }
  await saveSelfReport(desk, report({ id: ids.report, answers: [1, 3, 3, 1, 3, 1], note: NOTE }))
  await saveMood(desk, mood({ id: ids.mood, note: GREY }))
  await saveStrain(desk, strain({ id: ids.strain, note: LATE }))
  await saveHelpLine(desk, helpLine({ id: ids.help, name: LINE, hours: HOURS }))
  await keepWord(desk, balanceWord({ id: ids.word, what: 'question-month' }))
  return { ...ids, secrets: [...Object.values(ids), NOTE, GREY, LATE, LINE, HOURS] }
}
