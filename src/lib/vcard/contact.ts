import type { PartialDate } from '../partial-date.ts'

/** One phone, mail, address or site of a card, with the words the card gives it. */
export interface Labelled {
  /** `home`, `work`, `cell`, `fax`, `pref`…, lower case, as in TYPE. */
  types: string[]
  /** The label a person wrote (Apple's `X-ABLabel`), `_$!<…>!$_` already taken off; null when there is none. */
  label: string | null
}

export interface ContactPoint extends Labelled {
  value: string
}

export interface PostalAddress extends Labelled {
  poBox: string
  extended: string
  street: string
  town: string
  region: string
  postalCode: string
  country: string
}

export const EMPTY_ADDRESS: PostalAddress = {
  types: [],
  label: null,
  poBox: '',
  extended: '',
  street: '',
  town: '',
  region: '',
  postalCode: '',
  country: '',
}

export type ContactPhoto = { mediaType: string; base64: string } | { uri: string }

/**
 * What a card says, in the shape that screens, searches and importers want. Texts are unescaped; '' is "not said".
 * A projection: what it does not know stays in the card (see `withContact`).
 */
export interface Contact {
  uid: string | null
  /** FN, or built from N, ORG, EMAIL, TEL in that order when the card has none; '' only when the card is empty. */
  name: string
  prefix: string
  givenName: string
  additionalName: string
  familyName: string
  suffix: string
  nickname: string
  organisation: string
  department: string
  title: string
  role: string
  phones: ContactPoint[]
  emails: ContactPoint[]
  addresses: PostalAddress[]
  urls: ContactPoint[]
  /** Instant messaging and social profiles, as URIs or handles. */
  profiles: ContactPoint[]
  birthday: PartialDate | null
  anniversary: PartialDate | null
  note: string
  /** CATEGORIES. */
  tags: string[]
  photo: ContactPhoto | null
  /** A distribution list (`KIND:group` or Apple's `X-ADDRESSBOOKSERVER-KIND:group`), not a person. */
  isGroup: boolean
}

export const EMPTY_CONTACT: Contact = {
  uid: null,
  name: '',
  prefix: '',
  givenName: '',
  additionalName: '',
  familyName: '',
  suffix: '',
  nickname: '',
  organisation: '',
  department: '',
  title: '',
  role: '',
  phones: [],
  emails: [],
  addresses: [],
  urls: [],
  profiles: [],
  birthday: null,
  anniversary: null,
  note: '',
  tags: [],
  photo: null,
  isGroup: false,
}
