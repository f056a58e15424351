import type { DeskCall } from './desk-call.ts'

export const OUTINGS_CALLS: Readonly<Record<string, DeskCall>> = {}
