import { useTranslation } from 'react-i18next'
import { addDays } from '../../lib/day.ts'
import { median } from '../../lib/spread.ts'
import { Basis } from '../../web/components/Basis.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { MoodLevel } from '../mood.ts'
import { MoodFaces } from './MoodFaces.tsx'
import style from './Said.module.css'
import { TrendLine } from './TrendLine.tsx'
import { useMoods } from './use-balance.ts'

const WEEKS = 12

/** Today's mood, and the days of the last weeks. */
export function MoodLine() {
  const { t } = useTranslation('balance')
  const { longDay } = useFormat()
  const today = useToday()
  const span = { from: addDays(today, 1 - 7 * WEEKS), to: today }
  const { data: moods } = useMoods(span)
  if (!moods) return null
  const middle = Math.round(median(moods.map(({ level }) => level)) ?? 3) as MoodLevel
  return (
    <Section
      title={t('mood.title')}
      aside={
        <Basis
          entry="mood-of-the-day"
          title={t('mood.title')}
          said={t('said.basis.mood')}
          over={span}
          n={{ of: 'days', count: moods.length }}
        />
      }
    >
      <MoodFaces />
      {moods.length === 0 ? (
        <p className="soft">{t('mood.none')}</p>
      ) : (
        <>
          <p className={style.change}>
            {t('mood.summary', {
              count: moods.length,
              days: 7 * WEEKS,
              level: t(`mood.level.${middle}`),
            })}
          </p>
          <TrendLine
            points={moods.map(({ day, level }) => ({ day, value: level }))}
            least={1}
            most={5}
            isDots
          />
          <details className={style.details}>
            <summary>{t('mood.list')}</summary>
            <ul className={style.bullets}>
              {moods.toReversed().map(({ id, day, level }) => (
                <li key={id}>
                  {t('mood.ofDay', { day: longDay(day, today), level: t(`mood.level.${level}`) })}
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </Section>
  )
}
