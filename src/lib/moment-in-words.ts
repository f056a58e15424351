import { dayAt } from './day.ts'

/** An instant on the clock of a zone: « mardi 24 novembre à 16 h 30 », "Tuesday 24 November at 16:30". */
export function momentInWords(instant: string, zone: string, language: 'fr' | 'en'): string {
  const at = new Date(instant)
  const locale = language === 'fr' ? 'fr' : 'en-GB'
  const day = Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' })
    .format(at)
    .replace(/ 1 /, language === 'fr' ? ' 1er ' : ' 1 ')
    .replace(',', '')
  return `${day} ${language === 'fr' ? 'à' : 'at'} ${timeInWords(instant, zone, language)}`
}

/** `08:30` as the language writes hours, on one line: « 8 h 30 », "08:30". */
export function clockTime(time: string, language: 'fr' | 'en'): string {
  if (language === 'en') return time
  return time
    .replace(/^0(?=\d)/, '')
    .replace(':', '\u00a0h\u00a0')
    .replace(/\u00a0h\u00a000$/, '\u00a0h')
}

/** The hour of an instant on the clock of a zone: « 16 h 30 », "16:30". */
export function timeInWords(instant: string, zone: string, language: 'fr' | 'en'): string {
  const time = Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant))
  return clockTime(time, language)
}

/** Whether two clocks show the same day and hour at an instant. */
export function isSameClock(instant: string, zone: string, other: string): boolean {
  const at = new Date(instant)
  return (
    dayAt(at, zone) === dayAt(at, other) &&
    timeInWords(instant, zone, 'en') === timeInWords(instant, other, 'en')
  )
}
