import { nightlyJob } from '../owner/nightly-job.ts'
import type { Database } from '../platform/db/database.ts'
import { lastSeq } from '../platform/desk.ts'
import type { Job } from '../platform/jobs.ts'
import { dropSmallPhotos, makeSmallPhotos } from './make-small-photos.ts'
import { tidyParts } from './token-parts.ts'

/** Photos in the size of telephones soon after they come; what nobody needs any more is let go of at night. */
export function peopleJobs(database: Database): Job[] {
  const lookedAt = new Map<string, number>()
  return [
    {
      name: 'photos',
      everyMinutes: 1,
      run: async desk => {
        const seq = await lastSeq(desk)
        if (lookedAt.get(desk.id) === seq) return null
        const made = await makeSmallPhotos(desk)
        lookedAt.set(desk.id, seq)
        return made === 0 ? null : String(made)
      },
    },
    nightlyJob(database, 'tidy', async desk => (await tidyParts(desk)) + (await dropSmallPhotos(desk))),
  ]
}
