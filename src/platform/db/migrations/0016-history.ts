import type { Migration } from '../dialect.ts'

/** Encounters read from calendars, mail and other exports, and where they come from. */
export const history: Migration = {
  version: 16,
  name: 'history',
  statements: ({ text }) => [
    `create table correspondent (
        desk_id ${text} not null, id ${text} not null, address ${text} not null, name ${text} not null,
        person_id ${text}, state ${text} not null, primary key (desk_id, id))`,
    `create index correspondent_person on correspondent (desk_id, person_id) where person_id is not null`,
    `create table correspondence (
        desk_id ${text} not null, id ${text} not null, correspondent_id ${text} not null, day ${text} not null,
        channel ${text} not null, time ${text}, first_by ${text} not null, sent integer not null,
        received integer not null, minutes integer, entries ${text} not null, encounter_id ${text},
        is_attached integer not null, primary key (desk_id, id),
        foreign key (desk_id, correspondent_id) references correspondent (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index correspondence_correspondent on correspondence (desk_id, correspondent_id)`,
    `create index correspondence_encounter on correspondence (desk_id, encounter_id) where encounter_id is not null`,
    `create table meeting (
        desk_id ${text} not null, id ${text} not null, day ${text} not null, time ${text}, minutes integer,
        is_video integer not null, is_cancelled integer not null, title ${text} not null, place ${text} not null,
        state ${text} not null, encounter_id ${text}, primary key (desk_id, id))`,
    `create index meeting_day on meeting (desk_id, state, day)`,
    `create index meeting_encounter on meeting (desk_id, encounter_id) where encounter_id is not null`,
    `create table meeting_person (
        desk_id ${text} not null, id ${text} not null, meeting_id ${text} not null,
        correspondent_id ${text} not null, primary key (desk_id, id),
        foreign key (desk_id, meeting_id) references meeting (desk_id, id) on delete cascade deferrable initially deferred,
        foreign key (desk_id, correspondent_id) references correspondent (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index meeting_person_meeting on meeting_person (desk_id, meeting_id)`,
    `create index meeting_person_correspondent on meeting_person (desk_id, correspondent_id)`,
    `create table history_source (
        desk_id ${text} not null, id ${text} not null, kind ${text} not null, name ${text} not null,
        settings ${text} not null, archived integer not null, primary key (desk_id, id))`,
    `create table history_state (
        desk_id ${text} not null, source_id ${text} not null, asked_at ${text}, answered_at ${text},
        problem ${text}, taken ${text} not null, cursor ${text} not null, primary key (desk_id, source_id))`,
  ],
}
