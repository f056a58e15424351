import type { InvitationView } from './invitation.ts'

/** What a pasted answer did. */
export interface ReplyTaken {
  /**
   * unreadable: no answer in it; unknown: of no proposal of this desk; stranger: of somebody whose card has another mail;
   * outdated: to a moment that has changed since; unclear: it says neither yes, no, nor when.
   */
  outcome:
    | 'accepted'
    | 'declined'
    | 'countered'
    | 'unreadable'
    | 'unknown'
    | 'stranger'
    | 'outdated'
    | 'unclear'
  invitation: InvitationView | null
  /** Whose answer it says it is; ''. */
  attendee: string
}
