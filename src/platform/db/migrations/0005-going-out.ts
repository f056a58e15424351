import type { Migration } from '../dialect.ts'

/** Where things are: places, the exact spot of people, a spot for everybody whose card names a town; tours of visits. */
export const goingOut: Migration = {
  version: 5,
  name: 'going-out',
  statements: ({ text }) => {
    const spot = `lat double precision not null, lon double precision not null, precision ${text} not null,
      source ${text} not null`
    return [
      `create table place (
        desk_id ${text} not null, id ${text} not null, name ${text} not null, kind ${text} not null,
        address ${text} not null, postal_code ${text} not null, town ${text} not null, country ${text} not null,
        lat double precision, lon double precision, precision ${text}, source ${text}, hours ${text} not null,
        price_cents integer, price_per ${text} not null, currency ${text} not null, quiet integer, network integer,
        phone ${text} not null, url ${text} not null, note ${text} not null, osm ${text},
        archived integer not null, primary key (desk_id, id))`,
      `create index place_spot on place (desk_id, lat, lon) where lat is not null`,
      `create index place_osm on place (desk_id, osm) where osm is not null`,
      `create table located (
        desk_id ${text} not null, id ${text} not null, person_id ${text} not null, ${spot}, address ${text} not null,
        primary key (desk_id, id),
        foreign key (desk_id, person_id) references person (desk_id, id) on delete cascade deferrable initially deferred)`,
      `create index located_person on located (desk_id, person_id)`,
      `create table person_spot (
        desk_id ${text} not null, person_id ${text} not null, ${spot}, primary key (desk_id, person_id))`,
      `create index person_spot_where on person_spot (desk_id, lat, lon, person_id, precision)`,
      `create table tour (
        desk_id ${text} not null, id ${text} not null, name ${text} not null, mode ${text} not null,
        days ${text} not null, start_name ${text} not null, start_lat double precision not null,
        start_lon double precision not null, proof ${text} not null, bound_cents integer, note ${text} not null,
        primary key (desk_id, id))`,
      `create table tour_stop (
        desk_id ${text} not null, id ${text} not null, tour_id ${text} not null, person_id ${text} not null,
        lat double precision not null, lon double precision not null, minutes integer not null,
        must integer not null, hours ${text} not null, worth_cents integer not null, day ${text},
        position integer not null, leg_minutes integer not null, leg_metres integer not null, arrives_at integer,
        begins_at integer, ends_at integer, reason ${text}, encounter_id ${text}, primary key (desk_id, id),
        foreign key (desk_id, tour_id) references tour (desk_id, id) on delete cascade deferrable initially deferred)`,
      `create index tour_stop_tour on tour_stop (desk_id, tour_id)`,
      `create index tour_stop_person on tour_stop (desk_id, person_id)`,
      `create index tour_stop_encounter on tour_stop (desk_id, encounter_id) where encounter_id is not null`,
    ]
  },
}
