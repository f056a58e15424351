/** The parts of a YEARLY rule that choose days, as ical.js reads them. */
export interface YearParts {
  BYMONTH?: readonly number[]
  BYWEEKNO?: readonly number[]
  BYYEARDAY?: readonly number[]
  BYMONTHDAY?: readonly number[]
  BYDAY?: readonly string[]
  BYSETPOS?: readonly number[]
}

export interface FirstDay {
  month: number
  day: number
  /** 0 Sunday … 6 Saturday. */
  weekday: number
}

/**
 * The days (1 … 366) that a YEARLY rule chooses in a year: the last column of the table of RFC 5545 §3.3.10.
 * @param weekStart 0 Sunday … 6 Saturday
 * @param first the day the series begins on, which tells what the rule leaves open
 */
export function yearDays(parts: YearParts, year: number, weekStart: number, first: FirstDay): number[] {
  const tests = testsOf(parts, year, weekStart, first)
  const days = daysOfYear(year).filter(day => tests.every(test => test(day)))
  const chosen = parts.BYSETPOS
    ? days.filter((_, at) =>
        parts.BYSETPOS?.some(position => position === at + 1 || position === at - days.length),
      )
    : days
  return chosen.map(({ yearDay }) => yearDay)
}

interface YearDay {
  yearDay: number
  month: number
  day: number
  daysInMonth: number
  weekday: number
  daysInYear: number
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const DAY_MS = 86_400_000

function testsOf(
  parts: YearParts,
  year: number,
  weekStart: number,
  first: FirstDay,
): ((day: YearDay) => boolean)[] {
  const { BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY, BYDAY } = parts
  const tests: ((day: YearDay) => boolean)[] = []
  if (BYMONTH) tests.push(({ month }) => BYMONTH.includes(month))
  if (BYWEEKNO) {
    const weeks = weekNumbers(year, weekStart)
    tests.push(({ yearDay }) => weeks[yearDay - 1]?.some(week => BYWEEKNO.includes(week)) ?? false)
  }
  if (BYYEARDAY) tests.push(({ yearDay, daysInYear }) => has(BYYEARDAY, yearDay, daysInYear))
  if (BYMONTHDAY) tests.push(({ day, daysInMonth }) => has(BYMONTHDAY, day, daysInMonth))
  if (BYDAY) tests.push(day => BYDAY.some(text => isWeekday(text, day, !!BYMONTH)))
  if (!BYDAY && !BYMONTHDAY && !BYYEARDAY) {
    if (BYWEEKNO) tests.push(({ weekday }) => weekday === first.weekday)
    else tests.push(({ day, month }) => day === first.day && (!!BYMONTH || month === first.month))
  }
  return tests
}

/** Whether a list counts a day, from the front or from the back. */
function has(list: readonly number[], at: number, length: number): boolean {
  return list.includes(at) || list.includes(at - length - 1)
}

/** `MO` is every Monday; `2MO` the second and `-1MO` the last of the month where months are given, else of the year. */
function isWeekday(
  text: string,
  { weekday, day, daysInMonth, yearDay, daysInYear }: YearDay,
  ofMonth: boolean,
) {
  if (!text.endsWith(WEEKDAYS[weekday] as string)) return false
  const position = Number.parseInt(text, 10)
  if (Number.isNaN(position)) return true
  const [at, length] = ofMonth ? [day, daysInMonth] : [yearDay, daysInYear]
  return position === Math.ceil(at / 7) || position === -Math.ceil((length - at + 1) / 7)
}

/** There are fourteen years: by their length and the weekday that they begin on. */
const calendars = new Map<string, YearDay[]>()

function daysOfYear(year: number): YearDay[] {
  const start = yearStart(year)
  const daysInYear = (yearStart(year + 1) - start) / DAY_MS
  const key = `${daysInYear} ${new Date(start).getUTCDay()}`
  const known = calendars.get(key)
  if (known) return known
  const days = Array.from({ length: daysInYear }, (_, i) => {
    const date = new Date(start + i * DAY_MS)
    return {
      yearDay: i + 1,
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      // The day before the first of the next month.
      daysInMonth: new Date(date.setUTCMonth(date.getUTCMonth() + 1, 0)).getUTCDate(),
      weekday: new Date(start + i * DAY_MS).getUTCDay(),
      daysInYear,
    }
  })
  calendars.set(key, days)
  return days
}

/** Of each day of a year, the number of its week from the front and from the back: the first has four days at least. */
function weekNumbers(year: number, weekStart: number): [front: number, back: number][] {
  const firstWeeks = [year - 1, year, year + 1, year + 2].map(one => firstWeek(one, weekStart))
  const start = yearStart(year)
  return Array.from({ length: (yearStart(year + 1) - start) / DAY_MS }, (_, i) => {
    const at = start + i * DAY_MS
    const index = firstWeeks.findLastIndex(week => week <= at)
    const [from = 0, to = 0] = firstWeeks.slice(index)
    const front = Math.floor((at - from) / (7 * DAY_MS)) + 1
    return [front, front - (to - from) / (7 * DAY_MS) - 1]
  })
}

function firstWeek(year: number, weekStart: number): number {
  const fourth = yearStart(year) + 3 * DAY_MS
  return fourth - ((new Date(fourth).getUTCDay() - weekStart + 7) % 7) * DAY_MS
}

function yearStart(year: number): number {
  return new Date(0).setUTCFullYear(year, 0, 1)
}
