import type { DeskCall } from './desk-call.ts'
import { BILAN_CALLS } from './desk-calls-bilan.ts'
import { EPISODE_CALLS } from './desk-calls-episode.ts'

export const REVIEW_CALLS: Readonly<Record<string, DeskCall>> = { ...BILAN_CALLS, ...EPISODE_CALLS }
