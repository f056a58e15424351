import type { Migration } from '../dialect.ts'

/** What the owner says of how they are: scales, moods, strain; what was said to them, and who helps. */
export const balance: Migration = {
  version: 11,
  name: 'balance',
  statements: ({ text }) => [
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
  ],
}
