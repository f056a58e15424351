import type { Migration } from '../dialect.ts'

/** What the columns of a table that no program wrote are for, as its owner said once. */
export const mapping: Migration = {
  version: 17,
  name: 'mapping',
  statements: ({ text }) => [
    `create table column_mapping (
        desk_id ${text} not null, id ${text} not null, headers ${text} not null, uses ${text} not null,
        primary key (desk_id, id))`,
  ],
}
