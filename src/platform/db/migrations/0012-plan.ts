import type { Migration } from '../dialect.ts'

/** Weeks planned: few items, each with its why, and what became of them. */
export const plan: Migration = {
  version: 12,
  name: 'plan',
  statements: ({ text }) => [
    `create table week_plan (
        desk_id ${text} not null, id ${text} not null, monday ${text} not null, energy ${text} not null,
        budget_cents integer, currency ${text} not null, evenings integer not null, ramp_week integer,
        worth integer not null, bound integer not null, candidates integer not null, made_at ${text} not null,
        primary key (desk_id, id))`,
    `create index week_plan_monday on week_plan (desk_id, monday)`,
    `create table plan_item (
        desk_id ${text} not null, id ${text} not null, week_plan_id ${text} not null, position integer not null,
        front ${text} not null, kind ${text} not null, subject ${text} not null, title ${text} not null,
        day ${text} not null, time ${text}, minutes integer not null, effort integer not null,
        cost_cents integer, currency ${text} not null, why ${text} not null, is_easier integer not null,
        state ${text} not null, reason ${text} not null, person_id ${text}, place_id ${text}, outing_id ${text},
        encounter_id ${text}, follow_up_id ${text}, tour_id ${text}, primary key (desk_id, id),
        foreign key (desk_id, week_plan_id) references week_plan (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index plan_item_week_plan on plan_item (desk_id, week_plan_id)`,
    `create index plan_item_person on plan_item (desk_id, person_id) where person_id is not null`,
    `create index plan_item_place on plan_item (desk_id, place_id) where place_id is not null`,
    `create index plan_item_outing on plan_item (desk_id, outing_id) where outing_id is not null`,
    `create index plan_item_encounter on plan_item (desk_id, encounter_id) where encounter_id is not null`,
    `create index plan_item_tour on plan_item (desk_id, tour_id) where tour_id is not null`,
    `create index plan_item_follow_up on plan_item (desk_id, follow_up_id) where follow_up_id is not null`,
  ],
}
