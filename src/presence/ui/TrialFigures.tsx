import { useTranslation } from 'react-i18next'
import { type Money, moneyInWords } from '../../lib/money.ts'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { type Comparison, centsEach, KEPT_DAYS, type PeriodFigures, perWeek } from '../comparison.ts'
import type { TrialView } from '../trial.ts'
import style from './Presence.module.css'

interface Props {
  trial: TrialView
  comparison: Comparison
}

/** What each period brought, in all; what it cost. */
export function TrialFigures({ trial, comparison }: Props) {
  const { t } = useTranslation('presence')
  const periods = [
    { key: 'baseline', of: comparison.baseline },
    { key: 'trial', of: comparison.trial },
    ...(comparison.yearBefore ? [{ key: 'yearBefore', of: comparison.yearBefore } as const] : []),
  ] as const
  return (
    <Section title={t('figures.title')}>
      <p className={style.said}>
        {t('figures.sentence', {
          people: t('figures.people', { count: comparison.trial.people }),
          fresh: t('figures.fresh', { count: comparison.trial.fresh }),
          company: t('figures.company', { count: comparison.trial.companyDays.count }),
          days: t('figures.ofDays', { count: comparison.trial.days }),
        })}
      </p>
      <div className={style.scroll}>
        <table className={style.table}>
          <caption>{t('figures.caption')}</caption>
          <thead>
            <tr>
              <td />
              {periods.map(({ key, of }) => (
                <th key={key} scope="col">
                  {t(`figures.period.${key}`)}
                  <span className={style.under}>{t('figures.days', { count: of.days })}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ROWS.map(row => (
              <tr key={row}>
                <th scope="row">
                  {t(`figures.row.${row}`, { days: KEPT_DAYS })}
                  {row === 'billed' && <span className={style.under}>{t('figures.saidOnly')}</span>}
                </th>
                {periods.map(({ key, of }) => (
                  <Cell key={key} row={row} of={of} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Cost trial={trial} of={comparison.trial} />
    </Section>
  )
}

const ROWS = [
  'people',
  'fresh',
  'kept',
  'company',
  'received',
  'given',
  'leads',
  'mood',
  'billed',
  'halves',
] as const
type Row = (typeof ROWS)[number]

function Cell({ row, of }: { row: Row; of: PeriodFigures }) {
  const { t } = useTranslation('presence')
  const { language, duration } = useFormat()
  const number = Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  const weekly = (count: number) => {
    const rate = perWeek(count, of.days)
    return rate === null ? null : t('figures.perWeek', { n: number.format(rate) })
  }
  const said = (): [string, string | null] => {
    switch (row) {
      case 'people':
        return [String(of.people), weekly(of.people)]
      case 'fresh':
        return [String(of.fresh), weekly(of.fresh)]
      case 'kept':
        return [
          t('figures.of', { n: of.kept.count, of: of.kept.of }),
          of.fresh > of.kept.of ? t('figures.tooLate', { count: of.fresh - of.kept.of }) : null,
        ]
      case 'company':
        return [
          t('figures.of', { n: of.companyDays.count, of: of.days }),
          of.companyDays.standing > 0 ? t('figures.standing', { count: of.companyDays.standing }) : null,
        ]
      case 'received':
        return [String(of.favours.received), weekly(of.favours.received)]
      case 'given':
        return [String(of.favours.given), weekly(of.favours.given)]
      case 'leads':
        return [
          String(of.leads.count),
          of.leads.there > 0 ? t('figures.there', { count: of.leads.there }) : null,
        ]
      case 'mood':
        return [
          of.mood.mean === null ? '–' : t('figures.outOfFive', { n: number.format(of.mood.mean) }),
          t('figures.onDays', { count: of.mood.days }),
        ]
      case 'billed':
        return [
          of.billed.days === 0 ? '–' : of.billed.minutes === 0 ? '0' : duration(of.billed.minutes),
          t('figures.onDays', { count: of.billed.days }),
        ]
      case 'halves':
        return [
          String(of.halves.said),
          of.halves.there > 0 ? t('figures.spent', { count: of.halves.there }) : null,
        ]
    }
  }
  const [figure, under] = said()
  return (
    <td>
      {figure}
      {under && <span className={style.under}>{under}</span>}
    </td>
  )
}

/** What one of each cost, as if the trial had brought all of them. */
function Cost({ trial: { costCents, currency }, of }: { trial: TrialView; of: PeriodFigures }) {
  const { t } = useTranslation('presence')
  const { language } = useFormat()
  if (costCents === null || costCents === 0) return null
  const money = (cents: number) => moneyInWords({ cents, currency } as Money, language)
  const counts = {
    fresh: of.fresh,
    kept: of.kept.count,
    received: of.favours.received,
    leads: of.leads.count,
    hours: of.billed.minutes / 60,
  }
  const each = Object.entries(counts).flatMap(([what, count]) => {
    const cents = centsEach(costCents, count)
    return cents === null ? [] : [t(`cost.${what as keyof typeof counts}`, { amount: money(cents) })]
  })
  return (
    <p className={style.said}>
      {t(each.length === 0 ? 'cost.alone' : 'cost.each', { amount: money(costCents), each: each.join(', ') })}
    </p>
  )
}
