import { day } from '../../src/lib/day.ts'
import { addOutingPeople } from '../../src/outings/outing-people.ts'
import { saveOuting } from '../../src/outings/store.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { newId } from './encounters.ts'
import type { FilledPeople } from './filled-people.ts'
import { outingOn } from './outings-met.ts'

export interface FilledOuting {
  outing: string
  /** One that is behind, with somebody who was met. */
  been: string
  wished: string
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

const TITLE = 'La soirée des carillonneurs'
const AIM = 'Demander la clef du beffroi'
const NAME = 'Hermeline Kerdoncuff'

/** One to come with an aim and people, one that is behind. */
export async function fillOuting(desk: Desk, { odilon }: FilledPeople): Promise<FilledOuting> {
  const [outing, been, aim, wished, listed, met] = [
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
  ] as const
  const aims = [{ id: aim, text: AIM, personId: odilon, reached: null }]
  await saveOuting(desk, outingOn(day('2026-12-03'), { id: outing, title: TITLE, aims }))
  const behind = { id: been, title: TITLE, state: 'been' as const }
  await saveOuting(desk, outingOn(day('2026-10-01'), behind))
  const row = { organisation: '', isNew: false, word: '', metAt: null, encounterId: null }
  await addOutingPeople(desk, outing, [
    { ...row, id: wished, outingId: outing, personId: odilon, name: '', role: 'wished', origin: 'typed' },
    { ...row, id: listed, outingId: outing, personId: null, name: NAME, role: 'expected', origin: 'list' },
  ])
  await addOutingPeople(desk, been, [
    {
      ...row,
      id: met,
      outingId: been,
      personId: odilon,
      name: '',
      role: 'met',
      origin: 'typed',
      isNew: true,
    },
  ])
  return { outing, been, wished, secrets: [outing, been, aim, wished, listed, met, TITLE, AIM, NAME] }
}
