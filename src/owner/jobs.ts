import type { Backups } from '../platform/backups.ts'
import type { Database } from '../platform/db/database.ts'
import type { Desk } from '../platform/desk.ts'
import { type Job, lastRun } from '../platform/jobs.ts'
import { purge } from '../platform/purge.ts'
import { isLetterDue, type Letter, renderLetter } from './letter.ts'
import { mailLetter } from './mail.ts'
import { nightlyJob } from './nightly-job.ts'
import { pushNotice } from './push.ts'
import { readSettings } from './store.ts'

/** Of two desks in one database, the second finds it done. */
const SAME_NIGHT_MS = 12 * 3_600_000

/** What this morning's letter says: written by the slices that know. */
export type WriteLetter = (desk: Desk) => Promise<Letter>

/** The morning by mail and on the telephone, each only if the owner asked for it. */
export function morningJobs(database: Database, writeLetter: WriteLetter): Job[] {
  const isDue = async (desk: Desk, job: string, hour: number) =>
    isLetterDue(hour, await lastRun(database, desk, job), { now: desk.now(), timeZone: desk.timeZone })
  return [
    {
      name: 'letter',
      everyMinutes: 1,
      run: async desk => {
        const { letter } = await readSettings(desk)
        if (!letter.enabled || !(await isDue(desk, 'letter', letter.hour))) return null
        return mailLetter(database, desk, renderLetter(await writeLetter(desk)))
      },
    },
    {
      name: 'push',
      everyMinutes: 1,
      run: async desk => {
        const { letter, push } = await readSettings(desk)
        if (!push.enabled || !(await isDue(desk, 'push', letter.hour))) return null
        const { subject, sections } = await writeLetter(desk)
        const body = sections.flatMap(section => section.lines.map(line => line.text)).slice(0, 3)
        const told = await pushNotice(database, desk, { title: subject, body: body.join('\n'), path: '/' })
        return told === 0 ? null : String(told)
      },
    },
  ]
}

/** The whole database, once a night, whatever the number of its desks. */
export function backupJob(database: Database, backups: Backups): Job {
  const nightly = nightlyJob(database, 'backup', async () => (await backups.backUp()).bytes)
  return {
    ...nightly,
    run: async desk => {
      const newest = backups.view().kept[0]
      const isFresh = newest && desk.now().getTime() - Date.parse(newest.madeAt) < SAME_NIGHT_MS
      return isFresh ? null : nightly.run(desk)
    },
  }
}

/** Octets and images that undo no longer reaches, let go of at night. */
export function purgeJob(database: Database): Job {
  return nightlyJob(database, 'purge', async desk => {
    const { images, blobs } = await purge(desk)
    return images + blobs
  })
}
