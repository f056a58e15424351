import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Database } from './db/database.ts'
import { tablesOf } from './db/schema.ts'
import { type Desk, lastSeq } from './desk.ts'
import type { DeskEnv } from './http.ts'

/** The screens that follow their desk as it changes. */
export interface Live {
  routes: Hono<DeskEnv>
  /** Ends every stream, so that the process can stop; the browsers come back by themselves. */
  close: () => void
}

const HEARTBEAT_MS = 25_000
/** Beyond that many changes at once, every table is said to have changed: it costs less than looking. */
const MOST_ROWS = 5_000

/**
 * `GET /?since=SEQ`: server-sent events, one for each commit after that place in the journal: a page says the one its
 * first answer came with, a browser that comes back `Last-Event-ID`. From now on where neither is said.
 */
export function openLive(database: Database): Live {
  const open = new Set<() => void>()
  const routes = new Hono<DeskEnv>().get('/', c =>
    streamSSE(c, async stream => {
      const { desk } = c.var
      let seq = placeIn(c.req.header('last-event-id') ?? c.req.query('since')) ?? (await lastSeq(desk))
      let wake = () => {}
      let ended = false
      const tell = (deskId: string | null) => {
        if (deskId === null || deskId === desk.id) wake()
      }
      const end = () => {
        ended = true
        wake()
      }
      database.committed.on('commit', tell)
      open.add(end)
      stream.onAbort(end)
      try {
        await stream.writeSSE({ event: 'open', id: String(seq), data: JSON.stringify({ seq }), retry: 1000 })
        while (!ended) {
          const woken = new Promise<void>(resolve => {
            wake = resolve
          })
          const news = await tablesSince(desk, seq)
          if (news) {
            seq = news.seq
            await stream.writeSSE({ event: 'change', id: String(seq), data: JSON.stringify(news) })
            continue
          }
          let isQuiet = false
          const beat = setTimeout(() => {
            isQuiet = true
            wake()
          }, HEARTBEAT_MS)
          await woken
          clearTimeout(beat)
          if (isQuiet) await stream.write(': here\n\n')
        }
      } finally {
        database.committed.off('commit', tell)
        open.delete(end)
      }
    }),
  )
  return {
    routes,
    close: () => {
      for (const end of [...open]) end()
    },
  }
}

function placeIn(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null
}

/** Which tables changed after a place in the journal, and how far it goes now; null: nothing did. */
async function tablesSince(desk: Desk, seq: number): Promise<{ seq: number; tables: string[] } | null> {
  const latest = await lastSeq(desk)
  if (latest === seq) return null
  // Before its place: a backup was restored since.
  if (latest < seq || latest - seq > MOST_ROWS) return { seq: latest, tables: tablesOf('fact') }
  const tables = await desk.db
    .selectFrom('change')
    .select('tableName')
    .distinct()
    .where('deskId', '=', desk.id)
    .where('seq', '>', seq)
    .where('seq', '<=', latest)
    .orderBy('tableName')
    .execute()
  return { seq: latest, tables: tables.map(row => row.tableName) }
}
