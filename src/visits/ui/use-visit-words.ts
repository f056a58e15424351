import { useTranslation } from 'react-i18next'
import { moneyInWords } from '../../lib/money.ts'
import { useFormat } from '../../web/format.ts'
import { currentLanguage } from '../../web/language.ts'
import type { ClockMinutes, Leg, Opening } from '../tour-input.ts'
import { clock } from '../tour-input-plan.ts'

/** How visits and tours are said. */
export function useVisitWords() {
  const { t } = useTranslation('visits')
  const { duration, time } = useFormat()
  const language = currentLanguage()
  const hour = (at: ClockMinutes) =>
    language === 'fr' ? time(clock(at)).replace(/^0/, '').replaceAll(' ', '\u00a0') : clock(at)
  const between = (from: ClockMinutes, until: ClockMinutes) =>
    t('table.span', { from: hour(from), until: hour(until) })
  const km = (km: number) =>
    t('say.km', { km: Intl.NumberFormat(language, { maximumFractionDigits: km < 10 ? 1 : 0 }).format(km) })

  return {
    km,
    /** « 8 h 40 », "08:40" */
    hour,
    /** « 14 h – 15 h » */
    span: ({ beginsAt, endsAt }: { beginsAt: ClockMinutes; endsAt: ClockMinutes }) =>
      between(beginsAt, endsAt),
    /** « 9 h – 12 h, 14 h – 18 h » */
    spans: (hours: readonly Opening[]) => hours.map(([from, until]) => between(from, until)).join(', '),
    /** « 2 h 10 » */
    long: (minutes: number) => duration(Math.max(1, Math.round(minutes))),
    /** « 22 minutes (14 km) » */
    way: ({ minutes, km: of }: Leg) =>
      t('say.way', { time: duration(Math.max(1, Math.round(minutes))), km: km(of) }),
    /** In whole units of the currency: what is estimated has no cents. */
    money: (cents: number, currency: string) =>
      moneyInWords({ cents: Math.round(cents / 100) * 100, currency }, language),
    /** « 12 % » */
    percent: (part: number) =>
      Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: part < 0.1 ? 1 : 0 }).format(
        part,
      ),
  }
}
