import { type CIRCLES, RELATIONS } from '../src/people/person.ts'
import { readMorning } from '../src/today/read-morning.ts'
import { wordsIn } from '../src/words.ts'
import { chanceOf } from './filled/chance.ts'
import { withFilledDesk } from './filled/desk.ts'
import { timed } from './filled/timed.ts'

// The morning of a desk with many people and many encounters: `bin/bench today [people] [encounters]`.
const [people = 10_000, encounters = 1_000_000] = process.argv.slice(2).map(Number)
const ROUNDS = 40

const chance = chanceOf('morning')
await withFilledDesk(
  {
    ...{ chance, people, encounters, logDays: 1100 },
    person: i => {
      const circle = i < 5 ? 1 : i < 20 ? 2 : i < 70 ? 3 : i < 220 ? 4 : null
      return {
        contact:
          chance.draw() < 0.3
            ? {
                birthday: {
                  ...{ year: null, month: 1 + Math.floor(chance.draw() * 12) },
                  day: 1 + Math.floor(chance.draw() * 28),
                },
              }
            : {},
        acquaintance: {
          circle: circle as (typeof CIRCLES)[number] | null,
          relations: [chance.pick(RELATIONS)],
          trade: chance.draw() < 0.5 ? 'inside' : 'outside',
          household: i === 3,
        },
      }
    },
    encounter: () => ({
      size: chance.pick(['micro', 'short', 'long'] as const),
      initiator: chance.pick(['me', 'them', null] as const),
    }),
  },
  async ({ desk, filledInSeconds }) => {
    const { t } = wordsIn('fr')
    let suggestions = 0
    const times = await timed(ROUNDS, async () => {
      suggestions = (await readMorning(desk(), t)).suggestions.length
    })
    process.stdout.write(
      `${JSON.stringify({ people, encounters, rounds: ROUNDS, ...times, suggestions, filledInSeconds })}\n`,
    )
  },
)
