import type { DeskCall } from './desk-call.ts'

export const CLUBS_CALLS: Readonly<Record<string, DeskCall>> = {}
