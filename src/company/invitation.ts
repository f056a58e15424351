import type { Channel } from '../encounters/encounter.ts'
import { addDays, type Day, dayAt } from '../lib/day.ts'
import type { Named } from '../people/person.ts'

export const INVITATION_KINDS = ['e-coffee', 'coffee', 'one-to-one'] as const
/** A coffee at a distance, one in a place, a talk of two about work. */
export type InvitationKind = (typeof INVITATION_KINDS)[number]

export const INVITATION_CHANNELS = ['video', 'call', 'in-person'] as const satisfies readonly Channel[]
export type InvitationChannel = (typeof INVITATION_CHANNELS)[number]

export const INVITATION_STATES = ['draft', 'open', 'chosen', 'declined', 'withdrawn'] as const
/** declined: none of the moments suits them. */
export type InvitationState = (typeof INVITATION_STATES)[number]

export const MINUTES = [20, 30, 45, 60] as const
export const MOST_SLOTS = 6

/** What the owner writes of a proposal. */
export interface InvitationWritten {
  personId: string | null
  kind: InvitationKind
  /** '' for what its kind says. */
  title: string
  /** UTC ISO instants, in order. */
  slots: string[]
  minutes: number
  /** IANA name of their clock. */
  zone: string
  channel: InvitationChannel
  /** Of the video talk; ''. */
  link: string
  /** Where, when it is in the flesh; ''. */
  place: string
  /** A word on the page; ''. */
  message: string
  /** The last day on which it may be answered, on the desk's clock. */
  expiresOn: Day
}

/** A talk proposed to somebody, with moments to choose from. */
export interface Invitation extends InvitationWritten {
  id: string
  state: InvitationState
  chosenAt: string | null
  /** Another moment that they proposed. */
  counterAt: string | null
  answeredAt: string | null
  answeredBy: 'page' | 'mail' | 'owner' | null
  /** Their word; ''. */
  answer: string
  /** RFC 5546 §2.1.4: raised by each change of what is in a calendar. */
  sequence: number
  sentOn: Day | null
  encounterId: string | null
}

export interface InvitationDraft extends InvitationWritten {
  id: string
  revision?: string | undefined
}

export interface InvitationView extends Invitation {
  revision: string
  person: Named
  /** It is past and was noted as having taken place. */
  isMet: boolean
}

/** Where it stands for a reader, on a day of the desk's clock. */
export type Standing = Exclude<InvitationState, 'open'> | 'open' | 'countered' | 'expired' | 'met'

export function standingOf(
  { state, counterAt, expiresOn, isMet }: Pick<InvitationView, 'state' | 'counterAt' | 'expiresOn' | 'isMet'>,
  today: Day,
): Standing {
  if (state === 'chosen') return isMet ? 'met' : 'chosen'
  if (state !== 'open') return state
  if (counterAt !== null) return 'countered'
  return expiresOn < today ? 'expired' : 'open'
}

/** Whether the page of the guest opens. */
export function isPageOpen(
  { state, expiresOn, chosenAt }: Pick<Invitation, 'state' | 'expiresOn' | 'chosenAt'>,
  { today, timeZone }: { today: Day; timeZone: string },
): boolean {
  if (state === 'draft' || state === 'withdrawn') return false
  if (state === 'chosen' && chosenAt !== null) return today <= addDays(dayAt(new Date(chosenAt), timeZone), 1)
  return today <= expiresOn
}

/** What may still be chosen. */
export function slotsAhead({ slots }: Pick<Invitation, 'slots'>, now: Date): string[] {
  return slots.filter(slot => Date.parse(slot) > now.getTime())
}

/** The last day of an answer: that of the last moment, or two weeks, whichever comes first. */
export function expiryFor(
  slots: readonly string[],
  { today, timeZone }: { today: Day; timeZone: string },
): Day {
  const last = slots.at(-1)
  const lastDay = last === undefined ? null : dayAt(new Date(last), timeZone)
  const fortnight = addDays(today, 14)
  return lastDay !== null && lastDay < fortnight ? lastDay : fortnight
}

const NEWS_MS = 2 * 86_400_000

/** What they answered by themselves in the last two days, the newest first. */
export function newsAmong(invitations: readonly InvitationView[], now: Date): InvitationView[] {
  return invitations
    .filter(
      ({ answeredAt, answeredBy, state }) =>
        answeredAt !== null &&
        answeredBy !== 'owner' &&
        state !== 'withdrawn' &&
        now.getTime() - Date.parse(answeredAt) < NEWS_MS,
    )
    .sort((a, b) => ((a.answeredAt ?? '') < (b.answeredAt ?? '') ? 1 : -1))
}

/** A link that a calendar and a page may show: of the web, and no other scheme. */
export function isWebLink(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== ''
}
