import type { DeskCall } from './desk-call.ts'

export const REVIEW_CALLS: Readonly<Record<string, DeskCall>> = {}
