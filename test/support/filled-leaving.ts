import { answerStale } from '../../src/leaving/stale-store.ts'
import type { Desk } from '../../src/platform/desk.ts'
import type { FilledPeople } from './filled-people.ts'
import { somebody } from './people.ts'

export interface FilledLeaving {
  /** Noted seven years ago, never met. */
  forgotten: string
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

const FORGOTTEN = 'Gwénolé Abarnou'

/** Somebody whom the owner is asked about, and somebody they keep. */
export async function fillLeaving(desk: Desk, { odilon }: FilledPeople): Promise<FilledLeaving> {
  const forgotten = await somebody(desk, FORGOTTEN)
  await desk.write({ what: 'test' }, ({ db, id }) =>
    db
      .updateTable('person')
      .set({ addedOn: '2019-11-21' })
      .where('deskId', '=', id)
      .where('id', '=', forgotten)
      .execute(),
  )
  await answerStale(desk, odilon, 'keep')
  return { forgotten, secrets: [forgotten, FORGOTTEN] }
}
