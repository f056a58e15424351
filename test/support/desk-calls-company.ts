import type { DeskCall } from './desk-call.ts'

export const COMPANY_CALLS: Readonly<Record<string, DeskCall>> = {}
