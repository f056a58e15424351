import type { Migration } from '../dialect.ts'

/** Where days are worked, what is protected in the week, trials of a change, times away. */
export const presence: Migration = {
  version: 9,
  name: 'presence',
  statements: ({ text }) => [
    `create table standing (
        desk_id ${text} not null, id ${text} not null, weekday integer not null, half ${text} not null,
        what ${text} not null, kind ${text} not null, place ${text} not null, place_id ${text},
        every_weeks integer not null,
        since ${text} not null, until ${text}, is_protected integer not null, is_company integer not null,
        note ${text} not null, primary key (desk_id, id))`,
    `create index standing_place on standing (desk_id, place_id) where place_id is not null`,
    `create table standing_person (
        desk_id ${text} not null, id ${text} not null, standing_id ${text} not null, person_id ${text} not null,
        primary key (desk_id, id),
        foreign key (desk_id, standing_id) references standing (desk_id, id) on delete cascade deferrable initially deferred,
        foreign key (desk_id, person_id) references person (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index standing_person_standing on standing_person (desk_id, standing_id)`,
    `create index standing_person_person on standing_person (desk_id, person_id)`,
    `create table half_day (
        desk_id ${text} not null, id ${text} not null, day ${text} not null, half ${text} not null,
        kind ${text} not null, place ${text} not null, place_id ${text}, standing_id ${text},
        energy integer, output ${text} not null, billed_minutes integer, company integer,
        primary key (desk_id, id))`,
    `create index half_day_place on half_day (desk_id, place_id) where place_id is not null`,
    `create index half_day_standing on half_day (desk_id, standing_id) where standing_id is not null`,
    `create index half_day_day on half_day (desk_id, day)`,
    `create table trial (
        desk_id ${text} not null, id ${text} not null, what ${text} not null, kind ${text} not null,
        place_id ${text}, club_id ${text}, starts_on ${text} not null, ends_on ${text} not null,
        baseline_weeks integer not null, cost_cents integer, currency ${text} not null, hoped ${text} not null,
        decision ${text}, concluded_on ${text}, verdict ${text} not null, primary key (desk_id, id))`,
    `create index trial_place on trial (desk_id, place_id) where place_id is not null`,
    `create index trial_club on trial (desk_id, club_id) where club_id is not null`,
    `create table absence (
        desk_id ${text} not null, id ${text} not null, from_day ${text} not null, until_day ${text} not null,
        kind ${text} not null, note ${text} not null, primary key (desk_id, id))`,
  ],
}
