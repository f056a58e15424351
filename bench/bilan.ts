import { Hono } from 'hono'
import type { DeskEnv } from '../src/platform/http.ts'
import type { BilanView } from '../src/review/bilan.ts'
import { bilanRoutes } from '../src/review/routes.ts'
import { wordsIn } from '../src/words.ts'
import { chanceOf } from './filled/chance.ts'
import { withFilledDesk } from './filled/desk.ts'
import { type Times, timed } from './filled/timed.ts'

// The page of a month, on the demonstration's desk with many people and many encounters: `bin/bench bilan [people]
// [encounters]`. `page` is all that its screen asks for,
// one after the other; `edited` keeps the owner's words, `again` takes back those of the rules.
const [people = 10_000, encounters = 1_000_000] = process.argv.slice(2).map(Number)
const ROUNDS = 20
const MONTH = '2026-10'

await withFilledDesk(
  { chance: chanceOf('bilan'), people, encounters, logDays: 1100, isDemo: true },
  async ({ database, desk, filledInSeconds }) => {
    const { t } = wordsIn('fr')
    const app = new Hono<DeskEnv>()
      .use(async (c, next) => {
        c.set('desk', desk())
        c.set('t', t)
        await next()
      })
      .route('/', bilanRoutes({ database, address: () => '' }))
    let bytes = 0
    const asked = async (path: string, init?: RequestInit) => {
      const answer = await app.request(path, init)
      const text = await answer.text()
      if (answer.status >= 300) throw new Error(text)
      bytes += text.length
      return text
    }
    const sent = (method: string, body: object) => ({
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
    const month = () => asked(`/${MONTH}`)
    const figures: Record<string, Times & { bytes: number }> = {}
    const measure = async (name: string, work: () => Promise<unknown>) => {
      bytes = 0
      const times = await timed(ROUNDS, work)
      figures[name] = { ...times, bytes: Math.round(bytes / (ROUNDS + 1)) }
    }
    await measure('months', () => asked('/'))
    await measure('month', month)
    await measure('page', async () => {
      await asked('/')
      await month()
    })
    await measure('shared', () => asked(`/${MONTH}/shared`))
    let bilan = JSON.parse(await month()) as BilanView
    await measure('edited', async () => {
      const paragraphs = bilan.paragraphs.map(({ key, text }, place) => {
        return { key, own: place === 0 ? `${text} …` : null }
      })
      const kept = await asked(`/${MONTH}`, sent('PUT', { paragraphs, revision: bilan.revision }))
      bilan = JSON.parse(kept) as BilanView
    })
    await measure('again', async () => {
      const keys = bilan.paragraphs.map(({ key }) => key)
      const taken = await asked(`/${MONTH}/regenerate`, sent('POST', { keys, revision: bilan.revision }))
      bilan = JSON.parse(taken) as BilanView
    })
    process.stdout.write(
      `${JSON.stringify({ people, encounters, rounds: ROUNDS, month: MONTH, figures, filledInSeconds })}\n`,
    )
  },
)
