import { useTranslation } from 'react-i18next'
import { PlaceMap } from '../../web/components/Map.tsx'
import type { MapPoint } from '../../web/map-point.ts'
import type { DayTimetable } from '../timetable.ts'
import type { OpenStop, OpenTour } from '../tour-draft.ts'
import style from './Visits.module.css'

/** Where the plan leads, each day a line; those left out without a number. */
export function TourMap({ tour, table }: { tour: OpenTour; table: readonly DayTimetable<OpenStop>[] }) {
  const { t } = useTranslation('visits')
  const { lat, lon, name } = tour.start
  const start = { lat, lon }
  const points: MapPoint[] = [
    { id: 'start', kind: 'home', name, position: start },
    ...table
      .flatMap(({ visits }) => visits)
      .map(({ id, name, position }, i): MapPoint => ({ id, kind: 'stop', number: i + 1, name, position })),
    ...tour.stops
      .filter(({ visit }) => visit === null)
      .map(({ id, name, position }): MapPoint => ({ id, kind: 'person', name, position })),
  ]
  const lines = table
    .filter(({ visits }) => visits.length > 0)
    .map(({ visits }) => [start, ...visits.map(({ position }) => position), start])
  return (
    <div className={style.map}>
      <PlaceMap label={t('tour.map')} points={points} lines={lines}>
        <p className="soft small">{t('say.estimate')}</p>
      </PlaceMap>
    </div>
  )
}
