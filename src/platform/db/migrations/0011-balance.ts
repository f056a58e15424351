import type { Migration } from '../dialect.ts'

/** What the owner says of how they are: scales, moods, strain; what was said to them, and who helps. */
export const balance: Migration = {
  version: 11,
  name: 'balance',
  statements: ({ text, clustered, joined }) => [
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
    `create table person_pairs (
        desk_id ${text} not null, person_id ${text} not null, others ${text} not null,
        primary key (desk_id, person_id))${clustered}`,
    // What was logged before this program kept pairs: as `writeSeenWith` of balance/seen-with.ts.
    `insert into person_pairs (desk_id, person_id, others)
      select desk_id, person_id, ${joined}(other_id || ' ' || years, ';' order by other_id) from (
        select desk_id, person_id, other_id, ${joined}(year || '=' || encounters, ' ' order by year) as years from (
          select one.desk_id, one.person_id, other.person_id as other_id, substr(e.day, 1, 4) as year,
            cast(count(distinct e.id) as text) as encounters
          from encounter_person one cross join encounter_person other cross join encounter e
          where other.desk_id = one.desk_id and other.encounter_id = one.encounter_id
            and other.person_id > one.person_id
            and e.desk_id = other.desk_id and e.id = other.encounter_id and e.planned = 0
            and (select count(*) from encounter_person ep
              where ep.desk_id = other.desk_id and ep.encounter_id = other.encounter_id) <= 20
          group by one.desk_id, one.person_id, other.person_id, substr(e.day, 1, 4)
        ) by_year group by desk_id, person_id, other_id
      ) by_other group by desk_id, person_id`,
  ],
}
