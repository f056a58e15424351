import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mode } from '../../encounters/encounter.ts'
import { weekday } from '../../lib/day.ts'
import { moneyInWords } from '../../lib/money.ts'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { MonthFigures } from '../month-figures.ts'
import style from './Bilan.module.css'
import { TopicBasis } from './TopicBasis.tsx'

const MODES: readonly Mode[] = ['in-person', 'call', 'video', 'writing']
const [CELL, GAP, ROW] = [18, 2, 22]
/** So many people a day are as dark as it gets. */
const DARKEST = 5

/** The month in pictures, each beside its words: who there was each day, what came how, where the half-days went. */
export function MonthPlots({ figures }: { figures: MonthFigures }) {
  const { t } = useTranslation('review')
  const { language, number } = useFormat()
  const { halves, ways, totals } = figures
  return (
    <div className={style.plots}>
      {totals.encounters > 0 && <Strip figures={figures} />}
      {ways.length > 1 && (
        <Bars
          title={t('plots.ways')}
          basis={<TopicBasis of="provenance" title={t('plots.ways')} figures={figures} />}
          bars={ways.map(way => ({
            name: way.name || t(`plots.way.${way.kind}`),
            value: way.cents,
            words: moneyInWords(way, language),
          }))}
        />
      )}
      {halves.length > 1 && (
        <Bars
          title={t('plots.halves')}
          basis={<TopicBasis of="work" title={t('plots.halves')} figures={figures} />}
          bars={halves.map(({ kind, count }) => ({
            name: t(`plots.where.${kind}`),
            value: count,
            words: number(count),
          }))}
        />
      )}
    </div>
  )
}

/** A square for each day and each channel, the darker the more people. */
function Strip({ figures }: { figures: MonthFigures }) {
  const { days } = figures
  const { t } = useTranslation('review')
  const { longDay, shortWeekday } = useFormat()
  const today = useToday()
  const modes = MODES.filter(mode => days.some(({ people }) => people[mode] > 0))
  const left = 0
  const width = left + days.length * CELL
  const height = modes.length * ROW + 16
  return (
    <Section
      title={t('plots.days')}
      aside={<TopicBasis of="people" title={t('plots.days')} figures={figures} />}
    >
      <div className={style.strip}>
        <div className={style.stripNames} aria-hidden="true">
          {modes.map(mode => (
            <span key={mode}>{t(`plots.mode.${mode}`)}</span>
          ))}
        </div>
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {days.map(({ day, people }, x) => (
            <g key={day}>
              {modes.map((mode, y) => (
                <rect
                  key={mode}
                  x={left + x * CELL}
                  y={y * ROW}
                  width={CELL - GAP}
                  height={ROW - GAP}
                  rx={3}
                  fill="var(--accent)"
                  opacity={
                    people[mode] === 0 ? 0.08 : 0.3 + (0.7 * Math.min(people[mode], DARKEST)) / DARKEST
                  }
                />
              ))}
              {weekday(day) === 1 && (
                <text x={left + x * CELL} y={height - 2} fontSize="11" fill="var(--soft-ink)">
                  {Number(day.slice(8))}
                </text>
              )}
            </g>
          ))}
        </svg>
      </div>
      <details className={style.details}>
        <summary>{t('plots.everyDay')}</summary>
        <table className={style.table}>
          <thead>
            <tr>
              <th scope="col">{t('plots.day')}</th>
              {modes.map(mode => (
                <th key={mode} scope="col">
                  {t(`plots.mode.${mode}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, people }) => (
              <tr key={day}>
                <th scope="row" title={longDay(day, today)}>
                  {`${shortWeekday(day)} ${Number(day.slice(8))}`}
                </th>
                {modes.map(mode => (
                  <td key={mode}>{people[mode]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  )
}

interface Bar {
  name: string
  value: number
  words: string
}

function Bars({ title, basis, bars }: { title: string; basis: ReactNode; bars: readonly Bar[] }) {
  const id = useId()
  const most = Math.max(...bars.map(({ value }) => value))
  return (
    <Section title={title} aside={basis}>
      <ul className={style.bars}>
        {bars.map(({ name, value, words }, i) => (
          <li key={`${id}${i}`}>
            <span>{name}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect
                width={Math.max(1, (100 * value) / most)}
                height="10"
                rx="2"
                fill="var(--accent)"
                opacity="0.7"
              />
            </svg>
            <span className={style.value}>{words}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
