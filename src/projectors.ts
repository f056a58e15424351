import type { Projectors } from './platform/desk.ts'

/** Which projections follow which facts, in the order they are brought up to date. */
export const PROJECTORS: Projectors = {}
