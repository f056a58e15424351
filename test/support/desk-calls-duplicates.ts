import {
  bareCards,
  changedSince,
  keepFound,
  lastRun,
  placeInJournal,
  standIn,
} from '../../src/duplicates/found-store.ts'
import { mergePeople } from '../../src/duplicates/merge-people.ts'
import { reviewOf } from '../../src/duplicates/review.ts'
import { countToReview, joinSure, pairsToReview, saveReply } from '../../src/duplicates/store.ts'
import { changes, counts, type DeskCall, tells, within } from './desk-call.ts'

const NOTHING = { same: [], household: [], others: [], priorSame: 0, priorHousehold: 0 }
const RUN = { seq: 0, cards: 0, foundAt: '2026-11-21T08:00:00.000Z', model: NOTHING }

export const DUPLICATES_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/duplicates/found-store.ts bareCards': tells(bareCards, () => []),
  'src/duplicates/found-store.ts changedSince': tells(changedSince, () => [0]),
  'src/duplicates/found-store.ts keepFound': changes(keepFound, () => [
    { pairs: [], run: RUN, changed: null },
  ]),
  'src/duplicates/found-store.ts lastRun': counts(lastRun, () => []),
  'src/duplicates/found-store.ts placeInJournal': counts(placeInJournal, () => []),
  'src/duplicates/found-store.ts standIn': within(
    standIn,
    a => [{ kept: a.zephyrine, absorbed: a.odilon }],
    'changes',
  ),
  'src/duplicates/merge-people.ts mergePeople': changes(mergePeople, a => [
    { kept: a.odilon, absorbed: a.anatole },
  ]),
  'src/duplicates/review.ts reviewOf': tells(reviewOf, () => ['open' as const]),
  'src/duplicates/store.ts countToReview': counts(countToReview, () => []),
  'src/duplicates/store.ts joinSure': changes(joinSure, () => []),
  'src/duplicates/store.ts pairsToReview': tells(pairsToReview, () => []),
  'src/duplicates/store.ts saveReply': changes(saveReply, a => [
    { personId: a.anatole, otherId: a.odilon, reply: 'no' as const },
  ]),
}
