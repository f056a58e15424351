import type { NetworkView, Timer } from './network.ts'
import type { Substitution } from './substitution.ts'

/** What the morning page shows of networks; each empty while there is nothing to show. */
export interface NetworksMorning {
  running: Timer | null
  forgotten: Timer[]
  /** To be posted today, or on a day that went by. */
  posts: { id: string; title: string; networkName: string; waits: boolean }[]
  /** Whose week's budget is reached, not read yet. */
  stops: Pick<NetworkView, 'id' | 'name' | 'weekMinutes' | 'budgetMinutes'>[]
  /** Where a timer can be started: those in use. */
  networks: Pick<NetworkView, 'id' | 'name'>[]
  substitution: Substitution | null
}
