import type { Migration } from '../dialect.ts'

/** Recurring activities with their people: the choir, the five-a-side, the open coffee. */
export const clubs: Migration = {
  version: 7,
  name: 'clubs',
  statements: ({ text }) => [
    `create table club (
        desk_id ${text} not null, id ${text} not null, name ${text} not null, kind ${text} not null,
        place ${text} not null, place_id ${text}, rule ${text} not null, since ${text} not null,
        until ${text}, time ${text}, minutes integer, outside_trade integer not null,
        cost_cents integer, cost_per ${text} not null, currency ${text} not null, note ${text} not null,
        archived integer not null, primary key (desk_id, id))`,
    `create index club_place on club (desk_id, place_id) where place_id is not null`,
    `create table club_person (
        desk_id ${text} not null, id ${text} not null, club_id ${text} not null, person_id ${text} not null,
        role ${text} not null, primary key (desk_id, id),
        foreign key (desk_id, club_id) references club (desk_id, id) on delete cascade deferrable initially deferred,
        foreign key (desk_id, person_id) references person (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index club_person_club on club_person (desk_id, club_id)`,
    `create index club_person_person on club_person (desk_id, person_id)`,
    `create table club_session (
        desk_id ${text} not null, id ${text} not null, club_id ${text} not null, day ${text} not null,
        state ${text} not null, encounter_id ${text}, moved_to ${text}, moved_time ${text}, primary key (desk_id, id),
        foreign key (desk_id, club_id) references club (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index club_session_club on club_session (desk_id, club_id)`,
    `create index club_session_encounter on club_session (desk_id, encounter_id) where encounter_id is not null`,
    `create table club_left_out (
        desk_id ${text} not null, id ${text} not null, person_id ${text} not null, "on" ${text} not null,
        primary key (desk_id, id),
        foreign key (desk_id, person_id) references person (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index club_left_out_person on club_left_out (desk_id, person_id)`,
  ],
}
