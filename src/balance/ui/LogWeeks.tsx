import { useTranslation } from 'react-i18next'
import { addDays } from '../../lib/day.ts'
import { Basis } from '../../web/components/Basis.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { LogView } from '../log-shown.ts'
import style from './Log.module.css'

const [WIDTH, HEIGHT] = [600, 72]

/** A bar a week, pale where the week says nothing; the same as a table for who does not see it. */
export function LogWeeks({ weeks }: Pick<LogView, 'weeks'>) {
  const { t } = useTranslation('balance')
  const { number, plainDay } = useFormat()
  const today = useToday()
  const title = t('log.weeks.title')
  const most = Math.max(1, ...weeks.map(({ people }) => people))
  const step = WIDTH / weeks.length
  const first = weeks[0]
  const last = weeks.at(-1)
  return (
    <Section
      title={title}
      aside={
        <Basis
          entry="people-by-week"
          title={title}
          said={t('log.basis.weeks')}
          over={first && last && { from: first.from, to: addDays(last.from, 6) }}
          n={{ of: 'weeks', count: weeks.length }}
        />
      }
    >
      <p className="soft">
        {t('log.weeks.caption')} {t('log.weeks.most', { n: number(most) })}.
      </p>
      <svg
        className={style.strip}
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 1}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {weeks.map(({ from, people, isMasked }, week) => {
          const height = (people / most) * HEIGHT
          const bar = { x: week * step + step * 0.12, width: step * 0.76, y: HEIGHT - height, height }
          return <rect key={from} {...bar} data-masked={isMasked || undefined} />
        })}
        <line x1="0" x2={WIDTH} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} />
      </svg>
      <div className={style.axis} aria-hidden="true">
        <span>{first && plainDay(first.from, today)}</span>
        <span>{last && plainDay(last.from, today)}</span>
      </div>
      <details className={style.details}>
        <summary>{t('log.weeks.table')}</summary>
        <table className={style.table}>
          <thead>
            <tr>
              <th scope="col">{t('log.weeks.week')}</th>
              <th scope="col">{t('log.weeks.people')}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.toReversed().map(({ from, people, isMasked }) => (
              <tr key={from}>
                <th scope="row">{plainDay(from, today)}</th>
                <td>
                  {number(people)}
                  {isMasked && <span className="soft"> · {t('log.weeks.masked')}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  )
}
