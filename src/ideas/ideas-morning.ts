import type { Day } from '../lib/day.ts'
import type { Named } from '../people/person.ts'
import type { IdeaStep } from './idea.ts'
import type { KindWordView } from './kind-word.ts'

/** What the morning page shows of ideas; each null while there is nothing to show. */
export interface IdeasMorning {
  /** On a grey day: something kind that was said. */
  kindWord: KindWordView | null
  /** On another: the next small step of an idea. */
  step: { ideaId: string; title: string; step: IdeaStep } | null
  wordToAsk: WordToAsk | null
}

/** A delivered mandate whose client's word may be asked for. */
export interface WordToAsk {
  mandateId: string
  what: string
  client: Named | null
  organisation: string
  deliveredOn: Day
}
