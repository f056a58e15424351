export type Dialect = 'sqlite' | 'postgres'

/** What each database calls the types we use. */
export interface ColumnTypes {
  text: string
  bytes: string
  /** better-auth's dates only; ours are text. */
  instant: string
  /** better-auth's booleans only; ours are integers. */
  bool: string
  /** After a table whose rows are best kept in the order of their key, in nothing else. */
  clustered: string
  /** The function that joins texts of many rows: `(text, between order by …)`. */
  joined: string
}

export const TYPES: Readonly<Record<Dialect, ColumnTypes>> = {
  sqlite: {
    ...{ text: 'text', bytes: 'blob', instant: 'text', bool: 'integer', clustered: ' without rowid' },
    joined: 'group_concat',
  },
  postgres: {
    text: 'text collate "C"',
    bytes: 'bytea',
    instant: 'timestamptz',
    bool: 'boolean',
    clustered: '',
    joined: 'string_agg',
  },
}

export interface Migration {
  version: number
  name: string
  statements: (types: ColumnTypes) => string[]
}
