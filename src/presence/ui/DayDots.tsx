import { useTranslation } from 'react-i18next'
import type { Daily } from '../../lib/paired-by-weekday.ts'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { MeasureCompared } from '../comparison.ts'
import style from './Presence.module.css'
import { useMeasureWords } from './use-measure-words.ts'

const [WIDTH, STEP, RADIUS] = [600, 9, 4]
const COLUMNS = 40

/** Each day as a dot, those before above, those during below; a yes or no has no picture. */
export function DayDots({ compared: { measure, days } }: { compared: MeasureCompared }) {
  const { t } = useTranslation('presence')
  const { longDay } = useFormat()
  const { value } = useMeasureWords()
  const today = useToday()
  const all = [...days.before, ...days.during]
  if (measure === 'company' || all.length === 0) return null
  const isMood = measure === 'mood'
  const most = isMood ? 5 : Math.max(...all.map(each => each.value))
  const least = isMood ? 1 : 0
  const x = (of: number) =>
    10 + Math.round(((of - least) / (most - least || 1)) * COLUMNS) * ((WIDTH - 20) / COLUMNS)
  return (
    <div className={style.dots}>
      {(['before', 'during'] as const).map(period => {
        const dots = stacked(days[period], x)
        const height = STEP * Math.max(1, ...dots.map(({ level }) => level + 1)) + 4
        return (
          <div key={period} className={style.dotRow}>
            <span className={style.dotName}>{t(`measures.${period}`)}</span>
            <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true" data-period={period}>
              {dots.map(({ day, at, level }) => (
                <circle key={day} cx={at} cy={height - 6 - level * STEP} r={RADIUS} />
              ))}
              <line x1="0" x2={WIDTH} y1={height - 1} y2={height - 1} />
            </svg>
          </div>
        )
      })}
      <div className={style.axis} aria-hidden="true">
        <span>{value(measure, least)}</span>
        <span>{value(measure, most)}</span>
      </div>
      <details className={style.details}>
        <summary>{t('measures.everyDay')}</summary>
        <ul className={style.dayList}>
          {all.map(({ day, value: of }) => (
            <li key={day}>{t('measures.ofDay', { day: longDay(day, today), value: value(measure, of) })}</li>
          ))}
        </ul>
      </details>
    </div>
  )
}

/** Days of the same value stand on each other. */
function stacked(days: readonly Daily[], x: (value: number) => number) {
  const heights = new Map<number, number>()
  return days.map(({ day, value }) => {
    const at = x(value)
    const level = heights.get(at) ?? 0
    heights.set(at, level + 1)
    return { day, at, level }
  })
}
