import type { DeskCall } from './desk-call.ts'
import { INVITATION_CALLS } from './desk-calls-invitations.ts'
import { MASTERMIND_CALLS } from './desk-calls-masterminds.ts'

export const COMPANY_CALLS: Readonly<Record<string, DeskCall>> = {
  ...INVITATION_CALLS,
  ...MASTERMIND_CALLS,
}
