import { addDays, day } from '../../src/lib/day.ts'
import { saveMandate } from '../../src/mandates/store.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { askIntroduction } from '../../src/reciprocity/introductions.ts'
import { saveFavour } from '../../src/reciprocity/store.ts'
import { answerThanks } from '../../src/reciprocity/thanks-store.ts'
import { newId } from './encounters.ts'
import { favour } from './favours.ts'
import type { FilledPeople } from './filled-people.ts'
import { mandate, through } from './mandates.ts'

export interface FilledReciprocity {
  /** Received, not thanked yet. */
  favour: string
  /** Put off. */
  thanks: string
  introduction: string
  /** Won the other day: its chain may be thanked. */
  won: string
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

const NOTE = 'a glissé un mot au recteur'
const QUESTION = 'Dire si une bolée lui plairait'
const WON = 'Restaurer le virginal de Tréguier'
const TODAY = day('2026-11-21')

/** Something in each table of the slice. */
export async function fillReciprocity(
  desk: Desk,
  { zephyrine, anatole, odilon, mandate: mandateId }: FilledPeople & { mandate: string },
): Promise<FilledReciprocity> {
  const [told, put, introduction, person, other] = [newId(), newId(), newId(), newId(), newId()] as const
  const won = newId()
  await saveMandate(
    desk,
    mandate({
      id: won,
      what: WON,
      stage: 'won',
      decidedOn: TODAY,
      contributions: [through([zephyrine, odilon])],
    }),
  )
  await saveFavour(desk, favour({ id: told, personId: odilon, aboutId: zephyrine, note: NOTE }))
  await answerThanks(desk, {
    id: put,
    personId: zephyrine,
    occasion: 'delivered',
    mandateId,
    favourId: null,
    answer: 'later',
    until: addDays(TODAY, 9),
  })
  await askIntroduction(desk, {
    id: introduction,
    personId: anatole,
    otherId: odilon,
    personFollowUpId: person,
    otherFollowUpId: other,
    texts: { person: QUESTION, other: QUESTION },
  })
  return {
    favour: told,
    thanks: put,
    introduction,
    won,
    secrets: [told, put, introduction, won, person, other, NOTE, QUESTION, WON],
  }
}
