import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../lib/day.ts'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { TourView } from '../tour.ts'
import { useTours } from './use-tours.ts'
import style from './Visits.module.css'

/** The tours that were kept: the next one first, then those that are over. */
export function TourList() {
  const { t } = useTranslation('visits')
  const today = useToday()
  const { data: tours, error, refetch } = useTours()
  if (error && !tours) return <ErrorNote error={error} retry={() => void refetch()} />
  if (!tours) return null
  const isAhead = (tour: TourView) => lastDay(tour) >= today
  const ahead = tours.filter(isAhead).reverse()
  const over = tours.filter(tour => !isAhead(tour))
  return (
    <Section title={t('tours.title')} id="tours">
      {tours.length === 0 && <p className="soft">{t('tours.none')}</p>}
      {ahead.length > 0 && (
        <QuietList label={t('tours.title')}>
          {ahead.map(tour => (
            <TourLine key={tour.id} tour={tour} />
          ))}
        </QuietList>
      )}
      {over.length > 0 && (
        <>
          <h3 className={style.subtitle}>{t('tours.over')}</h3>
          <QuietList label={t('tours.over')}>
            {over.map(tour => (
              <TourLine key={tour.id} tour={tour} />
            ))}
          </QuietList>
        </>
      )}
    </Section>
  )
}

function TourLine({ tour: { id, name, days, stops } }: { tour: TourView }) {
  const { t } = useTranslation('visits')
  const { relativeDay, inWords, capital } = useFormat()
  const today = useToday()
  const count = stops.filter(({ visit }) => visit !== null).length
  const [first] = days
  return (
    <QuietLine end={first && relativeDay(first.day, today)}>
      <Link to="/sorties/visites/$tourId" params={{ tourId: id }} className={style.open}>
        {name}
      </Link>
      <span className={style.under}>{capital(t('tours.visits', { count, number: inWords(count) }))}</span>
    </QuietLine>
  )
}

function lastDay({ days }: TourView): Day | '' {
  return days.at(-1)?.day ?? ''
}
