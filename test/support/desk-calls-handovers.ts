import type { DeskCall } from './desk-call.ts'

export const HANDOVER_CALLS: Readonly<Record<string, DeskCall>> = {}
