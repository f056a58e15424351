import type { DeskCall } from './desk-call.ts'

export const MANDATE_CALLS: Readonly<Record<string, DeskCall>> = {}
