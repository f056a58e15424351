import { sql } from 'kysely'
import { readSettings } from '../owner/store.ts'
import { type Desk, lastSeq } from '../platform/desk.ts'
import type { Job } from '../platform/jobs.ts'
import { attributeAgain } from './attribute-again.ts'
import type { SourceRuns } from './source-runs.ts'
import { sourcesOf } from './sources.ts'

/** Once cards changed, looks whether somebody who wrote has one now. */
export function attributionJob(): Job {
  /** How far in the journal of each desk it was looked; nowhere yet after a start. */
  const looked = new Map<string, number>()
  return {
    name: 'attribution',
    everyMinutes: 1,
    run: async desk => {
      const seq = await lastSeq(desk)
      const since = looked.get(desk.id)
      looked.set(desk.id, seq)
      if (since !== undefined && !(await cardsChanged(desk, since))) return null
      const found = await attributeAgain(desk)
      return found === 0 ? null : String(found)
    },
  }
}

async function cardsChanged({ db, id }: Desk, since: number): Promise<boolean> {
  const { rows } = await sql`select 1 as changed from change
    where desk_id = ${id} and seq > ${since} and table_name = 'person' limit 1`.execute(db)
  return rows.length > 0
}

const EVERY_HOURS = { calendar: 4, mailbox: 1 } as const

/** Reads each source when it is due, if the owner allows it. */
export function sourceJob(runs: SourceRuns): Job {
  return {
    name: 'sources',
    everyMinutes: 15,
    run: async desk => {
      const { outgoing } = await readSettings(desk)
      let read = 0
      for (const { id, kind, isPaused, askedAt } of await sourcesOf(desk)) {
        const since = new Date(desk.now().getTime() - EVERY_HOURS[kind] * 3_600_000).toISOString()
        const isAllowed = outgoing.allowed.includes(kind === 'calendar' ? 'feeds' : 'mailbox')
        if (isPaused || !isAllowed || (askedAt !== null && askedAt > since)) continue
        await runs.start(desk, id)
        read++
      }
      return read === 0 ? null : String(read)
    },
  }
}
