import type { DeskCall } from './desk-call.ts'

export const IDEA_CALLS: Readonly<Record<string, DeskCall>> = {}
