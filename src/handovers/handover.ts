import type { Day } from '../lib/day.ts'
import type { Shown } from './shown.ts'
import type { Terms } from './terms.ts'

export const STATES = [
  'draft',
  'sent',
  'asked',
  'answered',
  'accepted',
  'declined',
  'revoked',
  'closed',
] as const
/** As it is kept. asked: the peer waits for an answer; answered: the owner waits for the peer's. */
type KeptState = (typeof STATES)[number]
/** As it stands on a day: one that nobody answered in time is expired. */
export type State = KeptState | 'expired'

export const GESTURES = [
  'send',
  'renew',
  'revoke',
  'ask',
  'answer',
  'accept',
  'decline',
  'say',
  'close',
] as const
/** ask, accept, decline and say are the peer's, on their page; the others the owner's. */
export type Gesture = (typeof GESTURES)[number]

/** How a mandate handed over went; null: not known. */
export interface Outcome {
  deliveredWell: boolean | null
  /** The peer said how it went, without being asked. */
  toldMe: boolean | null
  clientPleased: boolean | null
  /** The favour came back. */
  returned: boolean | null
  /** In the owner's words. */
  outcome: string
}

/** A mandate proposed to one peer. */
export interface Handover extends Outcome {
  id: string
  mandateId: string
  personId: string
  state: KeptState
  shown: Shown
  /** The owner's words, at the top of the page. */
  message: string
  madeOn: Day
  sentOn: Day | null
  /** The last day the link opens. */
  expiresOn: Day | null
  remindOn: Day | null
  remindedOn: Day | null
  /** How many reminders went out. */
  reminders: number
  answeredOn: Day | null
  /** The word that came with their yes or no. */
  answer: string
  /** The client's name and details are shown only where this is said. */
  clientAgreedOn: Day | null
  clientToldOn: Day | null
  terms: Terms
  termsAgreedOn: Day | null
  invoicedOn: Day | null
  introducerPaidOn: Day | null
  theyDeliveredOn: Day | null
  theyPleasedOn: Day | null
  theyThankedOn: Day | null
  closedOn: Day | null
}

/** One thing said on the page, by either side. */
export interface HandoverNote {
  id: string
  by: 'me' | 'them'
  text: string
  /** ISO instant. */
  at: string
}

/** What the owner writes before sending. */
export interface HandoverDraft
  extends Pick<Handover, 'id' | 'mandateId' | 'personId' | 'shown' | 'message' | 'clientAgreedOn' | 'terms'> {
  revision?: string | undefined
}

/** A link lives so long unless said, and at most so long. */
export const LINK_DAYS = 14
export const MOST_LINK_DAYS = 90
/** From the peer's yes on: they may say later how it went. */
export const ACCEPTED_LINK_DAYS = 400
export const REMIND_AFTER_DAYS = 5
export const MOST_REMINDERS = 2

const NEXT: Readonly<Record<Gesture, Partial<Record<State, KeptState>>>> = {
  send: { draft: 'sent' },
  renew: { sent: 'sent', asked: 'asked', answered: 'answered', revoked: 'sent', accepted: 'accepted' },
  revoke: {
    sent: 'revoked',
    asked: 'revoked',
    answered: 'revoked',
    expired: 'revoked',
    accepted: 'accepted',
    closed: 'closed',
  },
  ask: { sent: 'asked', asked: 'asked', answered: 'asked' },
  answer: { sent: 'sent', asked: 'answered', answered: 'answered', accepted: 'accepted' },
  accept: { sent: 'accepted', asked: 'accepted', answered: 'accepted' },
  decline: { sent: 'declined', asked: 'declined', answered: 'declined' },
  say: { accepted: 'accepted', closed: 'closed' },
  close: { accepted: 'closed', closed: 'closed' },
}

/** Those that a peer may still answer, or works on: one of them a mandate. */
const UNDER_WAY: readonly State[] = ['draft', 'sent', 'asked', 'answered', 'accepted']

type Standing = Pick<Handover, 'state' | 'expiresOn'>

/** How it stands that day. */
export function stateOn({ state, expiresOn }: Standing, today: Day): State {
  const waits = state === 'sent' || state === 'asked' || state === 'answered'
  return waits && expiresOn !== null && expiresOn < today ? 'expired' : state
}

/**
 * The state a gesture leads to; null where it cannot be made. A link renewed after it expired leads back to where one
 * was.
 */
export function after(handover: Standing, gesture: Gesture, today: Day): KeptState | null {
  const state = stateOn(handover, today)
  if (gesture === 'renew' && state === 'expired') return handover.state
  return NEXT[gesture][state] ?? null
}

/** The mandate is with this peer, or waits for them. */
export function isUnderWay(handover: Standing, today: Day): boolean {
  return UNDER_WAY.includes(stateOn(handover, today))
}

/** Who has not answered may be reminded, twice at most. */
export function mayRemind(handover: Standing & Pick<Handover, 'reminders'>, today: Day): boolean {
  const state = stateOn(handover, today)
  return (state === 'sent' || state === 'answered') && handover.reminders < MOST_REMINDERS
}

/** Whether the peer's page opens in that state. The link itself may be dead besides. */
export function isPageOpen(handover: Standing, today: Day): boolean {
  const state = stateOn(handover, today)
  if (handover.expiresOn === null || handover.expiresOn < today) return false
  return state !== 'draft' && state !== 'revoked' && state !== 'expired'
}
