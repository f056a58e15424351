import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TravelMode } from '../../lib/geo/travel.ts'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { DayTimetable, TimetableRow } from '../timetable.ts'
import type { OpenStop, OpenTour } from '../tour-draft.ts'
import { legLink, wholeLink } from './map-links.ts'
import { useVisitWords } from './use-visit-words.ts'
import style from './Visits.module.css'

interface Props {
  table: readonly DayTimetable<OpenStop>[]
  tour: OpenTour
}

/** Each day, hour by hour. */
export function TourTimetable({ table, tour }: Props) {
  const { t } = useTranslation('visits')
  const { longDay, capital, inWords } = useFormat()
  const { km, long } = useVisitWords()
  const today = useToday()
  return table.map(({ day, rows, visits, km: far, travelMinutes }) => {
    const title = capital(longDay(day.day, today))
    const count = visits.length
    return (
      <Section key={day.day} title={title}>
        {rows.length === 0 ? (
          <p className="soft">{t('table.nobody')}</p>
        ) : (
          <>
            <p className="soft small">
              {capital(
                t('table.sum', { count, number: inWords(count), km: km(far), time: long(travelMinutes) }),
              )}
            </p>
            <ol className={style.table} aria-label={title}>
              {rows.map((row, i) => (
                <Row key={i} row={row} tour={tour} />
              ))}
            </ol>
            <a className={style.link} href={wholeLink(visits, tour)} target="_blank" rel="noreferrer">
              {t('table.maps')}
            </a>
          </>
        )}
      </Section>
    )
  })
}

function Row({ row, tour: { mode, start } }: { row: TimetableRow<OpenStop>; tour: OpenTour }) {
  const { t } = useTranslation('visits')
  const { hour } = useVisitWords()
  switch (row.kind) {
    case 'leave':
      return <Line time={hour(row.at)}>{t('table.leave', { where: start.name })}</Line>
    case 'back':
      return <Line time={hour(row.at)}>{t('table.back', { where: start.name })}</Line>
    case 'lunch':
      return <Line time={t('table.span', spanOf(row, hour))}>{t('table.lunch')}</Line>
    case 'way':
      return <Way row={row} mode={mode} />
    case 'visit': {
      const { stop, visit, number } = row
      const waits = visit.beginsAt - visit.arrivesAt
      return (
        <Line time={t('table.span', spanOf(visit, hour))} number={number}>
          {stop.name ? <PersonLink id={stop.personId} name={stop.name} /> : t('say.gone')}
          <span className={style.under}>
            {[
              stop.town,
              stop.must && t('table.must'),
              waits >= 15 && t('table.early', { at: hour(visit.arrivesAt) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </Line>
      )
    }
  }
}

function Way({
  row: { leg, from, to },
  mode,
}: {
  row: TimetableRow<OpenStop> & { kind: 'way' }
  mode: TravelMode
}) {
  const { t } = useTranslation('visits')
  const { way } = useVisitWords()
  const words = way(leg)
  if (leg.minutes === 0) return <li className={style.way}>{t('table.onTheSpot')}</li>
  return (
    <li className={style.way}>
      {mode === 'transit' ? (
        words
      ) : (
        <a href={legLink(from, to, mode)} target="_blank" rel="noreferrer" title={t('table.openWay')}>
          {words}
        </a>
      )}
    </li>
  )
}

function Line({ time, number, children }: { time: string; number?: number; children: ReactNode }) {
  return (
    <li className={style.row}>
      <span className={style.time}>{time}</span>
      <span className={style.number}>{number}</span>
      <span className={style.what}>{children}</span>
    </li>
  )
}

function spanOf({ beginsAt, endsAt }: { beginsAt: number; endsAt: number }, hour: (at: number) => string) {
  return { from: hour(beginsAt), until: hour(endsAt) }
}
