import { addDays, day } from '../../src/lib/day.ts'
import { cardsOf } from '../../src/people/summary.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { everyReferralTold, toldReferrals } from '../../src/reciprocity/chains.ts'
import {
  askIntroduction,
  connectIntroduction,
  dropIntroduction,
  openIntroductions,
} from '../../src/reciprocity/introductions.ts'
import { favourOf, favoursOf, findFavour, tallyLedger } from '../../src/reciprocity/ledger.ts'
import { connectionDraft, returnDraft, thanksDraft } from '../../src/reciprocity/read-drafts.ts'
import { reciprocityOver, reciprocityWith } from '../../src/reciprocity/read-reciprocity.ts'
import { mandateWithChain, thanksDue } from '../../src/reciprocity/read-thanks.ts'
import { waysFor } from '../../src/reciprocity/read-ways.ts'
import { addFavours, deleteFavour, saveFavour } from '../../src/reciprocity/store.ts'
import { answerThanks, thanksOfMandate } from '../../src/reciprocity/thanks-store.ts'
import { wordsIn } from '../../src/words.ts'
import { changes, counts, type DeskCall, tells } from './desk-call.ts'
import { newId } from './encounters.ts'
import { favour } from './favours.ts'

const TODAY = day('2026-11-21')
const { t } = wordsIn('fr')

export const RECIPROCITY_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/reciprocity/chains.ts everyReferralTold': tells(everyReferralTold, () => []),
  'src/reciprocity/chains.ts toldReferrals': tells(toldReferrals, () => [{ limit: 10 }]),
  'src/reciprocity/introductions.ts askIntroduction': changes(askIntroduction, a => [
    {
      id: a.desk.batches[0] as string,
      personId: a.zephyrine,
      otherId: a.odilon,
      personFollowUpId: newId(),
      otherFollowUpId: newId(),
      texts: { person: 'x', other: 'y' },
    },
  ]),
  'src/reciprocity/introductions.ts connectIntroduction': changes(connectIntroduction, a => [
    { id: a.reciprocity.introduction, favourId: newId() },
  ]),
  'src/reciprocity/introductions.ts dropIntroduction': changes(dropIntroduction, a => [
    a.reciprocity.introduction,
  ]),
  'src/reciprocity/introductions.ts openIntroductions': tells(openIntroductions, () => []),
  'src/reciprocity/ledger.ts favourOf': tells(favourOf, a => [a.reciprocity.favour]),
  'src/reciprocity/ledger.ts favoursOf': tells(favoursOf, () => [{}]),
  'src/reciprocity/ledger.ts findFavour': tells(findFavour, a => [a.reciprocity.favour]),
  'src/reciprocity/ledger.ts tallyLedger': tells(tallyLedger, () => [TODAY]),
  'src/reciprocity/read-drafts.ts connectionDraft': tells(connectionDraft, a => [
    [a.zephyrine, a.odilon] as const,
    t,
  ]),
  'src/reciprocity/read-drafts.ts returnDraft': tells(returnDraft, a => [
    { personId: a.zephyrine, otherId: a.odilon, kind: 'introduce' as const },
    t,
  ]),
  'src/reciprocity/read-drafts.ts thanksDraft': tells(thanksDraft, a => [
    {
      personId: a.zephyrine,
      occasion: 'won' as const,
      mandateId: a.reciprocity.won,
      favourId: null,
      way: 'mail' as const,
    },
    t,
  ]),
  'src/reciprocity/read-reciprocity.ts reciprocityOver': tells(reciprocityOver, () => [new Set<string>()]),
  'src/reciprocity/read-reciprocity.ts reciprocityWith': counts(reciprocityWith, a => [a.odilon]),
  'src/reciprocity/read-thanks.ts thanksDue': tells(thanksDue, () => [TODAY]),
  'src/reciprocity/read-thanks.ts mandateWithChain': tells(mandateWithChain, a => [a.reciprocity.won]),
  'src/reciprocity/read-ways.ts waysFor': counts(
    async (desk: Desk, personId: string) => {
      const [card] = await cardsOf(desk, [personId])
      return card ? waysFor(desk, card, false) : []
    },
    a => [a.zephyrine],
  ),
  'src/reciprocity/store.ts addFavours': changes(addFavours, a => [
    [favour({ id: a.desk.batches[0] as string, personId: a.odilon })],
  ]),
  'src/reciprocity/store.ts deleteFavour': changes(deleteFavour, a => [a.reciprocity.favour]),
  'src/reciprocity/store.ts saveFavour': changes(saveFavour, a => [favour({ personId: a.odilon })]),
  'src/reciprocity/thanks-store.ts answerThanks': changes(answerThanks, a => [
    {
      id: a.desk.batches[0] as string,
      personId: a.zephyrine,
      occasion: 'won' as const,
      mandateId: a.reciprocity.won,
      favourId: null,
      answer: 'later' as const,
      until: addDays(TODAY, 7),
    },
  ]),
  'src/reciprocity/thanks-store.ts thanksOfMandate': tells(thanksOfMandate, a => [a.mandates.mandate]),
}
