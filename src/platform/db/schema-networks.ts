/** Networks online: their time, what was posted, what came of it. */

export interface NetworksTables {
  network: NetworkTable
  networkTime: NetworkTimeTable
  post: PostTable
  postOutcome: PostOutcomeTable
  networkHush: NetworkHushTable
}

export const NETWORKS_FACTS = ['network', 'network_time', 'post', 'post_outcome', 'network_hush'] as const

export interface NetworkTable {
  deskId: string
  id: string
  name: string
  kind: string
  url: string
  budgetMinutes: number | null
  monthlyPosts: number | null
  note: string
  archived: number
}

/** Time spent there. Without minutes: the timer runs since `started_at`. */
export interface NetworkTimeTable {
  deskId: string
  id: string
  networkId: string
  day: string
  minutes: number | null
  startedAt: string | null
  source: string
}

/** Something to say there, thought of, planned or posted. */
export interface PostTable {
  deskId: string
  id: string
  networkId: string
  title: string
  text: string
  aboutKind: string
  aboutRef: string
  consent: string
  state: string
  /** Whom it is about, whose consent is asked. */
  personId: string | null
  plannedOn: string | null
  postedOn: string | null
  url: string
  note: string
}

/** What came of a post. */
export interface PostOutcomeTable {
  deskId: string
  id: string
  postId: string
  kind: string
  day: string
  personId: string | null
  encounterId: string | null
  mandateId: string | null
  note: string
}

/** A sentence that was read, and is not said again for a while. */
export interface NetworkHushTable {
  deskId: string
  id: string
  /** `substitution`, `budget`. */
  what: string
  /** Of a budget. */
  networkId: string | null
  day: string
}
