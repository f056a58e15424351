import { estimateTravel, type TravelMode } from '../lib/geo/travel.ts'
import { Refusal } from '../lib/refusal.ts'
import { cardsOf } from '../people/summary.ts'
import { spotOf } from '../places/located.ts'
import { homeOf } from '../places/store.ts'
import type { Desk } from '../platform/desk.ts'
import { visitsBasis } from './basis.ts'
import { dueOf } from './due.ts'
import { metWith } from './met.ts'
import { CAR_CENTS_PER_KM, VIDEO_KEEPS } from './worth.ts'
import type { WorthSource } from './worth-begin.ts'

const VISIT_MINUTES = 60
const VIDEO_MINUTES = 40
const HORIZON_MONTHS = 12

/** @throws Refusal `not-found` for somebody who is not there. */
export async function worthSource(desk: Desk, personId: string, mode: TravelMode): Promise<WorthSource> {
  const [card] = await cardsOf(desk, [personId])
  if (!card) throw new Refusal('not-found', { what: 'person' })
  const [home, spot] = [(await homeOf(desk))?.spot ?? null, await spotOf(desk, personId)]
  const basis = await visitsBasis(desk)
  const met = (await metWith(desk, [personId])).get(personId)
  const due = met ? dueOf(met, desk.today()) : 0.5
  const oneWay = home && spot ? estimateTravel(home, spot, mode) : null
  const travel = oneWay && { km: 2 * oneWay.km, minutes: 2 * oneWay.minutes }
  const { chance, valueCents, hourlyRateCents, currency } = basis
  return {
    person: { id: personId, name: card.name, town: card.town },
    travel,
    missing: home ? (spot ? null : 'person') : 'home',
    due,
    basis,
    input: {
      currency,
      travel: {
        minutes: Math.round(travel?.minutes ?? 0),
        cost: {
          by: 'car',
          km: Math.round(travel?.km ?? 0),
          centsPerKm: mode === 'car' ? CAR_CENTS_PER_KM : 0,
        },
      },
      share: 1,
      visitMinutes: basis.past.visitMinutes?.value ?? VISIT_MINUTES,
      hourlyRateCents,
      chance,
      valueCents,
      horizonMonths: HORIZON_MONTHS,
      tie: { in: 'hours', hours: Math.round(due * 10) / 10 },
      video: { minutes: VIDEO_MINUTES, keepsChance: VIDEO_KEEPS, keepsTie: VIDEO_KEEPS },
      wait: null,
    },
  }
}
