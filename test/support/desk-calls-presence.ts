import type { DeskCall } from './desk-call.ts'

export const PRESENCE_CALLS: Readonly<Record<string, DeskCall>> = {}
