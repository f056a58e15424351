import { addDays, day } from '../../src/lib/day.ts'
import { saveAsk, saveNeed } from '../../src/needs/store.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { newId } from './encounters.ts'
import type { FilledPeople } from './filled-people.ts'

export interface FilledNeeds {
  need: string
  ask: string
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

const TODAY = day('2026-11-21')
const WHAT = 'un accordeur de clavecins'
const CAME_OF = 'sa cousine l’accordera'
const MESSAGE = 'Bonjour Odilon, qui accorde les clavecins par ici ?'

/** Something in each table of the slice. */
export async function fillNeeds(
  desk: Desk,
  people: FilledPeople & { mandate: string },
): Promise<FilledNeeds> {
  const [need, ask, closed] = [newId(), newId(), newId()] as const
  const said = {
    kind: 'supplier' as const,
    skills: ['clavecins'],
    organisation: '',
    place: '',
    note: '',
    statedOn: addDays(TODAY, -12),
  }
  await saveNeed(desk, { id: need, what: WHAT, ...said, closedOn: null, outcome: null, cameOf: '' })
  await saveAsk(desk, {
    id: ask,
    needId: need,
    personId: people.odilon,
    askedOn: addDays(TODAY, -40),
    how: 'mail',
    message: MESSAGE,
    answer: 'knows-somebody',
    answeredOn: addDays(TODAY, -39),
    ledToId: people.zephyrine,
    note: '',
  })
  await saveNeed(desk, { id: closed, what: WHAT, ...said, closedOn: TODAY, outcome: 'met', cameOf: CAME_OF })
  return { need, ask, secrets: [need, ask, closed, WHAT, CAME_OF, MESSAGE] }
}
