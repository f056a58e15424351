import type { Day } from '../lib/day.ts'
import { fold } from '../lib/fold.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { nameOfNetwork } from './network-there.ts'
import {
  type AppProposal,
  networkOfApp,
  readScreenTime,
  type ScreenTimeKept,
  type ScreenTimeView,
} from './screen-time.ts'
import { networksOf } from './store.ts'
import type { AppTime } from './time-read.ts'

const MOST_APPS = 200

/** What a file of screen time says, to choose from; nothing is written. */
export async function screenTimeIn(desk: Desk, text: string): Promise<ScreenTimeView> {
  const { value, problems } = readScreenTime(text, desk.timeZone)
  const networks = (await networksOf(desk)).filter(({ isArchived }) => !isArchived)
  const apps = [...Map.groupBy(upTo(desk, value), ({ app }) => fold(app)).values()].map(
    (times): AppProposal => {
      const days = times.map(({ day }) => day).sort()
      const app = times[0]?.app ?? ''
      return {
        app,
        networkId: networkOfApp(app, networks)?.id ?? null,
        days: days.length,
        minutes: times.reduce((sum, { minutes }) => sum + minutes, 0),
        from: days[0] as Day,
        to: days.at(-1) as Day,
      }
    },
  )
  apps.sort((a, b) => Number(a.networkId === null) - Number(b.networkId === null) || b.minutes - a.minutes)
  return { apps: apps.slice(0, MOST_APPS), problems }
}

/**
 * Keeps the time of the apps chosen, each for a network. The same file twice adds nothing; a later one adds what is new,
 * and what grew since.
 *
 * @throws Refusal `gone`, `not-found` for a network that is not there.
 */
export async function keepScreenTime(
  desk: Desk,
  { text, choices }: { text: string; choices: readonly { app: string; networkId: string }[] },
): Promise<ScreenTimeKept> {
  const networkOf = new Map(choices.map(({ app, networkId }) => [fold(app), networkId]))
  for (const id of new Set(networkOf.values())) await nameOfNetwork(desk, id)
  const times = upTo(desk, readScreenTime(text, desk.timeZone).value).flatMap(({ app, day, minutes }) => {
    const networkId = networkOf.get(fold(app))
    return networkId === undefined ? [] : { networkId, day, minutes, source: fold(app) }
  })
  const result: ScreenTimeKept = { kept: 0, known: 0, ownDays: 0 }
  if (times.length === 0) return result
  const count = new Set(times.map(({ day }) => day)).size
  await desk.write({ what: 'networks:change.imported', details: { count }, alone: true }, async inside => {
    const before = await rowsOn(inside, times)
    const fresh = []
    for (const { networkId, day, minutes, source } of times) {
      const same = before.filter(row => row.day === day)
      const known = same.find(
        row => /^(screen|hand):/.test(row.source) && row.source.replace(/^\w+:/, '') === source,
      )
      if (known && (known.source.startsWith('hand:') || (known.minutes ?? 0) >= minutes)) result.known++
      else if (known) {
        await inside.db
          .updateTable('networkTime')
          .set({ minutes, networkId })
          .where('deskId', '=', desk.id)
          .where('id', '=', known.id)
          .execute()
        result.kept++
      } else if (same.some(row => row.networkId === networkId && !row.source.includes(':'))) result.ownDays++
      else {
        const row = { networkId, day, minutes, startedAt: null, source: `screen:${source}` }
        fresh.push({ deskId: desk.id, id: uuidv7(desk.now()), ...row })
        result.kept++
      }
    }
    await insertRows(inside.db, 'networkTime', fresh)
  })
  return result
}

/** What a file says of days to come is no time spent. */
function upTo(desk: Desk, times: readonly AppTime[]): AppTime[] {
  const today = desk.today()
  return times.filter(({ day }) => day <= today)
}

async function rowsOn({ db, id }: Desk, times: readonly { day: Day }[]) {
  const days = [...new Set(times.map(({ day }) => day))]
  const found: { id: string; networkId: string; day: string; minutes: number | null; source: string }[] = []
  await inChunks(days, 1000, async chunk => {
    found.push(
      ...(await db
        .selectFrom('networkTime')
        .select(['id', 'networkId', 'day', 'minutes', 'source'])
        .where('deskId', '=', id)
        .where('day', 'in', [...chunk])
        .execute()),
    )
  })
  return found
}
