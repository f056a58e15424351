import { keepFound, placeInJournal } from '../../src/duplicates/found-store.ts'
import { inOrder } from '../../src/duplicates/pair.ts'
import { saveReply } from '../../src/duplicates/store.ts'
import type { Desk } from '../../src/platform/desk.ts'
import type { FilledPeople } from './filled-people.ts'

/** Of two who are not one, and of two who surely are: what the desk below holds of them. */
export async function fillDuplicates(
  desk: Desk,
  { anatole, odilon, zephyrine }: FilledPeople,
): Promise<void> {
  const [personId, otherId] = inOrder(anatole, odilon)
  const reasons = [
    { field: 'given', level: 'same', bits: 6 },
    { field: 'email', level: 'same', bits: 13 },
  ]
  const nothing = { same: [], household: [], others: [], priorSame: 0, priorHousehold: 0 }
  await keepFound(desk, {
    pairs: [{ personId, otherId, probability: 0.9987, reasons }],
    run: { seq: await placeInJournal(desk), cards: 3, foundAt: desk.now().toISOString(), model: nothing },
    changed: null,
  })
  await saveReply(desk, { personId: zephyrine, otherId: odilon, reply: 'no' })
}
