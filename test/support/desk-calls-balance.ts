import type { DeskCall } from './desk-call.ts'
import { BALANCE_LOG_CALLS } from './desk-calls-balance-log.ts'
import { BALANCE_NETWORK_CALLS } from './desk-calls-balance-network.ts'
import { BALANCE_SAID_CALLS } from './desk-calls-balance-said.ts'

export const BALANCE_CALLS: Readonly<Record<string, DeskCall>> = {
  ...BALANCE_LOG_CALLS,
  ...BALANCE_NETWORK_CALLS,
  ...BALANCE_SAID_CALLS,
}
