import { useTranslation } from 'react-i18next'
import { FEWEST_DAYS, FEWEST_WEEKDAYS } from '../../lib/paired-by-weekday.ts'
import { Section } from '../../web/components/Sheet.tsx'
import type { Comparison, MeasureCompared } from '../comparison.ts'
import { DayDots } from './DayDots.tsx'
import style from './Presence.module.css'
import { useMeasureWords } from './use-measure-words.ts'

/** Day by day, Mondays against Mondays: what differs, in words first. */
export function TrialMeasures({ comparison: { measures, state } }: { comparison: Comparison }) {
  const { t } = useTranslation('presence')
  const { value } = useMeasureWords()
  return (
    <Section title={t('measures.title')}>
      {state === 'under-way' && <p className={style.said}>{t('measures.mayChange')}</p>}
      <ul className={style.findings}>
        {measures.map(compared => (
          <li key={compared.measure}>
            <FindingWords compared={compared} />
            <DayDots compared={compared} />
          </li>
        ))}
      </ul>
      <details className={style.details}>
        <summary>{t('measures.table')}</summary>
        <div className={style.scroll}>
          <table className={style.table}>
            <caption>{t('measures.caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('measures.measure')}</th>
                <th scope="col">{t('measures.daysBefore')}</th>
                <th scope="col">{t('measures.daysDuring')}</th>
                <th scope="col">{t('measures.difference')}</th>
                <th scope="col">{t('measures.interval')}</th>
              </tr>
            </thead>
            <tbody>
              {measures.map(({ measure, paired: { days, difference } }) => (
                <tr key={measure}>
                  <th scope="row">{t(`measure.${measure}.name`)}</th>
                  <td>{days.before}</td>
                  <td>{days.during}</td>
                  <td>{difference ? value(measure, difference.middle, true) : '–'}</td>
                  <td>
                    {difference
                      ? t('measures.from', {
                          low: value(measure, difference.low, true),
                          high: value(measure, difference.high, true),
                        })
                      : '–'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="soft">{t('measures.how')}</p>
      </details>
    </Section>
  )
}

function FindingWords({ compared }: { compared: MeasureCompared }) {
  const { t } = useTranslation('presence')
  const { value } = useMeasureWords()
  const { measure, finding, paired } = compared
  const { difference, days } = paired
  const name = t(`measure.${measure}.name`)
  if (!difference || finding === 'too-few') {
    const said = t('measures.tooFew', { days: FEWEST_DAYS, weekdays: FEWEST_WEEKDAYS })
    return (
      <p>
        <strong>{name}</strong> {said}
      </p>
    )
  }
  if (difference.low === 0 && difference.high === 0) {
    return (
      <p>
        <strong>{name}</strong> {t('measures.same', days)}
      </p>
    )
  }
  const isLess = finding === 'less'
  const ends = isLess ? [-difference.high, -difference.low] : [difference.low, difference.high]
  const isSigned = finding === 'unclear'
  const params = {
    value: value(measure, Math.abs(difference.middle)),
    low: value(measure, ends[0] as number, isSigned),
    high: value(measure, ends[1] as number, isSigned),
    before: days.before,
    during: days.during,
  }
  return (
    <p>
      <strong>{name}</strong> {t(`measures.${finding}`, params)}
    </p>
  )
}
