import type {
  ContributionPersonTable,
  ContributionTable,
  MandateTable,
  MandateWayTable,
  OutlayTable,
} from './schema-mandates.ts'

/** The tables of work: mandates, what they came from, what goes back, ideas, needs. */

export interface WorkTables {
  mandate: MandateTable
  /** Others who have to do with a mandate. */
  mandatePerson: { deskId: string; id: string; mandateId: string; personId: string; role: string }
  mandateEncounter: { deskId: string; id: string; mandateId: string; encounterId: string }
  contribution: ContributionTable
  /** The chain behind a contribution, the nearest first. */
  contributionPerson: ContributionPersonTable
  mandateWay: MandateWayTable
  outlay: OutlayTable
  favour: FavourTable
  thanks: ThanksTable
  introduction: IntroductionTable
  peer: PeerTable
  handover: HandoverTable
  handoverNote: {
    deskId: string
    id: string
    handoverId: string
    /** `me`, `them`. */
    by: string
    text: string
    at: string
  }
  handoverLink: HandoverLinkTable
  handoverOpening: { deskId: string; id: string; handoverId: string; at: string; agent: string }
  idea: IdeaTable
  ideaStep: IdeaStepTable
  /** What came of an idea: one of the three. */
  ideaOutcome: {
    deskId: string
    id: string
    ideaId: string
    mandateId: string | null
    encounterId: string | null
    favourId: string | null
  }
  resonance: ResonanceTable
  kindWord: KindWordTable
  testimonial: TestimonialTable
  need: NeedTable
  needAsk: NeedAskTable
  leap: LeapTable
  leapStep: LeapStepTable
}

export const WORK_FACTS = [
  'mandate',
  'mandate_person',
  'mandate_encounter',
  'contribution',
  'contribution_person',
  'outlay',
  'favour',
  'thanks',
  'introduction',
  'peer',
  'handover',
  'handover_note',
  'idea',
  'idea_step',
  'idea_outcome',
  'resonance',
  'kind_word',
  'testimonial',
  'need',
  'need_ask',
  'leap',
  'leap_step',
] as const

export interface FavourTable {
  deskId: string
  id: string
  /** `given`, `received`. */
  direction: string
  kind: string
  personId: string
  /** The third person: who was introduced, named, recommended. */
  aboutId: string | null
  mandateId: string | null
  encounterId: string | null
  day: string
  note: string
}

/** What was answered to thanks that were due. Those nobody answered are no rows. */
export interface ThanksTable {
  deskId: string
  id: string
  personId: string
  mandateId: string | null
  favourId: string | null
  occasion: string
  /** `said`, `declined`, `later`. */
  answer: string
  on: string
  until: string | null
  how: string | null
  encounterId: string | null
}

/** Two people whom the owner would make meet: each is asked first, by a follow-up; once both are willing, a favour. */
export interface IntroductionTable {
  deskId: string
  id: string
  personId: string
  otherId: string
  askedOn: string
  personFollowUpId: string
  otherFollowUpId: string
  favourId: string | null
}

/** What a peer said of their work: one row for a person. */
export interface PeerTable {
  deskId: string
  id: string
  personId: string
  availability: string
  availableFrom: string | null
  /** A day. */
  rateFromCents: number | null
  rateToCents: number | null
  currency: string
  languages: string
  saidOn: string
}

export interface HandoverTable {
  deskId: string
  id: string
  mandateId: string
  personId: string
  state: string
  /** JSON: what the peer's page shows. */
  shown: string
  message: string
  madeOn: string
  sentOn: string | null
  expiresOn: string | null
  remindOn: string | null
  remindedOn: string | null
  answeredOn: string | null
  answer: string
  /** The client's details leave only after this day. */
  clientAgreedOn: string | null
  clientToldOn: string | null
  /** JSON: what the introducer gets, if anything. */
  terms: string
  termsAgreedOn: string | null
  invoicedOn: string | null
  introducerPaidOn: string | null
  /** 1, 0, or null where it is not known. */
  deliveredWell: number | null
  toldMe: number | null
  clientPleased: number | null
  returned: number | null
  outcome: string
  closedOn: string | null
  /** How many went out. */
  reminders: number
  /** Said by the peer, on their page. */
  theyDeliveredOn: string | null
  theyPleasedOn: string | null
  theyThankedOn: string | null
}

/** SHA-256 of the 128 random bits of the address. */
export interface HandoverLinkTable {
  tokenHash: string
  deskId: string
  handoverId: string
  createdAt: string
  expiresAt: string
  revokedAt: string | null
}

export interface IdeaTable {
  deskId: string
  id: string
  title: string
  form: string
  goal: string
  personId: string | null
  organisation: string
  myGain: string
  theirGain: string
  myMinutes: number | null
  theirMinutes: number | null
  boldness: number | null
  status: string
  notedOn: string
  askedOn: string | null
  answeredOn: string | null
  doneOn: string | null
  /** What held one back, written before asking. */
  thought: string
  answer: string
  note: string
}

export interface IdeaStepTable {
  deskId: string
  id: string
  ideaId: string
  position: number
  text: string
  minutes: number | null
  by: string
  dueOn: string | null
  doneOn: string | null
}

export interface ResonanceTable {
  deskId: string
  id: string
  what: string
  url: string
  personId: string | null
  name: string
  notedOn: string
  state: string
  message: string
  writtenOn: string | null
  answer: string
  answeredOn: string | null
}

export interface KindWordTable {
  deskId: string
  id: string
  text: string
  personId: string | null
  saidBy: string
  day: string
  mandateId: string | null
  quotable: number
}

export interface TestimonialTable {
  deskId: string
  id: string
  mandateId: string
  personId: string | null
  state: string
  askedOn: string | null
  receivedOn: string | null
  word: string
  better: string
  /** `yes`, `perhaps`, `no`. */
  wouldRefer: string | null
  quotable: number
}

export interface NeedTable {
  deskId: string
  id: string
  kind: string
  what: string
  /** JSON list. */
  skills: string
  organisation: string
  place: string
  note: string
  statedOn: string
  closedOn: string | null
  /** `met`, `dropped`. */
  outcome: string | null
  /** What came of it, in words, once it is closed. */
  cameOf: string
}

export interface NeedAskTable {
  deskId: string
  id: string
  needId: string
  personId: string
  askedOn: string
  how: string
  message: string
  /** `waiting`, `yes`, `knows-somebody`, `no`. */
  answer: string
  answeredOn: string | null
  /** The person they led to. */
  ledToId: string | null
  /** What a yes entered in the ledger. */
  favourId: string | null
  note: string
}

export interface LeapTable {
  deskId: string
  id: string
  /** `independent`, `move`. */
  kind: string
  leavesOn: string
  town: string
  field: string
  note: string
  begunOn: string
  closedOn: string | null
}

export interface LeapStepTable {
  deskId: string
  id: string
  leapId: string
  position: number
  /** Of the preparation (`leap/lines.ts`); '' for one of the owner's own. */
  line: string
  /** '': what the line says. */
  text: string
  dueOn: string
  doneOn: string | null
  /** The promise made of it. */
  followUpId: string | null
}
