import { addDays, type Day, parseDay, weekday } from '../lib/day.ts'
import { matchAt, phrase } from './capture-text.ts'
import { NUMBER, numberOf } from './capture-time.ts'

/**
 * Days are counted on the calendar itself, never through an instant, so no time zone can move them. (chrono-node was
 * tried: it reads `avant-hier` as yesterday, `après-demain` as tomorrow and puts a bare `lundi` in the future.)
 */
export interface DayContext {
  today: Day
  /** `3/11` is the 3rd of November. */
  dayFirst: boolean
  /** A weekday or a date without a year lies ahead. */
  ahead: boolean
}

export interface ReadDay {
  day: Day
  end: number
  /** The words can only tell when it was (`hier`, `last Friday`), not what was spoken of (`lundi`). */
  certain: boolean
}

type Groups = Record<string, string | undefined>
interface Rule {
  pattern: RegExp
  certain: boolean
  day: (groups: Groups, context: DayContext) => Day | null
}

const WEEKDAYS = [
  'lundi|monday|mon',
  'mardi|tuesday|tues|tue',
  'mercredi|wednesday|weds|wed',
  'jeudi|thursday|thurs|thu',
  'vendredi|friday|fri',
  'samedi|saturday|sat',
  'dimanche|sunday|sun',
]
const MONTHS = [
  'janvier|january|janv|jan',
  'fevrier|february|fevr|feb',
  'mars|march|mar',
  'avril|april|avr|apr',
  'mai|may',
  'juin|june|jun',
  'juillet|juil|july|jul',
  'aout|august|aug',
  'septembre|september|sept|sep',
  'octobre|october|oct',
  'novembre|november|nov',
  'decembre|december|dec',
]
const WEEKDAY = `(?<weekday>${WEEKDAYS.join('|')})`
// Short English names are French words or verbs too (`mon`, `sat`): on their own only the long ones.
const LONG_WEEKDAY = `(?<weekday>${WEEKDAYS.flatMap(names => names.split('|').filter(name => name.length > 4)).join('|')}|fri)`
const MONTH = `(?<month>${MONTHS.join('|')})`
const PART =
  "(?: (?:au |dans l'|en |in the |at )?(?:fin de |debut de )?(?:matin|midi|soir|apres[- ]midi|matinee|soiree|journee|morning|afternoon|evening|night|lunchtime|lunch))?"
const YEAR = '(?:,? (?<year>(?:19|20)\\d\\d))?'
const NO_UNIT = "(?! ?(?:h|min|mn|heure|hour|:|/|'|%|€))"

const RULES: readonly Rule[] = [
  rule(`(?:avant[- ]hier|the day before yesterday)${PART}`, ({ today }) => addDays(today, -2)),
  rule(`(?:d')?hier${PART}|yesterday${PART}|la veille|last night`, ({ today }) => addDays(today, -1)),
  rule(
    "aujourd'hui|today|tonight|ce (?:matin|midi|soir)|cet(?:te)? apres[- ]midi|this (?:morning|afternoon|evening|lunchtime|noon)|tout a l'heure|a l'instant|just now|earlier",
    ({ today }) => today,
  ),
  rule(`(?:apres[- ]demain|the day after tomorrow)${PART}`, ({ today }) => addDays(today, 2)),
  rule(`(?:demain|tomorrow)${PART}`, ({ today }) => addDays(today, 1)),
  rule(
    "il y a (?:une petite |une )?demi[- ]?heure|il y a (?:un|trois) quarts? d'heure|half an hour ago|(?:a|three) quarters? of an hour ago",
    ({ today }) => today,
  ),
  read(
    `il y a (?<n>${NUMBER}) (?<unit>jours?|semaines?|mois|ans?|annees?|heures?|minutes?|min|h)|(?<n>${NUMBER}) (?<unit>days?|weeks?|months?|years?|hours?|minutes?|mins?) (?:ago|earlier)`,
    true,
    ({ n = '', unit = '' }, { today }) => shift(today, -numberOf(n), unit),
  ),
  read(
    `dans (?<n>${NUMBER}) (?<unit>jours?|semaines?|mois)|in (?<n>${NUMBER}) (?<unit>days?|weeks?|months?)`,
    true,
    ({ n = '', unit = '' }, { today }) => shift(today, numberOf(n), unit),
  ),
  rule('(?:la )?semaine (?:derniere|passee)|last week', ({ today }) => addDays(today, -7)),
  rule('(?:la )?semaine prochaine|next week', ({ today }) => addDays(today, 7)),
  rule('(?:le )?mois dernier|last month', ({ today }) => shift(today, -1, 'mois')),
  rule('(?:le )?week-?end (?:dernier|passe)|last weekend', ({ today }) => weekdayBefore(today, 6)),
  read('(?:le |on )?(?<iso>\\d{4}-\\d\\d-\\d\\d)', false, ({ iso = '' }) => parseDay(iso)),
  read(
    `(?:le |du |on )?(?!24/7)(?<a>\\d{1,2})/(?<b>\\d{1,2})(?:/(?<year>\\d{4}|\\d\\d))?${NO_UNIT}|(?:le |du |on )?(?<a>\\d{1,2})[.-](?<b>\\d{1,2})[.-](?<year>\\d{4})`,
    false,
    numericDay,
  ),
  read(
    `(?:(?:le|ce|on|the|du) )?(?:${LONG_WEEKDAY},? )?(?:(?:le|the) )?(?<date>\\d{1,2})(?:er|st|nd|rd|th)?(?: of)? ${MONTH}\\.?${YEAR}${PART}`,
    false,
    monthDay,
  ),
  read(
    `(?:on )?(?:${WEEKDAY},? )?${MONTH}\\.? (?:the )?(?<date>\\d{1,2})(?:st|nd|rd|th)?${YEAR}${NO_UNIT}${PART}`,
    false,
    monthDay,
  ),
  read(`(?:(?:le|ce) )?${LONG_WEEKDAY} (?<date>\\d{1,2})(?:er)?${NO_UNIT}`, false, weekdayDate),
  read(
    `(?:le |ce )?${LONG_WEEKDAY}${PART} (?:dernier|passe|d'avant)${PART}|last ${WEEKDAY}${PART}`,
    true,
    (groups, { today }) => weekdayBefore(today, numberOfWeekday(groups)),
  ),
  read(`(?:le )?${LONG_WEEKDAY} en huit${PART}`, true, (groups, { today }) =>
    addDays(weekdayAfter(today, numberOfWeekday(groups)), 7),
  ),
  read(
    `(?:le )?${LONG_WEEKDAY} (?:prochain|qui vient)${PART}|next ${WEEKDAY}${PART}|this coming ${WEEKDAY}${PART}`,
    true,
    (groups, { today }) => weekdayAfter(today, numberOfWeekday(groups)),
  ),
  read(
    `(?:(?:le|ce|on|this) )?${LONG_WEEKDAY}${PART}|(?:on|this) ${WEEKDAY}${PART}`,
    false,
    (groups, { today, ahead }) => (ahead ? weekdayAfter : weekdayBefore)(today, numberOfWeekday(groups)),
  ),
  read(
    '(?:le (?<date>\\d{1,2})(?:er)?|(?:on )?the (?<date>\\d{1,2})(?:st|nd|rd|th))(?= ?(?:$|[,;:.!?)—]|(?:a|au|avec|vers|chez|with|at|cafe|coffee|dejeuner|lunch|diner|dinner|rdv|appel|visio)(?![\\p{L}])))',
    false,
    dateOfMonth,
  ),
]

/** A day said from there on, in either language, or null. */
export function readDay(text: string, at: number, context: DayContext): ReadDay | null {
  for (const { pattern, certain, day: dayOf } of RULES) {
    const match = matchAt(pattern, text, at)
    const day = match && dayOf(match.groups ?? {}, context)
    if (match && day && isPlausible(day)) return { day, end: at + match[0].length, certain }
  }
  return null
}

function rule(source: string, day: (context: DayContext) => Day | null): Rule {
  return { pattern: phrase(source), certain: true, day: (_, context) => day(context) }
}

function read(source: string, certain: boolean, day: Rule['day']): Rule {
  return { pattern: phrase(source), certain, day }
}

/** Far days are slips of the finger, and some have five-digit years that are no `Day`. */
function isPlausible(day: Day): boolean {
  return parseDay(day) !== null && day >= '1900-01-01' && day <= '2199-12-31'
}

function shift(today: Day, count: number, unit: string): Day | null {
  if (/^(?:h|min)/.test(unit) || unit.startsWith('hour')) return today
  if (/^(?:jour|day)/.test(unit)) return addDays(today, count)
  if (/^(?:semaine|week)/.test(unit)) return addDays(today, count * 7)
  const months = /^(?:mois|month)/.test(unit) ? count : count * 12
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + months
  for (let date = Number(today.slice(8)); date >= 28; date--) {
    const day = dayOf(Math.floor(month / 12), (month % 12) + 1, date)
    if (day) return day
  }
  return dayOf(Math.floor(month / 12), (month % 12) + 1, Number(today.slice(8)))
}

function numericDay({ a = '', b = '', year }: Groups, context: DayContext): Day | null {
  const [first, second] = [Number(a), Number(b)]
  const dayFirst = first > 12 || (second <= 12 && context.dayFirst)
  const [date, month] = dayFirst ? [first, second] : [second, first]
  return inYear(month, date, year && (year.length === 2 ? `20${year}` : year), context)
}

function monthDay({ date = '', month = '', year }: Groups, context: DayContext): Day | null {
  return inYear(1 + MONTHS.findIndex(names => names.split('|').includes(month)), Number(date), year, context)
}

/** Without a year: the last time that date came, today included; ahead: the next. */
function inYear(
  month: number,
  date: number,
  year: string | undefined,
  { today, ahead }: DayContext,
): Day | null {
  if (year) return dayOf(Number(year), month, date)
  const thisYear = Number(today.slice(0, 4))
  for (let i = 0; i <= 8; i++) {
    const day = dayOf(thisYear + (ahead ? i : -i), month, date)
    if (day && (ahead ? day >= today : day <= today)) return day
  }
  return null
}

/** `lundi 3`: the last Monday (or the next) that was a 3rd. */
function weekdayDate(groups: Groups, { today, ahead }: DayContext): Day | null {
  const wanted = numberOfWeekday(groups)
  for (let i = 0; i < 400; i++) {
    const day = addDays(today, ahead ? i : -i)
    if (Number(day.slice(8)) === Number(groups.date) && weekday(day) === wanted) return day
  }
  return null
}

function dateOfMonth({ date = '' }: Groups, { today, ahead }: DayContext): Day | null {
  for (let i = 0; i < 62; i++) {
    const day = addDays(today, ahead ? i : -i)
    if (Number(day.slice(8)) === Number(date)) return day
  }
  return null
}

function numberOfWeekday({ weekday: name = '' }: Groups): number {
  return 1 + WEEKDAYS.findIndex(names => names.split('|').includes(name))
}

/** Strictly before today: who means today says nothing, or says today. */
function weekdayBefore(today: Day, wanted: number): Day {
  return addDays(today, -(((weekday(today) - wanted + 6) % 7) + 1))
}

function weekdayAfter(today: Day, wanted: number): Day {
  return addDays(today, ((wanted - weekday(today) + 6) % 7) + 1)
}

function dayOf(year: number, month: number, date: number): Day | null {
  return parseDay(
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`,
  )
}
