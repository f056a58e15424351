import type { TFunction } from 'i18next'
import type { Desk } from '../platform/desk.ts'

/** A request as the protocol reads it, whatever carried it. */
export interface DavRequest {
  method: string
  /** Decoded segments of the path; `['addressbooks', 'marie', 'contacts']`. */
  path: readonly string[]
  /** The path ended with a slash: a collection is meant. */
  isFolderPath: boolean
  /** By lower-case name. */
  headers: Readonly<Record<string, string | undefined>>
  body: Uint8Array
  /** Scheme and host that the client reached: what absolute addresses in it begin with. */
  origin: string
  desk: Desk
  device: Device
  t: TFunction
}

/** Who asks: a device with a password of its own. */
export interface Device {
  id: string
  deskId: string
  /** The desk's name in addresses. */
  principal: string
  name: string
  /** How groups are shown to it. */
  groups: 'categories' | 'cards'
}

export interface DavAnswer {
  status: number
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array
}

/** Element of a precondition or property: its namespace and its name. */
export interface QName {
  ns: string
  name: string
}

export const DAV = 'DAV:'
export const CARDDAV = 'urn:ietf:params:xml:ns:carddav'
export const CALDAV = 'urn:ietf:params:xml:ns:caldav'
export const CALENDARSERVER = 'http://calendarserver.org/ns/'
export const APPLE_ICAL = 'http://apple.com/ns/ical/'
export const ME = 'http://me.com/_namespace/'

/** The protocol's "no": a status, the precondition that failed (RFC 4918 §16), and a sentence for whoever reads logs. */
export class DavRefusal extends Error {
  readonly status: number
  readonly condition: QName | null
  /** Addresses inside the condition's element: what stands in the way. */
  readonly hrefs: readonly string[]
  /** XML inside the condition's element, in its place. */
  readonly inside: string | null
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    message: string,
    more: {
      condition?: QName
      hrefs?: readonly string[]
      inside?: string
      headers?: Record<string, string>
    } = {},
  ) {
    super(message)
    this.name = 'DavRefusal'
    this.status = status
    this.condition = more.condition ?? null
    this.hrefs = more.hrefs ?? []
    this.inside = more.inside ?? null
    this.headers = more.headers ?? {}
  }
}

export function nothingHere(): DavRefusal {
  return new DavRefusal(404, 'Nothing is here.')
}

/** RFC 4918 §9.3.1, §9.7.1, §9.8.5, §9.10.6: collections above are not made along. */
export function noParentThere(): DavRefusal {
  return new DavRefusal(409, 'The collection that it would be in is not there.')
}
