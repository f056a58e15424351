import type { Chapter, Cue, Rate, SpokenPart } from './episode.ts'

/** What the thread that speaks is given. */
export interface ToSpeak {
  language: 'fr' | 'en'
  rate: Rate
  /** For the tags of the file. */
  title: string
  album: string
  artist: string
  parts: SpokenPart[]
}

export interface Spoken {
  mp3: Uint8Array
  cues: Cue[]
  chapters: Chapter[]
  seconds: number
  voice: string
}

/** What it says meanwhile, then at its end. */
export type Told = { share: number } | { spoken: Spoken }
