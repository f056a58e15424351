import { PostgresDialect } from 'kysely'
import pg from 'pg'

// `count(*)` and bigint columns are numbers of ours, never near 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export function openPool(url: string, connections: number): pg.Pool {
  return new pg.Pool({ connectionString: url, max: connections })
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
        await client.query({
          name: 'enter-desk',
          text: `select set_config('role', 'entregent_desk', false), set_config('entregent.desk', $1, false),
                        set_config('default_transaction_read_only', 'on', false)`,
          values: [deskId],
        })
        return client
      },
      end: async () => {},
    },
  })
}
