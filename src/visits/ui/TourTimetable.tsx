import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TravelMode } from '../../lib/geo/travel.ts'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { breachesOfDay } from '../breaches.ts'
import type { DayTimetable, TimetableRow } from '../timetable.ts'
import type { OpenStop, OpenTour } from '../tour-draft.ts'
import { legLink, wholeLink } from './map-links.ts'
import { useStopDrop } from './use-stop-drop.ts'
import type { TourMoves } from './use-tour-moves.ts'
import { useVisitWords } from './use-visit-words.ts'
import { VisitRow } from './VisitRow.tsx'
import style from './Visits.module.css'

interface Props {
  table: readonly DayTimetable<OpenStop>[]
  tour: OpenTour
  moves: TourMoves
}

/** Each day, hour by hour. */
export function TourTimetable({ table, tour, moves }: Props) {
  return table.map((each, i) => <Day key={each.day.day} table={each} i={i} tour={tour} moves={moves} />)
}

interface DayProps {
  table: DayTimetable<OpenStop>
  /** Of the tour's days. */
  i: number
  tour: OpenTour
  moves: TourMoves
}

function Day({ table, i, tour, moves }: DayProps) {
  const { t } = useTranslation('visits')
  const { longDay, capital, inWords } = useFormat()
  const { km, long } = useVisitWords()
  const today = useToday()
  const { day, rows, visits, km: far, travelMinutes } = table
  const order = visits.map(({ id }) => id)
  const { over, handlers } = useStopDrop(order, (id, before) => moves.move(id, { day: i, before }))
  const title = capital(longDay(day.day, today))
  const count = visits.length
  return (
    <div className={style.drop} data-over={(over && over.before === null) || undefined} {...handlers}>
      <Section title={title}>
        {rows.length === 0 ? (
          <p className="soft">{t('table.nobody')}</p>
        ) : (
          <>
            <p className="soft small">
              {capital(
                t('table.sum', { count, number: inWords(count), km: km(far), time: long(travelMinutes) }),
              )}
            </p>
            {tour.proof === 'own' && <DayBreaches table={table} />}
            <ol className={style.table} aria-label={title}>
              {rows.map((row, n) =>
                row.kind === 'visit' ? (
                  <VisitRow
                    key={row.stop.id}
                    row={row}
                    tour={tour}
                    moves={moves}
                    isNext={over?.before === row.stop.id}
                  />
                ) : (
                  <Between key={n} row={row} tour={tour} />
                ),
              )}
            </ol>
            <a className={style.link} href={wholeLink(visits, tour)} target="_blank" rel="noreferrer">
              {t('table.maps')}
            </a>
          </>
        )}
      </Section>
    </div>
  )
}

/** What a day in an order of the owner's does not keep. */
function DayBreaches({ table }: { table: DayTimetable<OpenStop> }) {
  const { t } = useTranslation('visits')
  const { hour } = useVisitWords()
  const { lateUntil, noLunch } = breachesOfDay(table)
  const said = [
    lateUntil !== null && t('breach.late', { at: hour(table.backAt), limit: hour(lateUntil) }),
    noLunch && t('breach.noLunch'),
  ].filter(Boolean)
  return said.length > 0 && <p className={style.breach}>{said.join(' ')}</p>
}

function Between({
  row,
  tour: { mode, start },
}: {
  row: Exclude<TimetableRow<OpenStop>, { kind: 'visit' }>
  tour: OpenTour
}) {
  const { t } = useTranslation('visits')
  const { hour, span } = useVisitWords()
  switch (row.kind) {
    case 'leave':
      return <Line time={hour(row.at)}>{t('table.leave', { where: start.name })}</Line>
    case 'back':
      return <Line time={hour(row.at)}>{t('table.back', { where: start.name })}</Line>
    case 'lunch':
      return <Line time={span(row)}>{t('table.lunch')}</Line>
    case 'way':
      return <Way row={row} mode={mode} />
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

function Line({ time, children }: { time: string; children: ReactNode }) {
  return (
    <li className={style.row}>
      <span className={style.time}>{time}</span>
      <span className={style.number} />
      <span className={style.what}>{children}</span>
    </li>
  )
}
