import type { Span } from '../lib/day.ts'
import type { CompanyFigures } from './company-figures.ts'
import type { FiveNetworks } from './five-networks.ts'
import type { WeekPeople } from './weekly.ts'

/** What the log shows of some weeks, beside as many before. */
export interface LogView {
  now: CompanyFigures
  /** null: the log does not go back that far. */
  before: CompanyFigures | null
  /** The weeks of both, the oldest first. */
  weeks: (WeekPeople & { isMasked: boolean })[]
  networks: FiveNetworks
  worked: Worked
}

/** Half-days said to have been worked when one would rather not. */
export interface Worked {
  evenings: number
  /** Mornings and afternoons. */
  weekendHalves: number
  /** Half-days said in all: of the others nothing is known. */
  said: number
}

/** Company that withdrew, and is not back. */
export interface WithdrawalWord extends Span {
  /** People of a usual week, and of the last three. */
  usual: number
  lately: number
  /** Weeks since the word was due. */
  weeks: number
  /** Days without a note in the last three weeks that counted. */
  unnoted: number
}
