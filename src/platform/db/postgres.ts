import { PostgresDialect } from 'kysely'
import pg from 'pg'
import { Refusal } from '../../lib/refusal.ts'

// `count(*)` and bigint columns are numbers of ours, never near 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export function openPool(url: string, connections: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  // A connection that the server closes: whoever was asking over it is told, the pool lets go of it and the next query
  // opens another. Without a listener the event would end the process.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

/** @throws Refusal `database-unreachable`, with what the server or the network said. */
export async function reached(pool: pg.Pool): Promise<void> {
  try {
    await pool.query('select 1')
  } catch (error) {
    throw new Refusal('database-unreachable', { reason: (error as Error).message })
  }
}

const AGAIN_MS = 1000

/**
 * Hears of every commit of every desk, over a connection of its own, opened again when it is lost.
 *
 * @param heard told the desk's id; null once the connection is there again: any desk may have changed meanwhile, and
 *   each reader looks how far its journal goes now.
 * @returns what ends it.
 */
export async function listenForCommits(
  pool: pg.Pool,
  heard: (deskId: string | null) => void,
): Promise<() => void> {
  let ended = false
  let end = () => {}
  const again = () => {
    if (!ended) setTimeout(() => ended || reopen(), AGAIN_MS).unref()
  }
  const reopen = () =>
    open().then(
      () => heard(null),
      () => again(),
    )
  const open = async () => {
    const client = await pool.connect()
    const state = { listens: false, released: false }
    const release = (error?: Error) => {
      if (!state.released) client.release(error ?? true)
      state.released = true
    }
    end = () => release()
    client.on('notification', message => heard(message.payload ?? ''))
    client.on('error', error => {
      if (state.listens && !state.released) again()
      release(error)
    })
    try {
      await client.query('listen entregent')
    } catch (error) {
      release(error as Error)
      throw error
    }
    if (ended) release()
    if (state.released) throw new RangeError('the connection was lost as it was opened')
    state.listens = true
  }
  await open()
  return () => {
    ended = true
    end()
  }
}

export function systemDialect(pool: pg.Pool): PostgresDialect {
  return new PostgresDialect({ pool: { connect: () => pool.connect(), end: async () => {} } })
}

/**
 * Connections that see one desk: each is handed out under the role that row-level security binds, with the desk
 * named, and read-only unless a transaction says otherwise.
 */
export function deskDialect(pool: pg.Pool, deskId: string): PostgresDialect {
  return new PostgresDialect({
    pool: {
      connect: async () => {
        const client = await pool.connect()
        try {
          await client.query({
            name: 'enter-desk',
            text: `select set_config('role', 'entregent_desk', false), set_config('entregent.desk', $1, false),
                          set_config('default_transaction_read_only', 'on', false)`,
            values: [deskId],
          })
        } catch (error) {
          // Kept, it would take a place of the pool for good, and closing the pool would wait for it.
          client.release(error as Error)
          throw error
        }
        return client
      },
      end: async () => {},
    },
  })
}
