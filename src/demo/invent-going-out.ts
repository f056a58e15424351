import type { Desk } from '../platform/desk.ts'
import type { GoingOutFrame } from './going-out-frame.ts'
import { inventBalance, plantBalance } from './invent-balance.ts'
import { inventClubs, plantClubs } from './invent-clubs.ts'
import { inventCompany, plantCompany } from './invent-company.ts'
import { inventEvents, plantEvents } from './invent-events.ts'
import { inventNetworks, plantNetworks } from './invent-networks.ts'
import { inventOutings, plantOutings } from './invent-outings.ts'
import { inventPlan, plantPlan } from './invent-plan.ts'
import { inventPresence, plantPresence } from './invent-presence.ts'
import { inventReview, plantReview } from './invent-review.ts'
import { randomFrom } from './random.ts'

/** What took the owner of an invented desk out of the house. Each slice has a stream of chance of its own. */
export function inventGoingOut(seed: number, known: GoingOutFrame) {
  return {
    events: inventEvents(randomFrom(seed + 25), known),
    outings: inventOutings(randomFrom(seed + 20), known),
    clubs: inventClubs(randomFrom(seed + 21), known),
    company: inventCompany(randomFrom(seed + 22), known),
    presence: inventPresence(randomFrom(seed + 23), known),
    networks: inventNetworks(randomFrom(seed + 24), known),
    balance: inventBalance(randomFrom(seed + 26), known),
    plan: inventPlan(randomFrom(seed + 27), known),
    review: inventReview(randomFrom(seed + 28), known),
  }
}

/** Inside of a write, after all the rest. */
export async function plantGoingOut(inside: Desk, out: ReturnType<typeof inventGoingOut>): Promise<void> {
  await plantEvents(inside, out.events)
  await plantOutings(inside, out.outings)
  await plantClubs(inside, out.clubs)
  await plantCompany(inside, out.company)
  await plantPresence(inside, out.presence)
  await plantNetworks(inside, out.networks)
  await plantBalance(inside, out.balance)
  await plantPlan(inside, out.plan)
  await plantReview(inside, out.review)
}
