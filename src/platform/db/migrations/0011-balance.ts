import type { Migration } from '../dialect.ts'

/** What the owner says of how they are: scales, moods, strain; what was said to them, and who helps. */
export const balance: Migration = {
  version: 11,
  name: 'balance',
  statements: ({ text, clustered }) => [
    `create table self_report (
        desk_id ${text} not null, id ${text} not null, scale ${text} not null, day ${text} not null,
        answers ${text} not null, note ${text} not null, primary key (desk_id, id))`,
    `create table mood (
        desk_id ${text} not null, id ${text} not null, day ${text} not null, level integer not null,
        note ${text} not null, primary key (desk_id, id))`,
    `create table strain (
        desk_id ${text} not null, id ${text} not null, day ${text} not null, kind ${text} not null,
        note ${text} not null, primary key (desk_id, id))`,
    `create table balance_word (
        desk_id ${text} not null, id ${text} not null, what ${text} not null, week ${text} not null,
        answer ${text} not null, silent_until ${text}, primary key (desk_id, id))`,
    `create table help_line (
        desk_id ${text} not null, id ${text} not null, country ${text} not null, name ${text} not null,
        phone ${text} not null, url ${text} not null, hours ${text} not null, note ${text} not null,
        checked_on ${text} not null, archived integer not null, primary key (desk_id, id))`,
    // Counted from the encounters: what each week was with each person, what the encounters of each day were like.
    `create table contact_weeks (
        desk_id ${text} not null, person_id ${text} not null, since ${text} not null, marks ${text} not null,
        primary key (desk_id, person_id))${clustered}`,
    `create table day_manner (
        desk_id ${text} not null, day ${text} not null, mode ${text} not null, encounters integer not null,
        micro integer not null, chosen integer not null, endured integer not null, personal integer not null,
        professional integer not null, mixed integer not null, primary key (desk_id, day, mode))${clustered}`,
    `create table pair_year (
        desk_id ${text} not null, person_id ${text} not null, other_id ${text} not null, year integer not null,
        encounters integer not null, primary key (desk_id, person_id, other_id, year))${clustered}`,
    `create index pair_year_other on pair_year (desk_id, other_id)`,
    // What was logged before this program kept pairs: as `insertPairs` of balance/network-pairs.ts.
    `insert into pair_year (desk_id, person_id, other_id, year, encounters)
      select one.desk_id, one.person_id, other.person_id, cast(substr(e.day, 1, 4) as integer), count(distinct e.id)
      from encounter_person one
      join encounter_person other on other.desk_id = one.desk_id and other.encounter_id = one.encounter_id
        and one.person_id < other.person_id
      join encounter e on e.desk_id = one.desk_id and e.id = one.encounter_id
      where e.planned = 0 and (select count(*) from encounter_person ep
        where ep.desk_id = one.desk_id and ep.encounter_id = one.encounter_id) <= 20
      group by one.desk_id, one.person_id, other.person_id, cast(substr(e.day, 1, 4) as integer)`,
  ],
}
