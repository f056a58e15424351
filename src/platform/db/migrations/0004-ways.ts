import type { Migration } from '../dialect.ts'

/** How mandates came, reckoned to the cent and in the order they are told, for the pictures of provenance. */
export const ways: Migration = {
  version: 4,
  name: 'ways',
  statements: ({ text, clustered }) => [
    `create table mandate_way (
      desk_id ${text} not null, mandate_id ${text} not null, position integer not null, kind ${text} not null,
      label ${text} not null, chain ${text} not null, source ${text} not null, where_key ${text},
      weight integer not null, cents bigint, minutes integer not null, stage ${text} not null,
      currency ${text} not null, unexpected integer not null, heard_on ${text} not null, decided_on ${text},
      client ${text}, primary key (desk_id, heard_on, mandate_id, position))${clustered}`,
    `create index mandate_way_mandate on mandate_way (desk_id, mandate_id)`,
    // All that is asked of how long encounters were.
    `create index encounter_timed on encounter (desk_id, id, day, minutes, place)
      where minutes > 0 and planned = 0`,
  ],
}
