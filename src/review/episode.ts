import type { Month } from './month.ts'

/** What is said under one heading. */
export interface SpokenPart {
  /** As written, for the list of chapters. */
  title: string
  /** For the ear, in their order; the title is the first. */
  sentences: string[]
}

/** A sentence with its place in the sound. */
export interface Cue {
  fromMs: number
  toMs: number
  text: string
}

export interface Chapter {
  title: string
  fromMs: number
  toMs: number
}

export const RATES = ['slow', 'usual', 'quick'] as const
export type Rate = (typeof RATES)[number]

/** Whole: as the owner wrote it. Shared: the copy without people's names, the only one that may be public. */
export const COPIES = ['whole', 'shared'] as const
export type Copy = (typeof COPIES)[number]

/** The month, told aloud. */
export interface Episode {
  id: string
  month: Month
  title: string
  copy: Copy
  cues: Cue[]
  chapters: Chapter[]
  /** Which voice: `espeak-ng fr`. */
  voice: string
  seconds: number
  bytes: number
  audioHash: string
  madeAt: string
}
