import OpeningHours from 'opening_hours'
import type { Day } from './day.ts'
import { isFrench } from './geo/town.ts'
import { areHoursFrench, hoursTyped } from './opening-hours-typed.ts'
import type { Parsed, Problem } from './problem.ts'

/** Opening hours that are understood, in the writing of OpenStreetMap: `Mo-Fr 09:00-18:00; PH off`. */
export interface Hours {
  text: string
}

/** Minutes of the local day, 0 to 1440. */
export type OpenSpan = readonly [from: number, to: number]

/** What is read at most: OpenStreetMap itself stops at 255. */
export const LONGEST_HOURS = 500

/** Where a place is, for its holidays and the sun. */
export interface HoursPlace {
  /** ISO 3166-1, two letters. */
  country: string
  position?: { lat: number; lon: number } | null
}

/**
 * Hours as OpenStreetMap writes them, or nearly: « lun-ven 9h-18h » is put right, and said so. Null, with a sentence
 * why, for what cannot be read; null and no problem for an empty text.
 *
 * @param language of the sentences.
 */
export function readHours(text: string, { language }: { language: 'fr' | 'en' }): Parsed<Hours | null> {
  const typed = text.trim()
  if (typed === '') return { value: null, problems: [] }
  if (typed.length > LONGEST_HOURS) {
    const message = `Over ${LONGEST_HOURS} characters: left out.`
    return { value: null, problems: [problem('hours-too-long', message, { most: LONGEST_HOURS })] }
  }
  const ways = areHoursFrench(typed, language) ? [hoursTyped(typed), typed] : [typed, hoursTyped(typed)]
  const read = ways
    .values()
    .map(way => tryHours(way, language))
    .find(({ hours }) => hours)
  if (!read?.hours) {
    const { said } = tryHours(typed, language)
    return { value: null, problems: [problem('hours-unreadable', said, { said })] }
  }
  const mended = read.hours.prettifyValue()
  const isAsMeant = flat(mended) === flat(typed)
  return {
    value: { text: mended },
    problems: isAsMeant
      ? []
      : [{ ...problem('hours-mended', `Read as ${mended}.`, { as: mended }), level: 'repaired' }],
  }
}

/** The sentence to show beside a field of hours, or null when they are understood or empty. */
export function hoursProblem(text: string, language: 'fr' | 'en'): string | null {
  const { value, problems } = readHours(text, { language })
  return value ? null : (problems[0]?.message ?? null)
}

/**
 * When it is open on a day, by the clock of the place: spans in order, clipped to the day, so that a night that ends at
 * two gives the two hours to the next. Hours said in words only (« on appointment ») are not open; open ends are, until
 * midnight. Holidays are those of the country where the package knows them; elsewhere no day is one.
 */
export function openOn({ text }: Hours, day: Day, place: HoursPlace): OpenSpan[] {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const from = localMidnight(year, month, date)
  const to = localMidnight(year, month, date + 1)
  return intervalsOf(text, { from, to, place })
    .filter(([, , isUnsure]) => !isUnsure || !text.includes('"'))
    .map(([start, end]) => [minuteOf(start, from), end >= to ? 1440 : minuteOf(end, from)] as const)
    .filter(([start, end]) => start < end)
}

interface Tried {
  hours: OpeningHours | null
  said: string
}

function tryHours(text: string, language: 'fr' | 'en'): Tried {
  try {
    const hours = new OpeningHours(text, SOMEWHERE, { ...MODE, locale: language })
    // It takes « ? » for hours, of which nothing is left.
    return text !== '' && hours.prettifyValue() === '' ? tryHours('', language) : { hours, said: '' }
  } catch (error) {
    // The package throws sentences, `Mo-Fr 25:00 <--- (…)`, whatever was wrong.
    return { hours: null, said: sentenceOf(String(error), language) }
  }
}

function sentenceOf(thrown: string, language: 'fr' | 'en'): string {
  const unknown = /Token "(.{1,40}?)" is ambiguous/.exec(thrown)?.[1]
  if (unknown)
    return language === 'fr'
      ? `«${NARROW}${unknown}${NARROW}» n’est pas compris.`
      : `“${unknown}” is not understood.`
  const marked = thrown.split('<--- (')[1]
  const said = (marked?.slice(0, marked.lastIndexOf(')')) ?? thrown).trim().slice(0, 300)
  return language === 'fr' ? said.replaceAll("'", '’').replace(/ ([:;!?»])/g, `${NARROW}$1`) : said
}

const NARROW = '\u202f'

/** Written alike but for blanks, case and leading zeros. */
function flat(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/(?<!\d)0(\d:)/g, '$1')
    .replace(/;$/, '')
}

function problem(code: string, message: string, params: Record<string, string | number>): Problem {
  return { where: 'opening hours', level: 'ignored', code, message, params }
}

const MODE = { mode: 0, tag_key: 'opening_hours', map_value: false, warnings_severity: 4 }
const SOMEWHERE = { lat: 46, lon: 2, address: { country_code: 'fr', state: '' } }

type Interval = [Date, Date, boolean, string | undefined]

/** What the package says is open, or may be; none where it cannot tell. */
export function intervalsOf(
  text: string,
  { from, to, place }: { from: Date; to: Date; place: HoursPlace },
): Interval[] {
  const said = hasHolidays(text, holidayCountry(place)) ? text : withoutHolidays(text)
  if (said === null) return []
  try {
    return compiled(said, place).getOpenIntervals(from, to)
  } catch {
    // Hours of another age or hand, kept unread: nothing is known of them.
    return []
  }
}

/** Whether the package can tell the holidays that the hours speak of. It complains on the console where it cannot. */
function hasHolidays(text: string, country: string): boolean {
  const isPublicKnown = !/\bPH\b/.test(text) || PUBLIC_HOLIDAYS.has(country)
  return isPublicKnown && (!/\bSH\b/.test(text) || SCHOOL_HOLIDAYS.has(country))
}

/** Overseas France keeps France's, and some of its own that the package does not know. */
function holidayCountry({ country }: HoursPlace): string {
  return isFrench(country.toUpperCase()) ? 'fr' : country.toLowerCase()
}

/** The rules that do not speak of holidays, or the same text when none does; null when none is left. */
export function withoutHolidays(text: string): string | null {
  const rules = text
    .split(';')
    .map(rule => rule.trim())
    .filter(rule => !/^(PH|SH)(\s*,\s*(PH|SH))*(?!\s*,)/.test(rule))
    .map(rule => rule.replace(/,\s*(PH|SH)\b/g, '').replace(/\b(PH|SH)\s*,\s*/g, ''))
    .filter(rule => rule !== '')
  return rules.length > 0 ? rules.join('; ') : null
}

const kept = new Map<string, OpeningHours>()
const MOST_KEPT = 200

/** One is dear to read, and a list asks the same every day. */
function compiled(text: string, place: HoursPlace): OpeningHours {
  const code = holidayCountry(place)
  const { lat, lon } = place.position ?? SOMEWHERE
  const key = `${code} ${lat} ${lon} ${text}`
  const known = kept.get(key)
  if (known) return known
  const address = { country_code: code, state: STATES[code] ?? '' }
  const hours = new OpeningHours(text, { lat, lon, address }, { ...MODE, locale: 'en' })
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value as string)
  kept.set(key, hours)
  return hours
}

/** Whose holidays the package has (3.15). */
const PUBLIC_HOLIDAYS = new Set(
  'ar at au be bg br by ca ch ci cn cz de dk ee es fi fr gb ge gg gi gr hr hu ie im it je jp lt lu lv mc md mt mx na nf nl no nz pl pt ro rs ru se si sj sk sm ua us vn xa za'.split(
    ' ',
  ),
)
/** France has its own by zone, which a country does not tell. */
const SCHOOL_HOLIDAYS = new Set(['ad', 'at', 'cz', 'ee', 'li', 'lt', 'lu', 'pt', 'xa', 'za'])
/** Countries whose holidays it has by part only: those of the capital's. */
const STATES: Readonly<Record<string, string>> = { gb: 'England' }

/** By the process's own clock, which the package reads: only hours of the wall come in and go out. */
function localMidnight(year: number, month: number, date: number): Date {
  return new Date(year, month - 1, date)
}

function minuteOf(instant: Date, midnight: Date): number {
  return instant <= midnight ? 0 : instant.getHours() * 60 + instant.getMinutes()
}
