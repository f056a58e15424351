import type { Migration } from '../dialect.ts'

/** Company at a distance: e-coffees proposed to one person, masterminds of a few peers; pages for guests. */
export const company: Migration = {
  version: 8,
  name: 'company',
  statements: ({ text }) => [
    `create table invitation (
        desk_id ${text} not null, id ${text} not null, person_id ${text}, kind ${text} not null,
        title ${text} not null, slots ${text} not null, minutes integer not null, zone ${text} not null,
        channel ${text} not null, link ${text} not null, place ${text} not null, message ${text} not null, state ${text} not null,
        chosen_at ${text}, counter_at ${text}, answered_at ${text}, answered_by ${text}, answer ${text} not null,
        sequence integer not null, sent_on ${text}, expires_on ${text} not null, encounter_id ${text},
        primary key (desk_id, id))`,
    `create index invitation_person on invitation (desk_id, person_id) where person_id is not null`,
    `create index invitation_encounter on invitation (desk_id, encounter_id) where encounter_id is not null`,
    `create table mastermind (
        desk_id ${text} not null, id ${text} not null, name ${text} not null, rule ${text} not null,
        since ${text} not null, time ${text} not null, zone ${text} not null, minutes integer not null,
        turn_minutes integer not null, link ${text} not null, note ${text} not null, archived integer not null,
        primary key (desk_id, id))`,
    `create table mastermind_member (
        desk_id ${text} not null, id ${text} not null, mastermind_id ${text} not null, person_id ${text},
        name ${text} not null, zone ${text}, is_owner integer not null, position integer not null,
        joined_on ${text} not null, left_on ${text}, primary key (desk_id, id),
        foreign key (desk_id, mastermind_id) references mastermind (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index mastermind_member_mastermind on mastermind_member (desk_id, mastermind_id)`,
    `create index mastermind_member_person on mastermind_member (desk_id, person_id) where person_id is not null`,
    `create table mastermind_session (
        desk_id ${text} not null, id ${text} not null, mastermind_id ${text} not null, day ${text} not null,
        time ${text} not null, regular_day ${text}, state ${text} not null, note ${text} not null, absent ${text} not null,
        encounter_id ${text}, primary key (desk_id, id),
        foreign key (desk_id, mastermind_id) references mastermind (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index mastermind_session_mastermind on mastermind_session (desk_id, mastermind_id)`,
    `create index mastermind_session_encounter on mastermind_session (desk_id, encounter_id) where encounter_id is not null`,
    `create table mastermind_note (
        desk_id ${text} not null, id ${text} not null, mastermind_session_id ${text} not null, mastermind_member_id ${text} not null,
        text ${text} not null, primary key (desk_id, id),
        foreign key (desk_id, mastermind_session_id) references mastermind_session (desk_id, id) on delete cascade deferrable initially deferred,
        foreign key (desk_id, mastermind_member_id) references mastermind_member (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index mastermind_note_mastermind_session on mastermind_note (desk_id, mastermind_session_id)`,
    `create index mastermind_note_mastermind_member on mastermind_note (desk_id, mastermind_member_id)`,
    `create table mastermind_promise (
        desk_id ${text} not null, id ${text} not null, mastermind_member_id ${text} not null, mastermind_session_id ${text} not null,
        text ${text} not null, kept integer, primary key (desk_id, id),
        foreign key (desk_id, mastermind_member_id) references mastermind_member (desk_id, id) on delete cascade deferrable initially deferred,
        foreign key (desk_id, mastermind_session_id) references mastermind_session (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index mastermind_promise_mastermind_member on mastermind_promise (desk_id, mastermind_member_id)`,
    `create index mastermind_promise_mastermind_session on mastermind_promise (desk_id, mastermind_session_id)`,
    `create table guest_link (
        desk_id ${text} not null, token_hash ${text} not null, kind ${text} not null, row_id ${text} not null,
        created_at ${text} not null, expires_at ${text}, revoked_at ${text}, primary key (token_hash))`,
    `create index guest_link_row on guest_link (desk_id, kind, row_id)`,
  ],
}
