import type { DeskCall } from './desk-call.ts'
import { EVENT_CALLS } from './desk-calls-events.ts'
import { OUTING_CALLS } from './desk-calls-outing.ts'
import { SALON_CALLS } from './desk-calls-salon.ts'

export const OUTINGS_CALLS: Readonly<Record<string, DeskCall>> = {
  ...EVENT_CALLS,
  ...OUTING_CALLS,
  ...SALON_CALLS,
}
