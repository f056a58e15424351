import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { Comparison } from '../comparison.ts'
import style from './Presence.module.css'

/** What was left out, and what such a comparison cannot tell. */
export function TrialCautions({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation('presence')
  const { plainDay } = useFormat()
  const today = useToday()
  const { baseline, trial, yearBefore, isBaselineShort, knowsHolidays, isOfWork } = comparison
  const away = baseline.away.length + trial.away.length
  const holidays = [...baseline.holidays, ...trial.holidays]
  const lines = [
    away > 0 && t('cautions.away', { count: away }),
    holidays.length > 0 &&
      t('cautions.holidays', {
        count: holidays.length,
        days: holidays.map(day => plainDay(day, today)).join(', '),
      }),
    !knowsHolidays && t('cautions.noHolidays'),
    isBaselineShort && t('cautions.short', { day: plainDay(baseline.from, today) }),
    isOfWork && t('cautions.ofWork'),
    t('cautions.school'),
    yearBefore ? t('cautions.yearBefore') : t('cautions.noYearBefore'),
    t('cautions.guesses'),
    t('cautions.cause'),
  ]
  return (
    <Section title={t('cautions.title')}>
      <ul className={style.cautions}>{lines.flatMap(line => (line ? [<li key={line}>{line}</li>] : []))}</ul>
    </Section>
  )
}
