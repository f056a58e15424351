import type { FollowUpView } from '../encounters/encounter.ts'
import type { Day } from '../lib/day.ts'
import type { Draft } from '../people/draft.ts'

/** The evening after: those met, and what is between them and the owner. */
export interface AfterView {
  outingId: string
  title: string
  day: Day
  met: AfterPerson[]
}

export interface AfterPerson {
  /** Of the meeting. */
  id: string
  personId: string | null
  /** '' where they are no longer in the cardex. */
  name: string
  organisation: string
  isNew: boolean
  word: string
  encounterId: string | null
  /** The hash of the photograph of their business card; null: none. */
  picture: string | null
  /** Promised there, by both, kept or not; and what was open between the two before. */
  promises: FollowUpView[]
  /** The last sign since, in writing or by voice; null: none. */
  signOn: Day | null
  /** A sign to give, proposed: null once one was given, or noted as a follow-up. */
  sign: { text: string; dueOn: Day } | null
  /** null without a card. */
  draft: ReadyDraft | null
}

export interface ReadyDraft extends Draft {
  phone: string | null
  email: string | null
  mailto: string | null
  sms: string | null
}

/** Those met lately to whom no sign was given yet, by outing. */
export interface MetLately {
  outingId: string
  title: string
  day: Day
  /** The last day of the 48 hours. */
  dueOn: Day
  people: { id: string; personId: string | null; name: string }[]
}
