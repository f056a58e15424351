import type { Migration } from '../dialect.ts'

/** The whole ground: desks, journal, sign-in, people, encounters, this morning. */
export const ground: Migration = {
  version: 1,
  name: 'ground',
  statements: ({ text, bytes, instant, bool, clustered }) => [
    `create table desk (id ${text} primary key, name ${text} not null, created_at ${text} not null)`,
    `create table desk_seq (desk_id ${text} primary key, seq bigint not null)`,
    `create table batch (
      desk_id ${text} not null, id ${text} not null, what ${text} not null, details ${text} not null,
      at ${text} not null, "by" ${text} not null, undo_of ${text}, undone_by ${text},
      primary key (desk_id, id))`,
    `create index batch_at on batch (desk_id, at)`,
    `create table change (
      desk_id ${text} not null, seq bigint not null, batch_id ${text} not null, table_name ${text} not null,
      row_id ${text} not null, before ${text},
      primary key (desk_id, seq))`,
    `create index change_batch on change (desk_id, batch_id)`,
    `create index change_row on change (desk_id, table_name, row_id, seq)`,
    `create table blob (
      desk_id ${text} not null, hash ${text} not null, bytes ${bytes} not null, media_type ${text} not null,
      primary key (desk_id, hash))`,
    `create table setting (
      desk_id ${text} not null, id ${text} not null, value ${text} not null, primary key (desk_id, id))`,

    `create table person (
      desk_id ${text} not null, id ${text} not null, card_hash ${text} not null,
      civility ${text}, address_form ${text}, relations ${text} not null, trade ${text}, skills ${text} not null,
      circle integer, rhythm_days integer, household integer not null, time_zone ${text},
      one_to_one integer not null, met_on ${text}, met_through_id ${text}, met_at ${text} not null,
      remember ${text} not null, archived integer not null, added_on ${text} not null,
      primary key (desk_id, id))`,
    `create index person_met_through on person (desk_id, met_through_id)`,
    `create index person_wish on person (desk_id, id, rhythm_days, met_on)
      where rhythm_days is not null or met_on is not null`,
    `create table tie (
      desk_id ${text} not null, id ${text} not null, person_id ${text} not null, other_id ${text} not null,
      other_is ${text} not null, person_is ${text} not null,
      primary key (desk_id, id), ${toPerson('person_id')}, ${toPerson('other_id')})`,
    `create index tie_person on tie (desk_id, person_id)`,
    `create index tie_other on tie (desk_id, other_id)`,
    `create table card_origin (
      desk_id ${text} not null, id ${text} not null, person_id ${text} not null, meaning ${text} not null,
      uid ${text}, card_hash ${text}, primary key (desk_id, id), ${toPerson('person_id')})`,
    `create index card_origin_person on card_origin (desk_id, person_id)`,
    `create index card_origin_meaning on card_origin (desk_id, meaning)`,
    `create index card_origin_uid on card_origin (desk_id, uid)`,

    `create table encounter (
      desk_id ${text} not null, id ${text} not null, day ${text} not null, time ${text}, channel ${text} not null,
      size ${text} not null, minutes integer, place ${text} not null, sphere ${text}, chosen ${text},
      initiator ${text}, feeling integer, note ${text} not null, planned integer not null,
      primary key (desk_id, id))`,
    `create index encounter_day on encounter (desk_id, day, coalesce(time, '24'), id)`,
    `create index encounter_planned on encounter (desk_id, day) where planned = 1`,
    `create index encounter_micro on encounter (desk_id, day, id) where size = 'micro'`,
    `create table encounter_person (
      desk_id ${text} not null, id ${text} not null, encounter_id ${text} not null, person_id ${text} not null,
      primary key (desk_id, id), ${toPerson('person_id')}, ${toEncounter})`,
    `create index encounter_person_person on encounter_person (desk_id, person_id, encounter_id)`,
    `create index encounter_person_encounter on encounter_person (desk_id, encounter_id, person_id)`,
    `create table follow_up (
      desk_id ${text} not null, id ${text} not null, text ${text} not null, "by" ${text} not null,
      person_id ${text}, encounter_id ${text}, due_on ${text}, done_on ${text},
      primary key (desk_id, id), ${toPerson('person_id')}, ${toEncounter})`,
    `create index follow_up_due on follow_up (desk_id, done_on, due_on)`,
    `create index follow_up_person on follow_up (desk_id, person_id)`,
    `create index follow_up_encounter on follow_up (desk_id, encounter_id)`,
    `create table suggestion_reply (
      desk_id ${text} not null, id ${text} not null, person_id ${text} not null, reply ${text} not null,
      until ${text}, "on" ${text} not null, primary key (desk_id, id), ${toPerson('person_id')})`,
    `create index suggestion_reply_person on suggestion_reply (desk_id, person_id)`,

    `create table person_card (
      desk_id ${text} not null, person_id ${text} not null, name ${text} not null, sort_name ${text} not null,
      given_name ${text} not null, family_name ${text} not null, organisation ${text} not null,
      title ${text} not null, town ${text} not null, phones ${text} not null, emails ${text} not null,
      tags ${text} not null, birthday ${text}, birthday_key ${text}, photo_hash ${text},
      reachable integer not null, relations ${text} not null, trade ${text}, circle integer,
      household integer not null, archived integer not null, added_on ${text} not null, last_contact_on ${text},
      primary key (desk_id, person_id))`,
    `create index person_card_sort on person_card (desk_id, archived, sort_name, person_id, name)`,
    `create index person_card_facets on person_card
      (desk_id, archived, town, tags, relations, trade, circle, sort_name, person_id)`,
    // Holds all that the morning reads of everybody, as does contact_tally_any.
    `create index person_card_morning on person_card
      (desk_id, person_id, relations, trade, circle, added_on) where archived = 0 and household = 0`,
    `create index person_card_birthday on person_card (desk_id, birthday_key)`,
    `create index person_card_last on person_card (desk_id, last_contact_on)`,
    `create index person_card_recent on person_card
      (desk_id, archived, coalesce(last_contact_on, '') desc, sort_name, person_id)`,
    `create table person_token (
      desk_id ${text} not null, token ${text} not null, rank integer not null, person_id ${text} not null,
      primary key (desk_id, token, rank, person_id))${clustered}`,
    `create index person_token_person on person_token (desk_id, person_id, token)`,
    `create table contact_tally (
      desk_id ${text} not null, person_id ${text} not null, channel ${text} not null,
      active_days integer not null, encounters integer not null, first_on ${text} not null,
      last_on ${text} not null, recent_days ${text} not null, unanswered integer not null,
      primary key (desk_id, person_id, channel))`,
    `create index contact_tally_channel on contact_tally (desk_id, channel, last_on)`,
    `create index contact_tally_any on contact_tally
      (desk_id, person_id, active_days, first_on, unanswered, recent_days) where channel = 'any'`,
    `create table day_tally (
      desk_id ${text} not null, day ${text} not null, channel ${text} not null, people integer not null,
      encounters integer not null, primary key (desk_id, day, channel))`,
    `create table rhythm_model (
      desk_id ${text} primary key, learnt_on ${text} not null, ties integer not null, model ${text} not null)`,

    `create table job_run (
      desk_id ${text} not null, job ${text} not null, last_run_at ${text} not null, ok integer not null,
      message ${text} not null, last_ok_at ${text}, primary key (desk_id, job))`,
    `create table desk_secret (
      desk_id ${text} not null, id ${text} not null, value ${text} not null, primary key (desk_id, id))`,
    `create table push_subscription (
      desk_id ${text} not null, endpoint ${text} not null, subscription ${text} not null,
      created_at ${text} not null, primary key (desk_id, endpoint))`,
    `create table desk_member (user_id ${text} not null, desk_id ${text} not null, primary key (user_id, desk_id))`,

    // better-auth's own shapes (its `getAuthTables`), named apart.
    `create table auth_user (
      id ${text} primary key, name ${text} not null, email ${text} not null unique, email_verified ${bool} not null,
      image ${text}, two_factor_enabled ${bool}, created_at ${instant} not null, updated_at ${instant} not null)`,
    `create table auth_session (
      id ${text} primary key, expires_at ${instant} not null, token ${text} not null unique,
      created_at ${instant} not null, updated_at ${instant} not null, ip_address ${text}, user_agent ${text},
      via_link ${bool}, user_id ${text} not null references auth_user (id) on delete cascade)`,
    `create index auth_session_user on auth_session (user_id)`,
    `create table auth_account (
      id ${text} primary key, account_id ${text} not null, provider_id ${text} not null,
      user_id ${text} not null references auth_user (id) on delete cascade, access_token ${text},
      refresh_token ${text}, id_token ${text}, access_token_expires_at ${instant},
      refresh_token_expires_at ${instant}, scope ${text}, password ${text}, created_at ${instant} not null,
      updated_at ${instant} not null)`,
    `create index auth_account_user on auth_account (user_id)`,
    `create table auth_verification (
      id ${text} primary key, identifier ${text} not null, value ${text} not null, expires_at ${instant} not null,
      created_at ${instant}, updated_at ${instant})`,
    `create index auth_verification_identifier on auth_verification (identifier)`,
    `create table auth_passkey (
      id ${text} primary key, name ${text}, public_key ${text} not null,
      user_id ${text} not null references auth_user (id) on delete cascade, credential_id ${text} not null,
      counter integer not null, device_type ${text} not null, backed_up ${bool} not null, transports ${text},
      created_at ${instant}, aaguid ${text})`,
    `create index auth_passkey_user on auth_passkey (user_id)`,
    `create table auth_two_factor (
      id ${text} primary key, secret ${text} not null, backup_codes ${text} not null, verified ${bool},
      failed_verification_count integer, locked_until ${instant},
      user_id ${text} not null references auth_user (id) on delete cascade)`,
    `create index auth_two_factor_user on auth_two_factor (user_id)`,
    `create table auth_rate_limit (id ${text} primary key, key ${text}, count integer, last_request bigint)`,
  ],
}

const toEncounter =
  'foreign key (desk_id, encounter_id) references encounter (desk_id, id) on delete cascade deferrable initially deferred'

function toPerson(column: string): string {
  return `foreign key (desk_id, ${column}) references person (desk_id, id) on delete cascade deferrable initially deferred`
}
