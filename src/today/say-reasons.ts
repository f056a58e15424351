import type { TFunction } from 'i18next'
import { addDays, type Day, noonUtc } from '../lib/day.ts'
import { numberInWords } from '../lib/number-words.ts'
import type { Suggestion } from './choose-for-today.ts'
import type { Candidate } from './need.ts'
import type { Reason } from './reasons.ts'

export interface Speech {
  language: 'fr' | 'en'
  t: TFunction
}

export interface SaidSuggestion extends Pick<Suggestion, 'reasons' | 'slot'> {
  candidate: Pick<Candidate, 'unansweredMessages' | 'trade'>
  /** What was promised, where a promise is the reason; ''. */
  promise: string
  today: Day
}

/** The reasons as sentences, the most telling first: facts, never judgements. */
export function sayReasons(
  { reasons, slot, candidate, promise, today }: SaidSuggestion,
  speech: Speech,
): string[] {
  const { t } = speech
  const sentences = reasons.flatMap(reason => {
    if (reason.code !== 'promise-due') return say(reason, speech)
    const on = dayFromToday(reason.inDays, today, speech)
    return t(`today:reason.promise.${reason.by}`, { on, text: promise.replace(/[\s.]+$/u, '') })
  })
  if (candidate.unansweredMessages > 0) sentences.push(t('today:reason.unanswered'))
  if (slot === 'out-of-circle')
    sentences.push(t(`today:reason.slot.${candidate.trade === 'outside' ? 'outside' : 'unseen'}`))
  return sentences
}

function say(reason: Exclude<Reason, { code: 'promise-due' }>, speech: Speech): string[] | string {
  const { t } = speech
  switch (reason.code) {
    case 'birthday-soon':
      return t(
        `today:reason.birthday.${reason.inDays === 0 ? 'today' : reason.inDays === 1 ? 'tomorrow' : 'soon'}`,
        {
          length: lengthInWords(reason.inDays, speech),
        },
      )
    case 'wished-rhythm':
      return sayGap('wished', { usualDays: reason.wishedDays, sinceDays: reason.sinceDays }, speech)
    case 'usual-gap':
      return sayGap('usual', reason, speech)
    case 'long-unseen':
      return t('today:reason.long-unseen', { length: lengthInWords(reason.sinceDays, speech) })
    case 'last-contact':
      return sayLast(reason.sinceDays, speech)
    case 'never-since-met':
      return t('today:reason.never-since-met', { length: lengthInWords(reason.metDays, speech) })
    case 'no-contact-yet':
      return t('today:reason.no-contact-yet', { length: lengthInWords(reason.knownDays, speech) })
    case 'chosen-circle':
      return t(`today:reason.circle.${reason.circle}`)
    case 'outside-trade':
      return t('today:reason.outside-trade')
  }
}

/** « D’habitude toutes les trois semaines ; sept cette fois. » */
function sayGap(
  kind: 'usual' | 'wished',
  days: { usualDays: number; sinceDays: number },
  speech: Speech,
): string {
  const { usualDays, sinceDays } = days
  const unit = unitOf(usualDays)
  const count = inUnit(usualDays, unit)
  const since = inUnit(sinceDays, unit)
  if (since <= count) return sayLast(sinceDays, speech)
  return speech.t(`today:reason.${kind}.${unit}`, {
    count,
    usual: spelt(count, unit, speech),
    since: spelt(since, unit, speech),
    length: lengthOf(since, unit, speech),
  })
}

function sayLast(sinceDays: number, speech: Speech): string {
  if (sinceDays === 0) return speech.t('today:reason.last.today')
  if (sinceDays === 1) return speech.t('today:reason.last.yesterday')
  return speech.t('today:reason.last.ago', { length: lengthInWords(sinceDays, speech) })
}

type Unit = 'day' | 'week' | 'month' | 'year'

const UNIT_DAYS: Readonly<Record<Unit, number>> = { day: 1, week: 7, month: 30.44, year: 365.25 }

function unitOf(days: number): Unit {
  return days < 7 ? 'day' : days < 53 ? 'week' : days < 540 ? 'month' : 'year'
}

function inUnit(days: number, unit: Unit): number {
  return Math.round(days / UNIT_DAYS[unit])
}

/** « trois semaines », « quatorze mois » : whole units, the one that a person would say. */
export function lengthInWords(days: number, speech: Speech): string {
  const unit = unitOf(days)
  return lengthOf(inUnit(days, unit), unit, speech)
}

function lengthOf(count: number, unit: Unit, speech: Speech): string {
  return speech.t(`today:length.${unit}`, { count, number: spelt(count, unit, speech) })
}

function spelt(count: number, unit: Unit, { language }: Speech): string {
  return numberInWords(count, { language, feminine: unit === 'week' })
}

function dayFromToday(inDays: number, today: Day, { t, language }: Speech): string {
  if (inDays === 0 || inDays === 1 || inDays === -1) {
    return t(`today:day.${inDays === 0 ? 'today' : inDays === 1 ? 'tomorrow' : 'yesterday'}`)
  }
  const words = new Intl.DateTimeFormat(language === 'fr' ? 'fr' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  const date = words.format(noonUtc(addDays(today, inDays)))
  return t('today:day.on', { date: language === 'fr' ? date.replace(/^1 /, '1er ') : date })
}
