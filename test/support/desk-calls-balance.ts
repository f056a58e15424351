import type { DeskCall } from './desk-call.ts'

export const BALANCE_CALLS: Readonly<Record<string, DeskCall>> = {}
