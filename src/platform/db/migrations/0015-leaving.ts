import type { Migration } from '../dialect.ts'

/** Who was erased at their own request, and who is kept although they were not met for three years. */
export const leaving: Migration = {
  version: 15,
  name: 'leaving',
  statements: ({ text }) => [
    `alter table batch add column for_good integer`,
    `create table erasure (
        desk_id ${text} not null, person_hash ${text} not null, erased_on ${text} not null,
        primary key (desk_id, person_hash))`,
    `create table kept_on (
        desk_id ${text} not null, id ${text} not null, person_id ${text} not null, answered_on ${text} not null,
        primary key (desk_id, id),
        foreign key (desk_id, person_id) references person (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index kept_on_person on kept_on (desk_id, person_id)`,
  ],
}
