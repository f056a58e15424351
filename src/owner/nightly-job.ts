import { dayAt } from '../lib/day.ts'
import type { Database } from '../platform/db/database.ts'
import type { Desk } from '../platform/desk.ts'
import { type Job, lastRun } from '../platform/jobs.ts'
import { isNightlyWorkDue } from './nightly.ts'

/** @param work what is done once a night; answers how much there was. */
export function nightlyJob(database: Database, name: string, work: (desk: Desk) => Promise<number>): Job {
  return {
    name,
    everyMinutes: 10,
    run: async desk => {
      const last = (await lastRun(database, desk, name))?.lastOkAt
      const clock = { now: desk.now(), today: desk.today(), timeZone: desk.timeZone }
      if (!isNightlyWorkDue(last ? dayAt(new Date(last), desk.timeZone) : null, clock)) return null
      return String(await work(desk))
    },
  }
}
