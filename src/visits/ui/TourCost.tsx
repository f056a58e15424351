import { useTranslation } from 'react-i18next'
import type { DayTimetable } from '../timetable.ts'
import { costOfTour } from '../tour-cost.ts'
import type { OpenStop, OpenTour } from '../tour-draft.ts'
import { useVisitsBasis } from './use-tours.ts'
import { useVisitWords } from './use-visit-words.ts'

/** What the tour costs, and what those it sees are worth; nothing before it is planned. */
export function TourCost({
  tour: { mode },
  table,
}: {
  tour: OpenTour
  table: readonly DayTimetable<OpenStop>[]
}) {
  const { t } = useTranslation('visits')
  const { money, long } = useVisitWords()
  const { data: basis } = useVisitsBasis()
  if (!basis || table.every(({ rows }) => rows.length === 0)) return null
  const { currency, hourlyRateCents } = basis
  const { minutes, costCents, worthCents } = costOfTour(table, { mode, hourlyRateCents })
  return (
    <p>
      {t(mode === 'car' ? 'cost.car' : 'cost.time', {
        cost: money(costCents, currency),
        time: long(minutes),
        rate: money(hourlyRateCents, currency),
        worth: money(worthCents, currency),
      })}
    </p>
  )
}
