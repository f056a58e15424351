import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max'
import { readSettings } from '../owner/store.ts'
import type { PersonDetail } from '../people/person.ts'
import { personDetail } from '../people/store.ts'
import type { Desk } from '../platform/desk.ts'
import { lastRun } from './found-store.ts'
import { inDetail } from './in-detail.ts'
import { isSure, type Pair } from './pair.ts'
import type { Review, ReviewedCard, ReviewedPair } from './review-view.ts'
import { pairsToReview, sureGroups } from './store.ts'

/** So many are read at once: whoever decides is never kept waiting for the next. */
const AT_ONCE = 4

/**
 * @param which those that wait, or those put off.
 * @param from the place of the first pair to show, from 0.
 */
export async function reviewOf(desk: Desk, which: 'open' | 'later', from = 0): Promise<Review> {
  const [found, run, { country: said }] = [
    await pairsToReview(desk),
    await lastRun(desk),
    await readSettings(desk),
  ]
  const country: CountryCode = isSupportedCountry(said) ? said : 'FR'
  const pairs: ReviewedPair[] = []
  for (const pair of found[which].slice(from, from + AT_ONCE)) {
    const reviewed = await inReview(desk, pair, country)
    if (reviewed) pairs.push({ ...reviewed, others: othersOf(pair, found.open) })
  }
  return {
    pairs,
    open: found.open.length,
    later: found.later.length,
    sure: sureGroups(found).reduce((sum, { length }) => sum + length - 1, 0),
    foundAt: run?.foundAt ?? null,
    cards: run?.cards ?? 0,
  }
}

async function inReview(
  desk: Desk,
  pair: Pair,
  country: CountryCode,
): Promise<Omit<ReviewedPair, 'others'> | null> {
  const [one, other] = [await personDetail(desk, pair.personId), await personDetail(desk, pair.otherId)]
  if (!one || !other) return null
  const isOtherFirst =
    worth(other) > worth(one) || (worth(other) === worth(one) && other.addedOn < one.addedOn)
  const cards: [ReviewedCard, ReviewedCard] = isOtherFirst
    ? [cardOf(other), cardOf(one)]
    : [cardOf(one), cardOf(other)]
  return {
    probability: pair.probability,
    isSure: isSure(pair),
    reasons: inDetail(pair.reasons, [cards[0].contact, cards[1].contact], country),
    cards,
  }
}

function cardOf({ id, contact, photo, addedOn, lastContactOn }: PersonDetail): ReviewedCard {
  return { id, contact, photo, addedOn, lastContactOn }
}

/** Somebody met stays before somebody who is but a card. */
function worth({ lastContactOn, acquaintance }: PersonDetail): number {
  return (lastContactOn === null ? 0 : 2) + (acquaintance.circle === null ? 0 : 1)
}

function othersOf({ personId, otherId }: Pair, open: readonly Pair[]): number {
  const both = new Set([personId, otherId])
  const others = new Set<string>()
  for (const pair of open) {
    if (both.has(pair.personId)) others.add(pair.otherId)
    if (both.has(pair.otherId)) others.add(pair.personId)
  }
  return [...others].filter(id => !both.has(id)).length
}
