import { BALANCE_FACTS, type BalanceTables } from './schema-balance.ts'
import { CLUBS_FACTS, type ClubsTables } from './schema-clubs.ts'
import { COMPANY_FACTS, type CompanyTables } from './schema-company.ts'
import type { DavCollectionTable, DavMemberTable, DavObjectTable, DeviceTable } from './schema-dav.ts'
import { DUPLICATES_FACTS, type DuplicatesTables } from './schema-duplicates.ts'
import { HISTORY_FACTS, type HistoryTables } from './schema-history.ts'
import { LEAVING_FACTS, type LeavingTables } from './schema-leaving.ts'
import { MAPPING_FACTS, type MappingTables } from './schema-mapping.ts'
import { NETWORKS_FACTS, type NetworksTables } from './schema-networks.ts'
import { OUTINGS_FACTS, type OutingsTables } from './schema-outings.ts'
import { PLACE_FACTS, type PlaceTables } from './schema-places.ts'
import { PLAN_FACTS, type PlanTables } from './schema-plan.ts'
import { PRESENCE_FACTS, type PresenceTables } from './schema-presence.ts'
import { REVIEW_FACTS, type ReviewTables } from './schema-review.ts'
import { WORK_FACTS, type WorkTables } from './schema-work.ts'

/**
 * Every table, typed for Kysely in camelCase (the databases speak snake_case) and classed.
 * Days and instants are text, booleans 0 or 1, lists and objects JSON text.
 */
export interface Schema
  extends PlaceTables,
    WorkTables,
    OutingsTables,
    ClubsTables,
    CompanyTables,
    PresenceTables,
    NetworksTables,
    BalanceTables,
    PlanTables,
    ReviewTables,
    LeavingTables,
    DuplicatesTables,
    HistoryTables,
    MappingTables {
  desk: DeskTable
  /** `projected`: how far the projections that may lag are; null: as far as the journal. */
  deskSeq: { deskId: string; seq: number; projected: number | null }
  batch: BatchTable
  change: ChangeTable
  blob: { deskId: string; hash: string; bytes: Uint8Array; mediaType: string }
  setting: { deskId: string; id: string; value: string }
  person: PersonTable
  tie: TieTable
  cardOrigin: CardOriginTable
  encounter: EncounterTable
  encounterPerson: { deskId: string; id: string; encounterId: string; personId: string }
  followUp: FollowUpTable
  suggestionReply: SuggestionReplyTable
  personCard: PersonCardTable
  personToken: PersonTokenTable
  tokenPart: { deskId: string; part: string; token: string }
  /** `original`: the hash of a photo on a card; `smallHash`: the same for telephones, null where it stays. */
  smallPhoto: { deskId: string; original: string; smallHash: string | null }
  contactTally: ContactTallyTable
  dayTally: DayTallyTable
  rhythmModel: RhythmModelTable
  jobRun: JobRunTable
  pushSubscription: PushSubscriptionTable
  deskMember: { userId: string; deskId: string }
  deskSecret: DeskSecretTable
  device: DeviceTable
  davCollection: DavCollectionTable
  davObject: DavObjectTable
  davMember: DavMemberTable
}

export type TableClass = 'fact' | 'projection' | 'blob' | 'journal' | 'system'

/**
 * fact: journalled by trigger. projection: rebuilt from facts. blob: immutable octets keyed by their hash.
 * journal: the journal itself. system: not of one desk's facts (sign-in, jobs), exempt from the (desk_id, id) key.
 */
export const TABLES: Readonly<Record<string, TableClass>> = {
  desk: 'system',
  desk_seq: 'journal',
  batch: 'journal',
  change: 'journal',
  blob: 'blob',
  setting: 'fact',
  person: 'fact',
  tie: 'fact',
  card_origin: 'fact',
  encounter: 'fact',
  encounter_person: 'fact',
  follow_up: 'fact',
  suggestion_reply: 'fact',
  ...(Object.fromEntries(
    [
      ...PLACE_FACTS,
      ...WORK_FACTS,
      ...OUTINGS_FACTS,
      ...CLUBS_FACTS,
      ...COMPANY_FACTS,
      ...PRESENCE_FACTS,
      ...NETWORKS_FACTS,
      ...BALANCE_FACTS,
      ...PLAN_FACTS,
      ...REVIEW_FACTS,
      ...LEAVING_FACTS,
      ...DUPLICATES_FACTS,
      ...HISTORY_FACTS,
      ...MAPPING_FACTS,
    ].map(table => [table, 'fact']),
  ) as Record<string, 'fact'>),
  event_feed_state: 'projection',
  duplicate_pair: 'projection',
  duplicate_run: 'projection',
  history_state: 'projection',
  guest_link: 'system',
  handover_link: 'system',
  handover_opening: 'system',
  person_card: 'projection',
  person_token: 'projection',
  token_part: 'projection',
  small_photo: 'projection',
  contact_tally: 'projection',
  day_tally: 'projection',
  contact_weeks: 'projection',
  day_manner: 'projection',
  rhythm_model: 'projection',
  mandate_way: 'projection',
  person_pairs: 'projection',
  person_spot: 'projection',
  job_run: 'system',
  push_subscription: 'system',
  desk_member: 'system',
  desk_secret: 'system',
  device: 'system',
  dav_collection: 'fact',
  dav_object: 'fact',
  dav_member: 'journal',
  erasure: 'journal',
  auth_user: 'system',
  auth_session: 'system',
  auth_account: 'system',
  auth_verification: 'system',
  auth_passkey: 'system',
  auth_two_factor: 'system',
  auth_rate_limit: 'system',
  schema_version: 'system',
}

/**
 * Every column that holds the key of a blob. Such a column is named `…_hash`; a blob that none of these names, nor an
 * image in the journal that undo may still put back, is let go of (src/platform/purge.ts).
 */
export const BLOB_COLUMNS: readonly { table: string; column: string }[] = [
  { table: 'person', column: 'card_hash' },
  { table: 'card_origin', column: 'card_hash' },
  { table: 'person_card', column: 'photo_hash' },
  { table: 'small_photo', column: 'small_hash' },
  { table: 'encounter', column: 'ical_hash' },
  { table: 'follow_up', column: 'ical_hash' },
  { table: 'outing', column: 'ical_hash' },
  { table: 'outing_person', column: 'picture_hash' },
  { table: 'episode', column: 'audio_hash' },
  { table: 'dav_object', column: 'content_hash' },
]

export function tablesOf(kind: TableClass): string[] {
  return Object.keys(TABLES).filter(table => TABLES[table] === kind)
}

export interface DeskTable {
  id: string
  name: string
  createdAt: string
  /** Its name in the addresses of its devices (RFC 3744 §2); null until the first device. */
  principal: string | null
}

/** One thing somebody did: undone as a whole. */
export interface BatchTable {
  deskId: string
  id: string
  /** What was done, a key of the words' `change.*`. */
  what: string
  /** JSON: what the sentence needs (`{"name":"Marie"}`, `{"count":12}`). */
  details: string
  at: string
  /** Who did it: the screen, the command line, an import, a device. */
  by: string
  undoOf: string | null
  undoneBy: string | null
  /** 1: it cannot be undone; null: it can. */
  forGood: number | null
}

/** One row touched, with the row before it as JSON; null: there was none, or undo no longer reaches that far. */
export interface ChangeTable {
  deskId: string
  seq: number
  batchId: string
  tableName: string
  rowId: string
  before: string | null
}

export interface PersonTable {
  deskId: string
  id: string
  /** The octets of the card, in `blob`. */
  cardHash: string
  civility: string | null
  addressForm: string | null
  relations: string
  trade: string | null
  skills: string
  circle: number | null
  rhythmDays: number | null
  household: number
  timeZone: string | null
  oneToOne: number
  metOn: string | null
  metThroughId: string | null
  metAt: string
  remember: string
  archived: number
  addedOn: string
  /** The address book a device made for the card; null: the desk's own. */
  collectionId: string | null
  /** The name a device gave the card there; null: `<id>.vcf`. */
  uri: string | null
  /** The device that took the card away in a burst: kept from devices until the owner decides. */
  removedBy: string | null
}

export interface TieTable {
  deskId: string
  id: string
  personId: string
  otherId: string
  /** What the other is to the person (`sister`), and the person to the other, in the owner's words. */
  otherIs: string
  personIs: string
}

/** Where an imported card came from, so that the same file twice changes nothing. */
export interface CardOriginTable {
  deskId: string
  id: string
  personId: string
  /** Hash of what the card said when it came (`meaningOf`). */
  meaning: string
  uid: string | null
  /** The octets as the file had them, in `blob`: tells what the file changed since from what the screen did. */
  cardHash: string | null
}

export interface EncounterTable {
  deskId: string
  id: string
  day: string
  time: string | null
  channel: string
  size: string
  minutes: number | null
  place: string
  sphere: string | null
  chosen: string | null
  initiator: string | null
  feeling: number | null
  note: string
  planned: number
  /** The name a device gave the event; null: `<id>.ics`; '': a device took it out, and the desk kept it. */
  uri: string | null
  /** The octets of the event as a device put them, in `blob`. */
  icalHash: string | null
}

export interface FollowUpTable {
  deskId: string
  id: string
  text: string
  by: string
  personId: string | null
  encounterId: string | null
  dueOn: string | null
  doneOn: string | null
  /** As for encounters: what a device gave. */
  uri: string | null
  icalHash: string | null
}

export interface SuggestionReplyTable {
  deskId: string
  id: string
  personId: string
  /** `later`: not before `until`; `never`: not this person. */
  reply: string
  until: string | null
  on: string
}

/** What the card says, for lists, searches and rules. */
export interface PersonCardTable {
  deskId: string
  personId: string
  name: string
  /** Family name first, folded: the order of the list. */
  sortName: string
  givenName: string
  familyName: string
  organisation: string
  title: string
  town: string
  phones: string
  emails: string
  tags: string
  /** `1980-04-12`, `--04-12`…, or null. */
  birthday: string | null
  /** `04-12` when the birthday has a month and a day. */
  birthdayKey: string | null
  photoHash: string | null
  /** 1 when the card has a way to reach them: "the baker" has none. */
  reachable: number
  /** Facts copied beside the card so that one table answers the list. */
  relations: string
  trade: string | null
  circle: number | null
  household: number
  archived: number
  addedOn: string
  /** Last encounter of any channel; null: never. */
  lastContactOn: string | null
}

/** What somebody is found by (src/people/tokens.ts), best first within a token. */
export interface PersonTokenTable {
  deskId: string
  token: string
  /** Smaller is better: the kind of token, then the days since the last contact. */
  rank: number
  personId: string
}

/** Per person and channel: how often, since when. `recentDays`: the last 30 distinct days, JSON, newest first. */
export interface ContactTallyTable {
  deskId: string
  personId: string
  /** A channel, or `any`. */
  channel: string
  activeDays: number
  encounters: number
  firstOn: string
  lastOn: string
  recentDays: string
  /** Messages and mails the owner sent last, without an answer since (channel `any` only). */
  unanswered: number
}

/** Per day and channel: distinct people met, the household left out. */
export interface DayTallyTable {
  deskId: string
  day: string
  channel: string
  people: number
  encounters: number
}

/** What the desk's own past teaches of how ties go on (src/today/learn-rhythm.ts): one row, learnt anew at night. */
export interface RhythmModelTable {
  deskId: string
  learntOn: string
  /** How many ties it was learnt from. */
  ties: number
  /** JSON. */
  model: string
}

export interface JobRunTable {
  deskId: string
  job: string
  lastRunAt: string
  ok: number
  message: string
  /** When it last did its work without an error; null: never. */
  lastOkAt: string | null
}

/** Passwords and keys that the program itself needs: never journalled, never sent to a screen. Desk '' is the program. */
export interface DeskSecretTable {
  deskId: string
  id: string
  value: string
}

export interface PushSubscriptionTable {
  deskId: string
  endpoint: string
  subscription: string
  createdAt: string
}
