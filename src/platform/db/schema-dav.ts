/** The tables of what devices see. */

/** A telephone or a program with a password of its own, made on screen, taken back at will. */
export interface DeviceTable {
  id: string
  deskId: string
  name: string
  /** SHA-256 of 128 random bits, in hexadecimal. */
  passwordHash: string
  /** How groups are shown to it: `categories`, `cards`; null: as its kind of program likes. */
  groups: string | null
  /** What it last called itself. */
  agent: string | null
  createdAt: string
  lastSeenAt: string | null
}

/** A collection that a device made, or what devices said of one of the desk's own (its id is then its name). */
export interface DavCollectionTable {
  deskId: string
  id: string
  /** `addressbooks`, `calendars` or `files`. */
  home: string
  /** The folder it stands in, among files. */
  parentId: string | null
  name: string
  /** `addressbook`, `calendar`, `folder`. */
  kind: string
  /** JSON list for a calendar: which components it takes. */
  components: string | null
  /** JSON: what devices said of it, `{namespace}name` to the XML of the property. */
  properties: string
}

/** What a device put that is no fact of another slice: an event of its own, a group card, a file. */
export interface DavObjectTable {
  deskId: string
  id: string
  collectionId: string
  name: string
  contentHash: string
  mediaType: string
  /** JSON, as of a collection. */
  properties: string
}

/** What devices see: a row for each member of each collection, kept in step by the projectors; deleted ones stay. */
export interface DavMemberTable {
  deskId: string
  collectionId: string
  name: string
  /** What it shows: `person:<id>`, `object:<id>`… */
  rowId: string
  uid: string | null
  /** Without its quotes. */
  etag: string
  mediaType: string
  /** VCARD, VEVENT, VTODO… */
  component: string | null
  size: number
  modifiedAt: string
  /** Its place in the desk's journal: sync tokens are cut from it. */
  seq: number
  gone: number
  /** '' for every device; `cards`: only for those that want groups as cards. */
  view: string
  /** Folded text that a search must hold to find it. */
  text: string
  /** Instants that its whole span is within; null: no bound. */
  startsAt: string | null
  endsAt: string | null
}
