import type { Migration } from '../dialect.ts'

/** The month told: the page, the episode, its readers. */
export const review: Migration = {
  version: 13,
  name: 'review',
  statements: ({ text }) => [
    `create table bilan (
        desk_id ${text} not null, id ${text} not null, month ${text} not null, title ${text} not null,
        paragraphs ${text} not null, change_next ${text} not null, read_on ${text}, primary key (desk_id, id))`,
    `create table episode (
        desk_id ${text} not null, id ${text} not null, month ${text} not null, copy ${text} not null,
        title ${text} not null, cues ${text} not null, chapters ${text} not null, voice ${text} not null,
        seconds integer not null, audio_hash ${text} not null, bytes integer not null, made_at ${text} not null,
        primary key (desk_id, id))`,
    `create index episode_month on episode (desk_id, month)`,
    `create table publication (
        desk_id ${text} not null, id ${text} not null, title ${text} not null,
        parts ${text} not null, published_at ${text} not null, sent_at ${text}, primary key (desk_id, id))`,
    `create table reader (
        desk_id ${text} not null, id ${text} not null, mail ${text} not null, name ${text} not null,
        person_id ${text}, state ${text} not null, asked_at ${text} not null, confirmed_at ${text},
        left_at ${text}, primary key (desk_id, id))`,
    `create index reader_person on reader (desk_id, person_id) where person_id is not null`,
    `create index reader_mail on reader (desk_id, mail)`,
    `create table reader_reply (
        desk_id ${text} not null, id ${text} not null, month ${text} not null, name ${text} not null,
        mail ${text} not null, text ${text} not null, state ${text} not null, received_at ${text} not null,
        encounter_id ${text}, primary key (desk_id, id))`,
    `create index reader_reply_encounter on reader_reply (desk_id, encounter_id) where encounter_id is not null`,
  ],
}
