import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { withoutOwnOrder } from '../arrange.ts'
import { countBreaches } from '../breaches.ts'
import type { DayTimetable } from '../timetable.ts'
import { atMostBetter, type OpenStop, type OpenTour, worthOf } from '../tour-draft.ts'
import { TourCost } from './TourCost.tsx'
import type { Planner } from './use-planner.ts'
import style from './Visits.module.css'

interface Props {
  tour: OpenTour
  table: readonly DayTimetable<OpenStop>[]
  planner: Planner
  onChange: (change: (tour: OpenTour) => OpenTour) => void
}

/** How good the plan is, or what is being done about it, and what it costs. */
export function TourProof({ tour, table, planner, onChange }: Props) {
  const { t } = useTranslation('visits')
  const { planning, error, stop, retry } = planner
  const words = useProofWords(tour, table)
  if (planning === 'failed' && tour.proof !== 'own') return <ErrorNote error={error} retry={retry} />
  const isOwn = tour.proof === 'own'
  const said =
    isOwn || (planning !== 'proof' && planning !== 'quick')
      ? words
      : t(planning === 'proof' ? 'proof.looking' : 'proof.quick')
  return (
    <div className={style.proof}>
      <p role="status">{said}</p>
      {!isOwn && planning === 'proof' && <QuietButton onClick={stop}>{t('proof.stop')}</QuietButton>}
      {!isOwn && planning === 'stopped' && <QuietButton onClick={retry}>{t('proof.again')}</QuietButton>}
      {isOwn && <QuietButton onClick={() => onChange(withoutOwnOrder)}>{t('proof.findBest')}</QuietButton>}
      <TourCost tour={tour} table={table} />
    </div>
  )
}

function useProofWords(tour: OpenTour, table: readonly DayTimetable<OpenStop>[]): string {
  const { t } = useTranslation('visits')
  const better = atMostBetter(tour)
  if (tour.proof === 'own') {
    const count = countBreaches(table)
    if (count > 0) return t('proof.ownBroken', { count })
    if (tour.boundCents === null || better === null) return t('proof.own')
    return worthOf(tour) >= tour.boundCents ? t('proof.ownBest') : t('proof.ownAtMost', { percent: better })
  }
  if (tour.stops.every(({ visit, reason }) => visit === null && reason === null)) return ''
  if (tour.proof === 'proved') return t('proof.proved')
  return better === null ? t('proof.found') : t('proof.atMost', { percent: better })
}
