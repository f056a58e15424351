import { readSettings } from '../owner/store.ts'
import type { Desk } from '../platform/desk.ts'
import type { Job } from '../platform/jobs.ts'
import type { Door } from '../platform/outgoing.ts'
import { askFeed } from './ask-feed.ts'
import { feedsOf } from './feeds.ts'

/** How long what a calendar told is good for. */
const EVERY_HOURS = 4
const MOST_AT_ONCE = 20

/** Asks each calendar of events every few hours, if the owner allows it. */
export function feedJob(door: Door): Job {
  return {
    name: 'feeds',
    everyMinutes: 30,
    run: async desk => {
      const { outgoing } = await readSettings(desk)
      if (!outgoing.allowed.includes('feeds')) return null
      const due = (await dueFeeds(desk)).slice(0, MOST_AT_ONCE)
      let changes = 0
      for (const { id } of due) {
        const { added, changed, removed } = await askFeed(desk, door, id)
        changes += added + changed + removed
      }
      return due.length === 0 ? null : String(changes)
    },
  }
}

async function dueFeeds(desk: Desk) {
  const since = new Date(desk.now().getTime() - EVERY_HOURS * 3_600_000).toISOString()
  return (await feedsOf(desk)).filter(
    ({ isPaused, askedAt }) => !isPaused && (askedAt === null || askedAt < since),
  )
}
