import { day } from '../../src/lib/day.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { saveAbsence } from '../../src/presence/absences.ts'
import { saveHalfDay } from '../../src/presence/half-days.ts'
import { saveStanding } from '../../src/presence/standing-store.ts'
import { saveTrial } from '../../src/presence/trials.ts'
import { newId } from './encounters.ts'
import type { FilledPeople } from './filled-people.ts'
import { absence, halfDay, standing, trial } from './presence.ts'

export interface FilledPresence {
  half: string
  standing: string
  trial: string
  absence: string
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

const ATTIC = 'Le grenier aux cartes marines'
const OUTPUT = 'Le répertoire des phares recopié.'
const HABIT = 'Le jeudi au chantier naval'
const TRIED = 'Un mois à la corderie royale'
const HOPED = 'Croiser un voilier par jour.'
const AWAY = 'Régates de Ploumanac’h'

/** Something in each table of the slice. */
export async function fillPresence(
  desk: Desk,
  { odilon }: FilledPeople & { mandate: string },
): Promise<FilledPresence> {
  const [half, kept, tried, away] = [newId(), newId(), newId(), newId()]
  await saveStanding(desk, standing({ id: kept, what: HABIT, personIds: [odilon] }))
  await saveHalfDay(
    desk,
    halfDay({
      ...{ id: half, kind: 'elsewhere', place: ATTIC, output: OUTPUT },
      ...{ energy: 4, billedMinutes: 120, company: true },
    }),
  )
  await saveTrial(
    desk,
    trial({ id: tried, what: TRIED, hoped: HOPED, startsOn: day('2026-10-26'), endsOn: day('2026-11-19') }),
  )
  await saveAbsence(
    desk,
    absence({ id: away, fromDay: day('2026-11-02'), untilDay: day('2026-11-03'), note: AWAY }),
  )
  return {
    half,
    standing: kept,
    trial: tried,
    absence: away,
    secrets: [half, kept, tried, away, ATTIC, OUTPUT, HABIT, TRIED, HOPED, AWAY],
  }
}
