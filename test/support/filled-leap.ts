import { promiseStep, saveLeap } from '../../src/leap/store.ts'
import { day } from '../../src/lib/day.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { newId } from './encounters.ts'
import type { FilledPeople } from './filled-people.ts'

export interface FilledLeap {
  leap: string
  step: string
  /** One that is no promise yet. */
  otherStep: string
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

const TOWN = 'Tréguier-sur-Jaudy'
const STEP = 'fermer l’atelier du phare'
const OTHER = 'rendre les clefs du clocher'

/** Something in each table of the slice. */
export async function fillLeap(desk: Desk, _: FilledPeople & { mandate: string }): Promise<FilledLeap> {
  const [leap, step, otherStep, promise] = [newId(), newId(), newId(), newId()] as const
  const draft = {
    id: leap,
    kind: 'move' as const,
    leavesOn: day('2027-02-01'),
    town: TOWN,
    field: '',
    note: '',
    begunOn: day('2026-11-01'),
    closedOn: null,
  }
  const dueOn = day('2027-01-10')
  const own = { leapId: leap, line: '', dueOn, doneOn: null }
  await saveLeap(desk, draft, [
    { id: step, position: 0, text: STEP, ...own },
    { id: otherStep, position: 1, text: OTHER, ...own },
  ])
  await promiseStep(desk, step, { id: promise, text: STEP })
  return { leap, step, otherStep, secrets: [leap, step, otherStep, promise, TOWN, STEP, OTHER] }
}
