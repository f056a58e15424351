import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { atMostBetter, type OpenTour } from '../tour-draft.ts'
import type { Planner } from './use-planner.ts'
import style from './Visits.module.css'

interface Props {
  tour: OpenTour
  planner: Planner
}

/** How good the plan is, or what is being done about it. */
export function TourProof({ tour, planner: { planning, error, stop, retry } }: Props) {
  const { t } = useTranslation('visits')
  const better = atMostBetter(tour)
  if (planning === 'failed') return <ErrorNote error={error} retry={retry} />
  const isPlanned = tour.stops.some(({ visit, reason }) => visit !== null || reason !== null)
  const words =
    planning === 'proof'
      ? t('proof.looking')
      : planning === 'quick'
        ? t('proof.quick')
        : !isPlanned
          ? ''
          : tour.proof === 'proved'
            ? t('proof.proved')
            : better === null
              ? t('proof.found')
              : t('proof.atMost', { percent: better })
  return (
    <div className={style.proof}>
      <p role="status">{words}</p>
      {planning === 'proof' && <QuietButton onClick={stop}>{t('proof.stop')}</QuietButton>}
      {planning === 'stopped' && <QuietButton onClick={retry}>{t('proof.again')}</QuietButton>}
    </div>
  )
}
