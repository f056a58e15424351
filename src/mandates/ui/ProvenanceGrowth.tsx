import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { Provenance } from '../provenance.ts'
import { FigureButton } from './FigureButton.tsx'
import style from './Provenance.module.css'

const [WIDTH, HEIGHT] = [600, 100]

/** How the list of clients grew, a step a month. */
export function ProvenanceGrowth({ provenance: { growth } }: { provenance: Provenance }) {
  const { t } = useTranslation('mandates')
  const { monthOf } = useMonths()
  const [first, last] = [growth[0], growth.at(-1)]
  if (!first || !last) {
    return (
      <Section title={t('provenance.growth.title')}>
        <p className="soft">{t('provenance.growth.none')}</p>
      </Section>
    )
  }
  const fresh = growth.flatMap(({ firsts }) => firsts)
  const count = t('provenance.growth.new', { count: fresh.length })
  return (
    <Section title={t('provenance.growth.title')}>
      <p>
        {t('provenance.growth.now', { count: last.clients })}
        {fresh.length > 0 && (
          <>
            {', '}
            <FigureButton title={`${t('provenance.growth.title')}, ${count}`} places={fresh}>
              {count}
            </FigureButton>
          </>
        )}
        .
      </p>
      <div className={style.plot}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          <path d={stepsOf(growth.map(({ clients }) => clients))} vectorEffect="non-scaling-stroke" />
        </svg>
        <div className={style.axis} aria-hidden="true">
          <span>{monthOf(first.month)}</span>
          <span>{monthOf(last.month)}</span>
        </div>
      </div>
      <details className={style.details}>
        <summary>{t('provenance.flow.table')}</summary>
        <table className={style.table}>
          <caption>{t('provenance.growth.label')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('provenance.growth.month')}</th>
              <th scope="col">{t('provenance.growth.firsts')}</th>
              <th scope="col">{t('provenance.growth.clients')}</th>
            </tr>
          </thead>
          <tbody>
            {growth.map(({ month, clients, firsts }) => (
              <tr key={month}>
                <th scope="row">{monthOf(month)}</th>
                <td>
                  <FigureButton title={`${t('provenance.growth.firsts')}, ${monthOf(month)}`} places={firsts}>
                    {firsts.length}
                  </FigureButton>
                </td>
                <td>{clients}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  )
}

/** Flat through each month, up at its beginning; the whole height is the last count. */
function stepsOf(counts: readonly number[]): string {
  const most = Math.max(1, ...counts)
  const step = WIDTH / counts.length
  const y = (count: number) => HEIGHT - 2 - (count / most) * (HEIGHT - 4)
  return counts
    .map((count, i) => `${i === 0 ? 'M0' : 'L'}${i === 0 ? '' : i * step} ${y(count)} H${(i + 1) * step}`)
    .join(' ')
}

function useMonths() {
  const { language } = useFormat()
  const format = Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  return { monthOf: (month: string) => format.format(new Date(`${month}-15T12:00:00Z`)) }
}
