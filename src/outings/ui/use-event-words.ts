import { useTranslation } from 'react-i18next'
import { addDays, type Day, weekday } from '../../lib/day.ts'
import { weekdayInWords } from '../../lib/day-in-words.ts'
import { placeInMonth } from '../../lib/icalendar/rhythm.ts'
import { moneyInWords } from '../../lib/money.ts'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { Event, Occurrence } from '../event.ts'
import { choiceOf, type SeriesChoice } from '../series-choice.ts'

/** How events are told: when, where, how often, what they cost. */
export function useEventWords() {
  const { t } = useTranslation('outings')
  const { longDay, plainDay, time: clock, language } = useFormat()
  const today = useToday()
  const time = (at: string) => clock(at.replace(/^0/, ''))

  /** « jeudi 3 décembre, 8 h 30 – 10 h »; over several days, each with its hour. */
  function when({
    day,
    time: from,
    endDay,
    endTime,
  }: Pick<Occurrence, 'day' | 'time' | 'endDay' | 'endTime'>) {
    const first = longDay(day, today)
    if (from === null)
      return endDay === day ? first : t('events.days', { from: first, to: longDay(endDay, today) })
    const begins = t('events.at', { day: first, time: time(from) })
    if (endTime === null) return begins
    // Past midnight it is still the same evening.
    const isSameEvening = endDay === day || (endDay === addDays(day, 1) && endTime <= '06:00')
    if (isSameEvening) return t('events.until', { begins, time: time(endTime) })
    const ends = t('events.at', { day: longDay(endDay, today), time: time(endTime) })
    return t('events.days', { from: begins, to: ends })
  }

  function week(monday: Day): string {
    const ours = addDays(today, 1 - weekday(today))
    if (monday === ours) return t('events.thisWeek')
    return monday === addDays(ours, 7)
      ? t('events.nextWeek')
      : t('events.weekOf', { day: plainDay(monday, today) })
  }

  /** « chaque premier jeudi du mois ». */
  function series(choice: SeriesChoice, first: Day): string {
    const name = weekdayInWords(weekday(first), language)
    const place = t('events.ordinals').split(' ')[placeInMonth(first) - 1] ?? ''
    const date = plainDay(first, first)
    return t(`events.series.${choice}`, { weekday: name, ordinal: place, day: Number(first.slice(8)), date })
  }

  function rule({ rule: said, start }: Pick<Event, 'rule' | 'start'>): string {
    const choice = choiceOf(said, start.day)
    if (!choice) return t('events.series.other')
    const often = series(choice.choice, start.day)
    return choice.until ? t('events.series.untilDay', { often, day: plainDay(choice.until, today) }) : often
  }

  const price = (amount: Event['price']) =>
    amount === null ? '' : amount.cents === 0 ? t('events.free') : moneyInWords(amount, language)

  const where = ({ place, address, isOnline }: Pick<Occurrence, 'place' | 'address' | 'isOnline'>) =>
    place || address || (isOnline ? t('events.online') : '')

  /** What the list says under a title. */
  function under(one: Occurrence): string {
    return [
      one.status === 'cancelled'
        ? t('events.cancelled')
        : one.status === 'tentative'
          ? t('events.tentative')
          : '',
      when(one),
      one.there ? t('events.there', { time: thereTime(one.there), zone: thereZone(one.there) }) : '',
      where(one),
      price(one.price),
    ]
      .filter(Boolean)
      .join(' · ')
  }
  const thereTime = (there: string) => time(there.slice(0, 5))
  /** `Europe/Paris`: the town is enough. */
  const thereZone = (there: string) => there.slice(6).split('/').at(-1)?.replaceAll('_', ' ') ?? ''

  return { when, week, series, rule, price, where, under }
}
