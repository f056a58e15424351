import type { Named } from '../people/person.ts'
import type { MailDraft } from './drafts.ts'
import type { Handover, HandoverNote, State } from './handover.ts'
import type { Fit, PeerProfile } from './peer-fit.ts'
import type { IntroducerPart } from './terms.ts'

/** A handover as screens show it. */
export interface HandoverView extends Omit<Handover, 'state'> {
  revision: string
  /** As it stands today. */
  state: State
  person: Named
  mandate: { id: string; what: string; client: Named | null; organisation: string }
  notes: HandoverNote[]
  introducer: IntroducerPart | null
}

/** With what the system knows of its link: nothing of it is a fact of the desk. */
export interface LinkedHandover extends HandoverView {
  link: LinkView | null
}

export interface LinkView {
  createdAt: string
  isAlive: boolean
  openings: number
  lastOpenedAt: string | null
}

export interface OpeningView {
  at: string
  /** The browser and the system, roughly; '' where they did not say. */
  agent: string
}

/** A peer proposed, with reasons in sentences. */
export interface FitView {
  person: Named & { photo: string | null; organisation: string; town: string; email: string | null }
  profile: PeerProfile | null
  reasons: string[]
  against: string[]
  unknown: string[]
  declinedThis: Fit['declinedThis']
}

/** A link and a message that carries it: shown once. */
export interface SentView {
  handover: LinkedHandover
  url: string
  draft: MailDraft
  /** Went out by the owner's own server. */
  mailed: boolean
  /** What the server said where it did not take the message. */
  problem: string | null
}

/** Something of a handover that concerns the owner this morning. */
export interface HandoverNews {
  kind: 'asked' | 'accepted' | 'declined' | 'remind' | 'expired' | 'delivered'
  handoverId: string
  mandateId: string
  what: string
  person: Named
  /** What they asked or said; ''. */
  words: string
  on: string
}
