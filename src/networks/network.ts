import type { Day } from '../lib/day.ts'

export const NETWORK_KINDS = ['profile', 'feed', 'forum', 'chat', 'newsletter', 'other'] as const
/** profile: one's trade on show; feed: short posts; forum: questions and answers; chat: rooms of a group. */
export type NetworkKind = (typeof NETWORK_KINDS)[number]

/** A place online where one is read by others. */
export interface Network {
  id: string
  name: string
  kind: NetworkKind
  /** Where one's own page is; ''. */
  url: string
  /** What it may take of a week; null: no limit wished. */
  budgetMinutes: number | null
  /** How often one wishes to say something there; null: no rhythm wished. */
  postsAMonth: number | null
  note: string
  isArchived: boolean
}

export interface NetworkDraft extends Network {
  /** The revision that the edit was made from; absent when it is new. */
  revision?: string | undefined
}

/** A network as screens show it. */
export interface NetworkView extends Network {
  revision: string
  /** Since Monday, without a timer that runs. */
  weekMinutes: number
  /** Posted since the first of the month. */
  monthPosts: number
  /** The week's budget is reached, and this was not read yet. */
  saysStop: boolean
}

/** timer: counted by it; hand: said by the owner; screen: from a file of screen time. */
export type TimeSource = 'timer' | 'hand' | 'screen'

/** Time spent on a network. */
export interface NetworkTime {
  id: string
  networkId: string
  day: Day
  minutes: number
}

export interface NetworkTimeView extends NetworkTime {
  revision: string
  source: TimeSource
}

export interface NetworkTimeDraft extends NetworkTime {
  revision?: string | undefined
}

/** A timer that nobody stopped. */
export interface Timer {
  id: string
  networkId: string
  networkName: string
  day: Day
  /** An instant. */
  startedAt: string
  /** It ran so long that it was forgotten: how long it really was is to be said. */
  isForgotten: boolean
}

/** What the page opens with. */
export interface NetworksView {
  networks: NetworkView[]
  running: Timer | null
  forgotten: Timer[]
}

/** A day holds no more. */
export const MOST_MINUTES = 1440
