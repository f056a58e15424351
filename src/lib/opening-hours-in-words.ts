import { type Hours, intervalsOf, withoutHolidays } from './opening-hours.ts'

/**
 * Opening hours as short lines, « lun–ven 9 h–18 h »: one for the days in a row that are alike, closed days unsaid.
 * What changes with the season or the week of the year comes as it is written.
 */
export function hoursInWords({ text }: Hours, language: 'fr' | 'en'): string[] {
  const words = WORDS[language]
  const rules = text.split(';').map(rule => rule.trim())
  const holiday = rules.find(rule => /^PH\b/.test(rule))
  const usual = /\b(PH|SH)\b/.test(text) ? withoutHolidays(text) : text
  if (usual === null || DATED.test(usual)) return [text]
  const week = weekOf(usual)
  if (week.every(day => day.length === 1 && day[0]?.isWhole && !day[0].comment)) {
    return [words.always, ...holidayLine(holiday, words)]
  }
  const lines: string[] = []
  for (let first = 0; first < 7; ) {
    const said = sayDay(week[first] ?? [], words)
    let last = first
    while (last < 6 && sayDay(week[last + 1] ?? [], words) === said) last++
    if (said !== '') lines.push(`${sayDays(first, last, words)} ${said}`)
    first = last + 1
  }
  if (lines.length === 0) return [/^(off|closed)$/.test(usual) ? words.never : text]
  return [...lines, ...holidayLine(holiday, words)]
}

/** Months, weeks, years, dates, the sun: of these no week is like all others. */
const DATED = /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|week|easter|sun|dawn|dusk)|\d{4}|\[/

interface Words {
  days: readonly string[]
  always: string
  never: string
  holidaysOff: string
  holidays: string
  from: string
  time: (hour: number, minute: number) => string
}

const NARROW = '\u202f'

const WORDS: Record<'fr' | 'en', Words> = {
  fr: {
    days: ['lun', 'mar', 'mer', 'jeu', 'ven', 'sam', 'dim'],
    always: 'jour et nuit',
    never: 'fermé',
    holidaysOff: 'fermé les jours fériés',
    holidays: 'jours fériés',
    from: 'dès',
    time: (hour, minute) => `${hour}${NARROW}h${minute ? NARROW + String(minute).padStart(2, '0') : ''}`,
  },
  en: {
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    always: 'day and night',
    never: 'closed',
    holidaysOff: 'closed on public holidays',
    holidays: 'public holidays',
    from: 'from',
    time: (hour, minute) => `${hour}:${String(minute).padStart(2, '0')}`,
  },
}

interface Open {
  from: number
  /** May be on the next day. */
  to: number
  isWhole: boolean
  /** `10:00+`: until nobody says when. */
  isOpenEnded: boolean
  comment: string | undefined
}

/** Any week will do: what is dated does not come here. Monday 5 to Sunday 11 January 2026. */
const MONDAY = [2026, 0, 5] as const

/** The open hours of each day of a week, those of a night with the evening they begin on. */
function weekOf(text: string): Open[][] {
  const [year, month, monday] = MONDAY
  return Array.from({ length: 7 }, (_, at) => {
    const midnight = new Date(year, month, monday + at)
    const next = new Date(year, month, monday + at + 1)
    const later = new Date(year, month, monday + at + 2)
    const before = new Date(year, month, monday + at - 1)
    return intervalsOf(text, { from: before, to: later, place: { country: 'FR' } })
      .filter(([start, end]) => start < next && end > midnight)
      .flatMap(([start, end, isUnsure, said]) => {
        // Without quotes it is the package that speaks.
        const comment = text.includes('"') ? said : undefined
        const isOpenEnded = isUnsure && comment === undefined
        const isLong = end.getTime() - start.getTime() >= 86_400_000
        if (start < midnight && !isLong) return []
        const isWhole = start <= midnight && end >= next
        return [
          {
            from: isWhole ? 0 : clock(start),
            to: isWhole ? 1440 : clock(end),
            isWhole,
            isOpenEnded,
            comment,
          },
        ]
      })
  })
}

function clock(instant: Date): number {
  return instant.getHours() * 60 + instant.getMinutes()
}

function sayDay(day: readonly Open[], words: Words): string {
  return day
    .map(({ from, to, isWhole, isOpenEnded, comment }) => {
      if (isOpenEnded) return `${words.from} ${sayTime(from, words)}`
      const [start, end] = [sayTime(from, words), sayTime(to === 0 ? 1440 : to, words)]
      if (comment === undefined) return `${start}–${end}`
      return isWhole ? comment : `${start}–${end} (${comment})`
    })
    .join(', ')
}

function sayTime(minutes: number, { time }: Words): string {
  return time(Math.floor(minutes / 60), minutes % 60)
}

function sayDays(first: number, last: number, { days }: Words): string {
  if (first === last) return days[first] as string
  return `${days[first]}–${days[last]}`
}

function holidayLine(rule: string | undefined, words: Words): string[] {
  if (!rule) return []
  if (/^PH (off|closed)$/.test(rule)) return [words.holidaysOff]
  const times = /^PH (\d.*)$/.exec(rule)?.[1]
  const [day] = times ? weekOf(`Mo-Su ${times}`) : []
  return day && day.length > 0 ? [`${words.holidays} ${sayDay(day, words)}`] : [rule]
}
