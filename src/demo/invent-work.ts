import type { Encounter } from '../encounters/encounter.ts'
import type { Day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { inventFavours, plantFavours } from './invent-favours.ts'
import { inventHandovers, plantHandovers } from './invent-handovers.ts'
import { inventIdeas, plantIdeas } from './invent-ideas.ts'
import { inventLeaps, plantLeaps } from './invent-leap.ts'
import { inventMandates, plantMandates } from './invent-mandates.ts'
import { inventNeeds, plantNeeds } from './invent-needs.ts'
import { inventOutlays, plantOutlays } from './invent-outlays.ts'
import type { InventedPerson } from './invent-people.ts'
import { randomFrom } from './random.ts'

interface Frame {
  language: 'fr' | 'en'
  seed: number
  from: Day
  today: Day
  people: readonly InventedPerson[]
  encounters: readonly Encounter[]
}

/** Where the work of an invented desk came from, and what went back. Each slice has a stream of chance of its own. */
export function inventWork({ seed, ...known }: Frame) {
  const mandates = inventMandates(randomFrom(seed + 1), known)
  return {
    mandates,
    favours: inventFavours(randomFrom(seed + 2), { ...known, mandates }),
    handovers: inventHandovers(randomFrom(seed + 3), { ...known, mandates }),
    ideas: inventIdeas(randomFrom(seed + 4), { ...known, mandates }),
    needs: inventNeeds(randomFrom(seed + 5), known),
    leaps: inventLeaps(randomFrom(seed + 6), known),
    outlays: inventOutlays(randomFrom(seed + 7), known),
  }
}

/** Inside of a write, after the people and the encounters. */
export async function plantWork(inside: Desk, work: ReturnType<typeof inventWork>): Promise<void> {
  await plantMandates(inside, work.mandates)
  await plantFavours(inside, work.favours)
  await plantHandovers(inside, work.handovers)
  await plantIdeas(inside, work.ideas)
  await plantNeeds(inside, work.needs)
  await plantLeaps(inside, work.leaps)
  await plantOutlays(inside, work.outlays)
}
