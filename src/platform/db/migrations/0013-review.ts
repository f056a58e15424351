import type { Migration } from '../dialect.ts'

/** The month told: the page, the episode, its readers. */
export const review: Migration = {
  version: 13,
  name: 'review',
  statements: ({ text }) => [
    `create table bilan (
        desk_id ${text} not null, id ${text} not null, month ${text} not null, title ${text} not null,
        paragraphs ${text} not null, change_next ${text} not null, state ${text} not null, read_on ${text},
        published_at ${text}, visibility ${text} not null, primary key (desk_id, id))`,
    `create table episode (
        desk_id ${text} not null, id ${text} not null, bilan_id ${text} not null, transcript ${text} not null,
        chapters ${text} not null, voice ${text} not null, seconds integer not null, audio_hash ${text} not null,
        bytes integer not null, made_at ${text} not null, primary key (desk_id, id),
        foreign key (desk_id, bilan_id) references bilan (desk_id, id) on delete cascade deferrable initially deferred)`,
    `create index episode_bilan on episode (desk_id, bilan_id)`,
    `create table reader (
        desk_id ${text} not null, id ${text} not null, mail ${text} not null, name ${text} not null,
        person_id ${text}, state ${text} not null, asked_at ${text} not null, confirmed_at ${text},
        left_at ${text}, primary key (desk_id, id))`,
    `create index reader_person on reader (desk_id, person_id) where person_id is not null`,
    `create table reader_reply (
        desk_id ${text} not null, id ${text} not null, bilan_id ${text}, reader_id ${text},
        text ${text} not null, state ${text} not null, received_at ${text} not null, encounter_id ${text},
        primary key (desk_id, id))`,
    `create index reader_reply_bilan on reader_reply (desk_id, bilan_id) where bilan_id is not null`,
    `create index reader_reply_reader on reader_reply (desk_id, reader_id) where reader_id is not null`,
    `create index reader_reply_encounter on reader_reply (desk_id, encounter_id) where encounter_id is not null`,
  ],
}
