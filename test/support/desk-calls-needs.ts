import type { DeskCall } from './desk-call.ts'

export const NEED_CALLS: Readonly<Record<string, DeskCall>> = {}
