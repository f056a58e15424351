import type { Day } from '../lib/day.ts'
import type { Month } from './month.ts'
import type { MonthFigures } from './month-figures.ts'
import type { Replaced } from './scrub.ts'

/** What the rules may have something to say of, in the order it is told. */
export const TOPICS = [
  'work',
  'people',
  'company',
  'outings',
  'mandates',
  'provenance',
  'favours',
  'ideas',
  'plan',
  'network',
  'online',
] as const
export type Topic = (typeof TOPICS)[number]

/** What the owner made of one paragraph, as it is kept. */
export interface KeptParagraph {
  /** A topic, or the id of a paragraph of the owner's own. */
  key: string
  /** The owner's words; null: what the rules say. */
  own: string | null
  /** What the rules said when the owner wrote them; null: nothing then, or a paragraph of the owner's own. */
  from: string | null
  isHidden: boolean
}

export interface Paragraph {
  /** A topic, or the id of a paragraph of the owner's own. */
  key: string
  /** Null: the owner added it. */
  topic: Topic | null
  /** As it is read: the owner's words, else those of the rules. */
  text: string
  isOwn: boolean
  isHidden: boolean
  /** What the rules say now, where the owner wrote something else; null: nothing, or the same. */
  proposed: string | null
  /** The facts changed since the owner wrote. */
  hasChanged: boolean
}

/** A month told, as screens show it. */
export interface BilanView {
  /** The same for a month whether something was kept of it or not: `month` names it everywhere else. */
  id: string
  month: Month
  title: string
  /** The title is the owner's. */
  hasOwnTitle: boolean
  /** In the order they are read, those hidden among them. */
  paragraphs: Paragraph[]
  /** One thing to change next month; '' for nothing. */
  changeNext: string
  /** What was to change this month, as the month before ended; '' for nothing. */
  changeBefore: string
  readOn: Day | null
  /** The month is over. */
  isOver: boolean
  /** Names this state: sent back with an edit that must not overwrite another. */
  revision: string
  figures: MonthFigures
}

/** What the screen sends. */
export interface BilanDraft {
  month: Month
  /** '' for the title that the rules give. */
  title: string
  paragraphs: readonly ParagraphDraft[]
  changeNext: string
  readOn: Day | null
  revision: string
}

/** A paragraph as the owner leaves it. */
export type ParagraphDraft = Omit<KeptParagraph, 'from'>

/** A month in the list of months. */
export interface MonthLine {
  month: Month
  title: string
  readOn: Day | null
  changeNext: string
  /** Encounters that month, the household left out. */
  encounters: number
}

/** A month as others may read it: nobody is named. */
export interface SharedBilan {
  month: Month
  title: string
  paragraphs: { key: string; text: string }[]
  /** What was taken out of what the owner wrote, and of titles, each once. */
  replaced: Replaced[]
}
