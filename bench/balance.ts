import { logFigures } from '../src/balance/log-store.ts'
import { lastFullWeeks } from '../src/balance/weekly.ts'
import { withdrawalNow } from '../src/balance/withdrawal-now.ts'
import { SPHERES } from '../src/encounters/encounter.ts'
import { RELATIONS } from '../src/people/person.ts'
import { chanceOf } from './filled/chance.ts'
import { withFilledDesk } from './filled/desk.ts'
import { type Times, timed } from './filled/timed.ts'

// What the log shows of a desk with many people and many encounters: `bin/bench balance [people] [encounters]`.
const [people = 10_000, encounters = 1_000_000] = process.argv.slice(2).map(Number)
const ROUNDS = 15
const PERIODS = { fourWeeks: 4, threeMonths: 13, year: 52 }

const chance = chanceOf('balance')
await withFilledDesk(
  {
    ...{ chance, people, encounters, logDays: 1100 },
    person: i => ({
      acquaintance: {
        relations: [chance.pick(RELATIONS)],
        trade: chance.draw() < 0.5 ? 'inside' : null,
        household: i === 3,
      },
    }),
    encounter: () => ({
      size: chance.pick(['micro', 'short', 'long'] as const),
      sphere: chance.pick([...SPHERES, null]),
      chosen: chance.pick(['chosen', 'endured', null] as const),
    }),
  },
  async ({ desk, filledInSeconds }) => {
    const figures: Record<string, Times> = {}
    for (const [name, weeks] of Object.entries(PERIODS)) {
      figures[name] = await timed(ROUNDS, () => logFigures(desk(), lastFullWeeks(desk().today(), weeks)))
    }
    figures.withdrawal = await timed(ROUNDS, () => withdrawalNow(desk()))
    process.stdout.write(
      `${JSON.stringify({ people, encounters, rounds: ROUNDS, figures, filledInSeconds })}\n`,
    )
  },
)
