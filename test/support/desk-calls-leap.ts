import type { DeskCall } from './desk-call.ts'

export const LEAP_CALLS: Readonly<Record<string, DeskCall>> = {}
