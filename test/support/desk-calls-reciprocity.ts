import type { DeskCall } from './desk-call.ts'

export const RECIPROCITY_CALLS: Readonly<Record<string, DeskCall>> = {}
