export type Dialect = 'sqlite' | 'postgres'

/** What each database calls the types we use. */
export interface ColumnTypes {
  text: string
  bytes: string
  /** better-auth's dates only; ours are text. */
  instant: string
  /** better-auth's booleans only; ours are integers. */
  bool: string
}

export const TYPES: Readonly<Record<Dialect, ColumnTypes>> = {
  sqlite: { text: 'text', bytes: 'blob', instant: 'text', bool: 'integer' },
  postgres: { text: 'text collate "C"', bytes: 'bytea', instant: 'timestamptz', bool: 'boolean' },
}

export interface Migration {
  version: number
  name: string
  statements: (types: ColumnTypes) => string[]
}
