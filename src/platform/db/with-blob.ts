import { type JoinBuilder, sql } from 'kysely'

/** A column that names octets by their hash, of a table or of what a query calls it. */
type BlobColumn = `${string}.${'cardHash' | 'contentHash' | 'icalHash'}`

/** Octets hang on their desk and their hash: `innerJoin('blob', withBlob('person.cardHash'))`, or `leftJoin`. */
export function withBlob(column: BlobColumn) {
  const [table] = column.split('.') as [string]
  const isTheirs = sql<boolean>`${sql.ref('blob.deskId')} = ${sql.ref(`${table}.deskId`)} and ${sql.ref('blob.hash')} = ${sql.ref(column)}`
  return <DB, TB extends keyof DB>(join: JoinBuilder<DB, TB>) => join.on(isTheirs)
}
