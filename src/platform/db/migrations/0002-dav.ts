import type { Migration } from '../dialect.ts'

/**
 * What telephones and calendars see of a desk: devices, collections, one row for each of their members, photos in their
 * size. Besides, the words that people are found by, from each of their letters on.
 */
export const dav: Migration = {
  version: 2,
  name: 'dav',
  statements: ({ text, clustered }) => [
    // What undo may still put back: erased once it no longer may.
    `create index change_image on change (desk_id, seq) where before is not null`,
    `alter table desk_seq add column projected bigint`,
    `update desk_seq set projected = seq`,
    // In the order of the journal within a batch, so that nothing is sorted, nor read from its beginning.
    `drop index change_batch`,
    `create index change_batch on change (desk_id, batch_id, seq)`,
    `alter table desk add column principal ${text}`,
    `create unique index desk_principal on desk (principal) where principal is not null`,
    `alter table person add column collection_id ${text}`,
    `alter table person add column uri ${text}`,
    `alter table person add column removed_by ${text}`,
    `create index person_removed on person (desk_id, removed_by) where removed_by is not null`,
    `alter table encounter add column uri ${text}`,
    `alter table encounter add column ical_hash ${text}`,
    `alter table follow_up add column uri ${text}`,
    `alter table follow_up add column ical_hash ${text}`,

    `create table token_part (
      desk_id ${text} not null, part ${text} not null, token ${text} not null,
      primary key (desk_id, part, token))${clustered}`,

    `create table small_photo (
      desk_id ${text} not null, original ${text} not null, small_hash ${text}, primary key (desk_id, original))`,
    `create index small_photo_small on small_photo (desk_id, small_hash)`,
    `create index person_card_photo on person_card (desk_id, photo_hash) where photo_hash is not null`,

    `create table device (
      id ${text} primary key, desk_id ${text} not null, name ${text} not null, password_hash ${text} not null unique,
      groups ${text}, agent ${text}, created_at ${text} not null, last_seen_at ${text})`,
    `create index device_desk on device (desk_id)`,

    `create table dav_collection (
      desk_id ${text} not null, id ${text} not null, home ${text} not null, parent_id ${text}, name ${text} not null,
      kind ${text} not null, components ${text}, properties ${text} not null, primary key (desk_id, id))`,
    `create index dav_collection_name on dav_collection (desk_id, home, name)`,
    `create table dav_object (
      desk_id ${text} not null, id ${text} not null, collection_id ${text} not null, name ${text} not null,
      content_hash ${text} not null, media_type ${text} not null, properties ${text} not null,
      primary key (desk_id, id))`,
    `create index dav_object_name on dav_object (desk_id, collection_id, name)`,

    `create table dav_member (
      desk_id ${text} not null, collection_id ${text} not null, name ${text} not null, row_id ${text} not null,
      uid ${text}, etag ${text} not null, media_type ${text} not null, component ${text}, size integer not null,
      modified_at ${text} not null, seq bigint not null, gone integer not null, view ${text} not null,
      text ${text} not null, starts_at ${text}, ends_at ${text},
      primary key (desk_id, collection_id, name))`,
    `create index dav_member_seq on dav_member (desk_id, collection_id, seq, gone, name, etag, view)`,
    `create index dav_member_row on dav_member (desk_id, row_id)`,
    `create index dav_member_uid on dav_member (desk_id, collection_id, uid, gone)`,
    `create index dav_member_time on dav_member (desk_id, collection_id, ends_at) where gone = 0`,
  ],
}
