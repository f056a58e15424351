import { addDays, type Day, type Span, weekday } from './day.ts'

export const HOLIDAY_REGIONS = ['FR', 'CA-QC', 'BE', 'CH'] as const
export type HolidayRegion = (typeof HOLIDAY_REGIONS)[number]

/**
 * Easter Sunday of the Gregorian calendar: the anonymous computus (Nature, 20 April 1876; Meeus, Astronomical
 * Algorithms, chapter 8).
 *
 * @param year from 1583.
 */
export function easterSunday(year: number): Day {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const correction = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const since = epact + toSunday - 7 * correction + 114
  return dayOf(year, Math.floor(since / 31), (since % 31) + 1)
}

/**
 * Days on which the law of a region stops work, in order.
 *
 * @see FR: Code du travail L3133-1 (without the two of Alsace-Moselle). CA-QC: Loi sur les normes du travail, art. 60
 * (Good Friday, which an employer may put on the Monday) and Loi sur la fête nationale. BE: arrêté royal du 18 avril
 * 1974. CH: 1 August (Constitution, art. 110) and the three days that every canton keeps.
 */
export function publicHolidays(region: HolidayRegion, year: number): Day[] {
  return daysIn(region, year).sort()
}

/** Those of a span. @param region null: nobody knows which are kept there, hence none. */
export function publicHolidaysOver(region: HolidayRegion | null, { from, to }: Span): Day[] {
  if (region === null || to < from) return []
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  return years.flatMap(year => publicHolidays(region, year)).filter(day => from <= day && day <= to)
}

/** @param country ISO 3166-1; Canada is taken for Quebec. */
export function holidayRegionOf(country: string): HolidayRegion | null {
  return HOLIDAY_REGIONS.find(region => region.slice(0, 2) === country) ?? null
}

function daysIn(region: HolidayRegion, year: number): Day[] {
  const on = (month: number, day: number) => dayOf(year, month, day)
  const easter = (days: number) => addDays(easterSunday(year), days)
  const [newYear, christmas, ascension, easterMonday, whitMonday] = [
    on(1, 1),
    on(12, 25),
    easter(39),
    easter(1),
    easter(50),
  ]
  const catholic = [on(8, 15), on(11, 1)]
  switch (region) {
    case 'FR':
      return [
        ...[newYear, easterMonday, on(5, 1), on(5, 8), ascension, whitMonday, on(7, 14)],
        ...[...catholic, on(11, 11), christmas],
      ]
    case 'BE':
      return [
        ...[newYear, easterMonday, on(5, 1), ascension, whitMonday, on(7, 21)],
        ...[...catholic, on(11, 11), christmas],
      ]
    case 'CH':
      return [newYear, ascension, on(8, 1), christmas]
    case 'CA-QC':
      return [
        newYear,
        easter(-2),
        mondayUpTo(on(5, 24)),
        on(6, 24),
        // On a Sunday it is kept on the day after.
        weekday(on(7, 1)) === 7 ? on(7, 2) : on(7, 1),
        mondayUpTo(on(9, 7)),
        mondayUpTo(on(10, 14)),
        christmas,
      ]
  }
}

/** The last Monday up to that day, itself included. */
function mondayUpTo(day: Day): Day {
  return addDays(day, 1 - weekday(day))
}

function dayOf(year: number, month: number, day: number): Day {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as Day
}
