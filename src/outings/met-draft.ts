import type { TFunction } from 'i18next'
import type { Day } from '../lib/day.ts'
import { dayInWords } from '../lib/day-in-words.ts'
import { type Addressee, type Draft, goodbye, greeting } from '../people/draft.ts'

/** What a word to somebody one met is made from. What was noted of them is the owner's own, and stays out of it. */
export interface MetSource {
  addressee: Addressee
  outing: string
  day: Day
  /** Met there for the first time. */
  isNew: boolean
  /** What the owner promised them and has not done yet. */
  promised: string | null
}

/** A few lines the day after, as one speaks to that person: where one met, what was promised, and what next. */
export function draftAfterMeeting(
  { addressee, outing, day, isNew, promised }: MetSource,
  { t, language }: { t: TFunction; language: 'fr' | 'en' },
): Draft {
  const form = addressee.addressForm ?? 'vous'
  const words = { outing, day: dayInWords(day, language, false) }
  const sentences = [
    t(`outings:met.draft.${form}.${isNew ? 'met' : 'again'}`, words),
    ...(promised === null ? [] : [t(`outings:met.draft.${form}.promised`, { promised })]),
    t(`outings:met.draft.${form}.next`),
  ]
  return {
    subject: t('outings:met.draft.subject', words),
    text: [greeting(addressee, t), sentences.join(' '), goodbye(addressee, t)].join('\n\n'),
  }
}
