import type { TFunction } from 'i18next'
import { addDays, type Day, daysBetween } from '../lib/day.ts'
import { dayInWords } from '../lib/day-in-words.ts'
import { numberInWords } from '../lib/number-words.ts'
import type { Suggestion } from './choose-for-today.ts'
import type { DatedNote } from './note-said-back.ts'
import type { Candidate } from './pull.ts'
import type { Reason } from './reasons.ts'

export interface Speech {
  language: 'fr' | 'en'
  t: TFunction
}

export interface SaidSuggestion extends Pick<Suggestion, 'reasons' | 'slot'> {
  candidate: Pick<Candidate, 'unansweredMessages' | 'trade'>
  /** What was promised, where a promise is the reason; ''. */
  promise: string
  /** What was noted the last time, short enough to say back. */
  noted: DatedNote | null
  today: Day
}

/** Said of one person: more would be noise. An answer that is awaited and the place of the day are said besides. */
const FACTS_SAID = 2
/** Names of those who were there too; beyond, the last ones are counted. */
const NAMES_SAID = 3
/** From then on a day needs its year. */
const YEAR_SAID_DAYS = 300

/** The reasons as sentences, the most telling first: facts, never judgements. The place of the day comes last. */
export function sayReasons(
  { reasons, slot, candidate, promise, noted, today }: SaidSuggestion,
  speech: Speech,
): string[] {
  const { t } = speech
  const saysOutside = slot === 'out-of-circle' && candidate.trade === 'outside'
  // The place of the day says it already.
  const told = saysOutside ? reasons.filter(({ code }) => code !== 'outside-trade') : reasons
  const sentences = told.flatMap(reason => {
    if (reason.code !== 'promise-due') return say(reason, speech)
    const on = dayFromToday(reason.inDays, today, speech)
    return t(`today:reason.promise.${reason.by}`, { on, text: promise.replace(/[\s.]+$/u, '') })
  })
  if (noted) sentences.splice(1, 0, sayNoted(noted, today, speech))
  sentences.splice(FACTS_SAID)
  if (candidate.unansweredMessages > 0) sentences.push(t('today:reason.unanswered'))
  if (slot === 'out-of-circle') sentences.push(t(`today:reason.slot.${saysOutside ? 'outside' : 'unseen'}`))
  return sentences
}

/** « Le 26 août, vous notiez : « part s’installer à Nantes ». »; with others, it may be about them, and says so. */
function sayNoted({ day, note, others }: DatedNote, today: Day, speech: Speech): string {
  const { t, language } = speech
  const date = dayInWords(day, language, daysBetween(day, today) >= YEAR_SAID_DAYS)
  if (others.length === 0) return t('today:reason.noted', { date, note })
  return t('today:reason.notedWith', { date, note, names: namesInWords(others, speech) })
}

/** « Paul, Inès et trois autres personnes ». */
function namesInWords(names: readonly string[], { t, language }: Speech): string {
  const isAll = names.length <= NAMES_SAID
  const said = isAll ? names : names.slice(0, NAMES_SAID - 1)
  const count = names.length - said.length
  const more = isAll
    ? []
    : [t('today:reason.others', { count, number: numberInWords(count, { language, feminine: true }) })]
  return new Intl.ListFormat(language === 'fr' ? 'fr' : 'en-GB', { type: 'conjunction' }).format([
    ...said,
    ...more,
  ])
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

/** « toutes les trois semaines », to stand within a sentence. @param days above 0. */
export function usualInWords(days: number, speech: Speech): string {
  const unit = unitOf(days)
  const count = Math.max(1, inUnit(days, unit))
  return speech.t(`today:every.${unit}`, { count, number: spelt(count, unit, speech) })
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
  return t('today:day.on', { date: dayInWords(addDays(today, inDays), language, false) })
}
