import type { TableMetadata } from 'kysely'
import { tablesOf } from '../platform/db/schema.ts'
import type { Desk } from '../platform/desk.ts'

export interface FactColumns {
  table: string
  /** Those that may name somebody in words. */
  texts: string[]
  /** Those that may be empty. */
  nullable: ReadonlySet<string>
}

/** Ids, hashes and the names that devices gave are no words. */
const NO_WORDS = /^(id|desk_id|uri|uid)$|_(id|hash)$/

/** Of each table of facts, as the database has it. */
export async function factColumns({ db }: Pick<Desk, 'db'>): Promise<FactColumns[]> {
  const facts = new Set(tablesOf('fact'))
  const tables: TableMetadata[] = await db.withoutPlugins().introspection.getTables()
  return tables
    .filter(({ name }) => facts.has(name))
    .map(({ name, columns }) => ({
      table: name,
      texts: columns
        .filter(column => /text|char/i.test(column.dataType) && !NO_WORDS.test(column.name))
        .map(column => column.name),
      nullable: new Set(columns.filter(column => column.isNullable).map(column => column.name)),
    }))
}
