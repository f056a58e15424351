import { keepPicture } from '../../src/outings/met-picture.ts'
import { keepMet } from '../../src/outings/met-store.ts'
import { savePitch } from '../../src/outings/pitch-store.ts'
import { addOutings } from '../../src/outings/store.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { newId } from './encounters.ts'
import { metDraft, outingOn } from './outings-met.ts'

export interface FilledSalon {
  outing: string
  aim: string
  met: string
  metPerson: string
  metName: string
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

const TITLE = 'L’apéritif des relieuses'
const NAME = 'Quitterie Ollivier'
const WORD = 'dorure sur tranche'
const PICTURE = 'the octets of a card with deckled edges'
const PITCH = 'J’accorde des violes de gambe.'

/** An evening where somebody new was met, and the owner's few sentences. */
export async function fillSalon(desk: Desk): Promise<FilledSalon> {
  const [outing, aim] = [newId(), newId()] as const
  const aims = [{ id: aim, text: 'Trouver une relieuse', personId: null, reached: null }]
  await addOutings(desk, [outingOn(desk.today(), { id: outing, title: TITLE, aims })])
  const met = metDraft({ name: NAME, word: WORD })
  await keepMet(desk, outing, met)
  await keepPicture(desk, { outingId: outing, metId: met.id }, new TextEncoder().encode(PICTURE))
  await savePitch(desk, { whoIAm: PITCH, whomILookFor: '' })
  const { id, personId, encounterId } = met
  return {
    ...{ outing, aim, met: id, metPerson: personId, metName: NAME },
    secrets: [outing, aim, id, personId, encounterId, TITLE, NAME, WORD, PITCH],
  }
}
