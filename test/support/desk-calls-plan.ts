import type { DeskCall } from './desk-call.ts'

export const PLAN_CALLS: Readonly<Record<string, DeskCall>> = {}
