/** Networks online: their time, what was posted, what came of it. */

export interface NetworksTables {
  network: NetworkTable
  networkTime: NetworkTimeTable
  post: PostTable
  postOutcome: PostOutcomeTable
}

export const NETWORKS_FACTS = ['network', 'network_time', 'post', 'post_outcome'] as const

export interface NetworkTable {
  deskId: string
  id: string
  name: string
  kind: string
  url: string
  budgetMinutes: number | null
  postsAMonth: number | null
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
