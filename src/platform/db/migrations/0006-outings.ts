import type { Migration } from '../dialect.ts'

/** Events to go to, the feeds they come from, and outings: going to one of them. */
export const outings: Migration = {
  version: 6,
  name: 'outings',
  statements: ({ text }) => [
    `create table event_feed (
        desk_id ${text} not null, id ${text} not null, name ${text} not null, url ${text} not null,
        archived integer not null, primary key (desk_id, id))`,
    `create table event_feed_state (
        desk_id ${text} not null, feed_id ${text} not null, asked_at ${text}, answered_at ${text},
        etag ${text} not null, last_modified ${text} not null, problem ${text}, events integer not null,
        primary key (desk_id, feed_id))`,
    `create table event (
        desk_id ${text} not null, id ${text} not null, event_feed_id ${text}, uid ${text} not null,
        title ${text} not null, kind ${text} not null, starts ${text} not null, ends ${text},
        zone ${text} not null, starts_at ${text} not null, ends_at ${text}, series integer not null,
        ical ${text} not null, place ${text} not null, address ${text} not null, place_id ${text},
        lat double precision, lon double precision, online_url ${text} not null, url ${text} not null,
        organiser ${text} not null, description ${text} not null, price_cents integer, currency ${text} not null,
        attendees integer, status ${text} not null, source ${text} not null, dismissed_on ${text},
        primary key (desk_id, id))`,
    `create index event_event_feed on event (desk_id, event_feed_id) where event_feed_id is not null`,
    `create index event_place on event (desk_id, place_id) where place_id is not null`,
    `create index event_when on event (desk_id, ends_at)`,
    `create index event_uid on event (desk_id, uid)`,
    `create table outing (
        desk_id ${text} not null, id ${text} not null, event_id ${text}, occurrence ${text} not null,
        title ${text} not null, kind ${text} not null, day ${text} not null, time ${text},
        end_day ${text} not null, end_time ${text}, place ${text} not null, address ${text} not null,
        place_id ${text}, lat double precision, lon double precision, online integer not null,
        state ${text} not null, cost_cents integer, currency ${text} not null, travel_minutes integer,
        minutes integer, feeling integer, again ${text}, note ${text} not null,
        uri ${text}, ical_hash ${text}, primary key (desk_id, id))`,
    `create index outing_event on outing (desk_id, event_id) where event_id is not null`,
    `create index outing_place on outing (desk_id, place_id) where place_id is not null`,
    `create index outing_day on outing (desk_id, day)`,
    `create table outing_aim (
        desk_id ${text} not null, id ${text} not null, outing_id ${text} not null, position integer not null,
        text ${text} not null, person_id ${text}, reached integer, primary key (desk_id, id),
        foreign key (desk_id, outing_id) references outing (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index outing_aim_outing on outing_aim (desk_id, outing_id)`,
    `create index outing_aim_person on outing_aim (desk_id, person_id) where person_id is not null`,
    `create table outing_person (
        desk_id ${text} not null, id ${text} not null, outing_id ${text} not null, person_id ${text},
        name ${text} not null, organisation ${text} not null, role ${text} not null, origin ${text} not null,
        is_new integer not null, word ${text} not null, met_at ${text}, encounter_id ${text}, picture_hash ${text},
        primary key (desk_id, id),
        foreign key (desk_id, outing_id) references outing (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index outing_person_outing on outing_person (desk_id, outing_id)`,
    `create index outing_person_person on outing_person (desk_id, person_id) where person_id is not null`,
    `create index outing_person_encounter on outing_person (desk_id, encounter_id) where encounter_id is not null`,
  ],
}
