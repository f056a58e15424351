import type { DeskCall } from './desk-call.ts'

export const NETWORKS_CALLS: Readonly<Record<string, DeskCall>> = {}
