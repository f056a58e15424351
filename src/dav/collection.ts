import type { Desk, What } from '../platform/desk.ts'
import type { Member } from './members.ts'
import type { Device } from './request.ts'

export type CollectionKind = 'addressbook' | 'calendar' | 'folder'
/** The folder of the principal it stands in: the first segment of its address. */
export type Home = 'addressbooks' | 'calendars' | 'files'

/** A set of things that devices see as members of one address; a slice gives one for each kind of its facts. */
export interface Collection {
  /** Its key in `dav_member`; for the desk's own, also its name in addresses. */
  readonly id: string
  readonly home: Home
  readonly kind: CollectionKind
  /** What a calendar takes: VEVENT, VTODO… */
  readonly components: readonly string[]
  readonly isReadOnly: boolean
  /** Key of its name in the words, for a collection of the desk's own; devices may call it otherwise. */
  readonly nameKey: string | null
  /** `#RRGGBBAA`, for a calendar of the desk's own that no device has painted. */
  readonly color?: string
  /** Octets of the members, by name. */
  contents: (desk: Desk, members: readonly Member[]) => Promise<Map<string, Uint8Array>>
  /**
   * Reads what a device wants to put, before anything is locked.
   *
   * @throws DavRefusal with the precondition that it breaks.
   */
  accept: (desk: Desk, said: { octets: Uint8Array; mediaType: string; name: string }) => Promise<Accepted>
  /** Takes members away, in the batch under way. */
  remove: (desk: Desk, members: readonly Member[], device: Device) => Promise<void>
  /** What the history says of members that a device takes away; a plain sentence when not said. */
  saysRemoved?: (desk: Desk, members: readonly Member[]) => Promise<What>
  /** Called before a device reads: what is only worth computing when somebody looks. */
  refresh?: (desk: Desk, device: Device) => Promise<void>
  /**
   * Gives a member another name, or another collection of the same home, in the batch under way: it stays what it is.
   * False, or none: it is put there anew and taken away here.
   */
  move?: (desk: Desk, member: Member, to: { collection: Collection; name: string }) => Promise<boolean>
  /** Where devices may say of a member what they like (RFC 4918 §4): `{namespace}name` to the XML of the property. */
  said?: {
    /** By name; what nothing was said of is left out. */
    properties: (
      desk: Desk,
      members: readonly Member[],
    ) => Promise<Map<string, Readonly<Record<string, string>>>>
    /** In the batch under way. */
    keep: (desk: Desk, member: Member, properties: Readonly<Record<string, string>>) => Promise<void>
  }
}

/** What a device put, read and found right. */
export interface Accepted {
  uid: string | null
  /** VCARD, VEVENT, VTODO… of the thing; null for a file. */
  component: string | null
  /** The octets are kept as they came, so that their ETag may be answered. */
  isExact: boolean
  /** What the history says of it. */
  what: (isNew: boolean) => What
  /**
   * Keeps it under that name, over the member that has it; in the batch under way. `said`: of a copy, what devices said
   * of what it is a copy of (`Collection.said`).
   */
  save: (
    desk: Desk,
    place: {
      name: string
      member: Member | null
      device: Device
      said?: Readonly<Record<string, string>>
    },
  ) => Promise<void>
}
