import type { Migration } from '../dialect.ts'

/** Which cards may be of one person, and what the owner says of it. */
export const duplicates: Migration = {
  version: 14,
  name: 'duplicates',
  statements: ({ text, clustered }) => [
    `create table duplicate_reply (
        desk_id ${text} not null, id ${text} not null, person_id ${text} not null, other_id ${text} not null,
        reply ${text} not null, alike ${text} not null, said_on ${text} not null, primary key (desk_id, id),
        foreign key (desk_id, person_id) references person (desk_id, id) on delete cascade deferrable initially deferred,
        foreign key (desk_id, other_id) references person (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index duplicate_reply_person on duplicate_reply (desk_id, person_id)`,
    `create index duplicate_reply_other on duplicate_reply (desk_id, other_id)`,
    `create table duplicate_pair (
        desk_id ${text} not null, person_id ${text} not null, other_id ${text} not null,
        probability double precision not null, reasons ${text} not null, instead_of ${text} not null,
        primary key (desk_id, person_id, other_id, instead_of))${clustered}`,
    `create index duplicate_pair_other on duplicate_pair (desk_id, other_id)`,
    `create table duplicate_run (
        desk_id ${text} not null, seq integer not null, cards integer not null, found_at ${text} not null,
        model ${text} not null, primary key (desk_id))`,
  ],
}
