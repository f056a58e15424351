import type { Migration } from '../dialect.ts'

/** Networks online: their time, what was posted, what came of it. */
export const networks: Migration = {
  version: 10,
  name: 'networks',
  statements: ({ text }) => [
    `create table network (
        desk_id ${text} not null, id ${text} not null, name ${text} not null, kind ${text} not null,
        url ${text} not null, budget_minutes integer, monthly_posts integer, note ${text} not null,
        archived integer not null, primary key (desk_id, id))`,
    `create table network_time (
        desk_id ${text} not null, id ${text} not null, network_id ${text} not null, day ${text} not null,
        minutes integer, started_at ${text}, source ${text} not null, primary key (desk_id, id),
        foreign key (desk_id, network_id) references network (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index network_time_network on network_time (desk_id, network_id)`,
    `create table post (
        desk_id ${text} not null, id ${text} not null, network_id ${text} not null, title ${text} not null,
        text ${text} not null, about_kind ${text} not null, about_ref ${text} not null, consent ${text} not null,
        state ${text} not null, person_id ${text}, planned_on ${text}, posted_on ${text},
        url ${text} not null, note ${text} not null, primary key (desk_id, id),
        foreign key (desk_id, network_id) references network (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index post_network on post (desk_id, network_id)`,
    `create index post_person on post (desk_id, person_id) where person_id is not null`,
    `create table post_outcome (
        desk_id ${text} not null, id ${text} not null, post_id ${text} not null, kind ${text} not null,
        day ${text} not null, person_id ${text}, encounter_id ${text}, mandate_id ${text},
        note ${text} not null, primary key (desk_id, id),
        foreign key (desk_id, post_id) references post (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index post_outcome_post on post_outcome (desk_id, post_id)`,
    `create index post_outcome_person on post_outcome (desk_id, person_id) where person_id is not null`,
    `create index post_outcome_encounter on post_outcome (desk_id, encounter_id) where encounter_id is not null`,
    `create index post_outcome_mandate on post_outcome (desk_id, mandate_id) where mandate_id is not null`,
    `create table network_hush (
        desk_id ${text} not null, id ${text} not null, what ${text} not null, network_id ${text}, day ${text} not null,
        primary key (desk_id, id),
        foreign key (desk_id, network_id) references network (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index network_hush_network on network_hush (desk_id, network_id) where network_id is not null`,
  ],
}
