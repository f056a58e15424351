import { Hono } from 'hono'
import { peopleNetworkRoutes } from '../src/balance/network-routes.ts'
import { CIRCLES, RELATIONS } from '../src/people/person.ts'
import type { DeskEnv } from '../src/platform/http.ts'
import { type Chance, chanceOf } from './filled/chance.ts'
import { type Filling, withFilledDesk } from './filled/desk.ts'
import { type Times, timed } from './filled/timed.ts'

// The network of people, on a desk with many: `bin/bench network [people] [encounters]`. One encounter in ten is with
// two to five people of one circle of twenty-five; few people are met much.
const [people = 10_000, encounters = 1_000_000] = process.argv.slice(2).map(Number)
const ROUNDS = 30
const CIRCLE = 25

const chance = chanceOf('network')
const filling: Filling = {
  ...{ chance, people, encounters, logDays: 3650 },
  person: (i, earlier) => ({
    acquaintance: {
      relations: [chance.pick(RELATIONS)],
      circle: i < 150 ? (CIRCLES[Math.floor(Math.sqrt(i) / 3.1)] ?? 4) : null,
      metThroughId: i > 0 && chance.draw() < 0.2 ? chance.pick(earlier) : null,
    },
  }),
  encounter: ids => ({ channel: 'in-person', personIds: present(chance, ids) }),
}

await withFilledDesk(filling, async ({ desk, filledInSeconds }) => {
  const app = new Hono<DeskEnv>()
    .use(async (c, next) => {
      c.set('desk', desk())
      await next()
    })
    .route('/', peopleNetworkRoutes)
  const figures: Record<string, Times & { bytes: number }> = {}
  let ties = 0
  for (const path of ['/', '/graph', '/dormant', '/introductions']) {
    let bytes = 0
    const times = await timed(ROUNDS, async () => {
      const answer = await app.request(path)
      const text = await answer.text()
      bytes = text.length
      if (answer.status !== 200) throw new Error(text)
      if (path === '/') ties = (JSON.parse(text) as { ties: number }).ties
    })
    figures[path] = { ...times, bytes }
  }
  process.stdout.write(
    `${JSON.stringify({ people, encounters, ties, rounds: ROUNDS, figures, filledInSeconds })}\n`,
  )
})

/** Who is there: one, or some around them. */
function present({ draw }: Chance, ids: readonly string[]): string[] {
  const one = Math.floor(draw() ** 2 * ids.length)
  if (draw() >= 0.1) return [ids[one] as string]
  const from = one - (one % CIRCLE)
  const around = Array.from({ length: 1 + Math.floor(draw() * 4) }, () => {
    return ids[Math.min(ids.length - 1, from + Math.floor(draw() * CIRCLE))] as string
  })
  return [ids[one] as string, ...around]
}
