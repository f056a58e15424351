import type { TFunction } from 'i18next'
import type { Channel } from '../encounters/encounter.ts'
import { type Day, daysBetween } from '../lib/day.ts'
import { dayInWords } from '../lib/day-in-words.ts'
import { hash32 } from '../lib/hash.ts'
import { type Addressee, type Draft, goodbye, greeting } from '../people/draft.ts'
import { lengthInWords } from './say-reasons.ts'
import { topicOf } from './topic.ts'

export const DRAFT_KINDS = ['write', 'call', 'see', 'thank'] as const
/** write: give a sign; call, see: propose it; thank. */
export type DraftKind = (typeof DRAFT_KINDS)[number]

/** What a draft is made from. */
export interface DraftSource extends Addressee {
  personId: string
  /** The last encounter that took place. */
  last: { day: Day; channel: Channel; note: string } | null
  /** What the owner keeps in mind about them. */
  remember: string
  metOn: Day | null
  birthdayInDays: number | null
}

export interface DraftSettings {
  kind: DraftKind
  today: Day
  language: 'fr' | 'en'
  t: TFunction
}

const LONG_AGO_DAYS = 180
const VARIANTS = ['a', 'b', 'c'] as const

/**
 * Two or three sentences as the owner would write them to that person, to be changed at will. The same all day, other
 * words another day.
 */
export function draftMessage(source: DraftSource, settings: DraftSettings): Draft {
  const { kind, t } = settings
  const form = source.addressForm ?? 'vous'
  const isBirthday = kind === 'write' && source.birthdayInDays === 0
  const sentences = isBirthday
    ? [t(`today:draft.${form}.birthday`), t(`today:draft.${form}.question.${variant(source, settings)}`)]
    : [opening(source, settings), body(source, settings), t(`today:draft.${form}.closing.${kind}`)]
  const parts = [greeting(source, t), sentences.join(' '), goodbye(source, t)]
  return {
    subject: t(`today:draft.subject.${isBirthday ? 'birthday' : kind}`),
    text: parts.join('\n\n'),
  }
}

function opening(source: DraftSource, settings: DraftSettings): string {
  const { addressForm, last, metOn } = source
  const { kind, today, language, t } = settings
  const form = addressForm ?? 'vous'
  if (!last) {
    if (kind === 'thank') return t(`today:draft.${form}.thank.plain`)
    return metOn ? t(`today:draft.${form}.opening.met`) : t(`today:draft.${form}.opening.plain`)
  }
  const sinceDays = Math.max(0, daysBetween(last.day, today))
  const words = {
    encounter: t(`today:draft.encounter.${last.channel}`),
    date: dayInWords(last.day, language, false),
    length: lengthInWords(sinceDays, settings),
  }
  if (kind === 'thank') return t(`today:draft.${form}.thank.encounter`, words)
  const age = sinceDays >= LONG_AGO_DAYS ? 'long' : 'recent'
  return t(`today:draft.${form}.${age}.${hash32(`${today} ${source.personId}`) % 2 === 0 ? 'a' : 'b'}`, words)
}

function body(source: DraftSource, settings: DraftSettings): string {
  const { kind, language, t } = settings
  const form = source.addressForm ?? 'vous'
  if (kind !== 'write') return t(`today:draft.${form}.ask.${kind}`)
  const address = { language, form }
  const kept = topicOf(source.remember, address)
  const topic = topicOf(source.last?.note ?? '', address) ?? (kept?.kind === 'seeking' ? kept : null)
  if (topic) return t(`today:draft.${form}.topic.${topic.kind}`, { topic: topic.words })
  return t(`today:draft.${form}.question.${variant(source, settings)}`)
}

function variant({ personId }: DraftSource, { today }: DraftSettings): (typeof VARIANTS)[number] {
  return VARIANTS[hash32(`${personId} ${today}`) % VARIANTS.length] ?? 'a'
}
