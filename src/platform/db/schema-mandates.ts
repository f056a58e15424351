/** The tables of mandates. */

/** A projection: `WayFacts` of `mandates/provenance-ways.ts`, those of a mandate in their order. */
export interface MandateWayTable {
  deskId: string
  mandateId: string
  position: number
  kind: string
  label: string
  /** Ids of people with commas between, the nearest first. */
  chain: string
  source: string
  whereKey: string | null
  weight: number
  cents: number | null
  minutes: number
  stage: string
  currency: string
  unexpected: number
  heardOn: string
  decidedOn: string | null
  /** `clientKey` of `mandates/provenance-ways.ts`. */
  client: string | null
}

/** `mandates/mandate.ts`, column by column. */
export interface MandateTable {
  deskId: string
  id: string
  what: string
  /** A person of the cardex; one who is gone stays named by the organisation alone. */
  clientId: string | null
  organisation: string
  stage: string
  /** In hundredths of the currency, for the whole or for a day. */
  amountCents: number | null
  per: string
  daysHundredths: number | null
  /** ISO 4217. */
  currency: string
  /** Percent. */
  chance: number | null
  minutesSpent: number
  unexpected: number
  heardOn: string
  talkedOn: string | null
  proposedOn: string | null
  /** Won, lost or handed over. */
  decidedOn: string | null
  deliveredOn: string | null
  paidOn: string | null
  place: string
  /** JSON lists. */
  skills: string
  languages: string
  lostBecause: string
  note: string
}

export interface ContributionTable {
  deskId: string
  id: string
  mandateId: string
  position: number
  kind: string
  /** The event, the place, the network, in words. */
  label: string
  /** In ten-thousandths: those of a mandate sum to 10,000. */
  share: number
}

export interface ContributionPersonTable {
  deskId: string
  id: string
  contributionId: string
  position: number
  personId: string
}

/** What is paid at an event, a place, a network: `mandates/outlay.ts`, column by column. */
export interface OutlayTable {
  deskId: string
  id: string
  label: string
  /** `once`, `month`. */
  per: string
  /** In hundredths of the currency. */
  cents: number
  /** ISO 4217. */
  currency: string
  fromOn: string
  toOn: string | null
  note: string
}
