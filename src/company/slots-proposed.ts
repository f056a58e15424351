import type { TheirZone } from './their-zone.ts'

/** What a proposal to somebody begins with. */
export interface SlotsProposed {
  slots: string[]
  /** wide: their usual hours and the owner's never meet; none: nothing is free in three weeks. */
  hours: 'usual' | 'wide' | 'none'
  /** Theirs. */
  zone: TheirZone
  /** The owner's. */
  mine: string
  /** Of the last video talk; ''. */
  link: string
  email: string | null
}
