import { addDays, type Day, weekday } from '../../lib/day.ts'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { Occurrence } from '../event.ts'
import style from './Events.module.css'
import { OccurrenceChoice } from './OccurrenceChoice.tsx'
import { useEventWords } from './use-event-words.ts'

interface Props {
  occurrences: readonly Occurrence[]
  onOpen: (occurrence: Occurrence) => void
}

/** What is to come, week by week; what began before today is of this week. */
export function OccurrenceWeeks({ occurrences, onOpen }: Props) {
  const { week, under } = useEventWords()
  const { capital } = useFormat()
  const today = useToday()
  const weeks = Map.groupBy(occurrences, ({ day }) => mondayOf(day < today ? today : day))
  return [...weeks].map(([monday, ones]) => (
    <section key={monday} className={style.week} aria-label={week(monday)}>
      <h3>{week(monday)}</h3>
      <QuietList label={week(monday)}>
        {ones.map(one => (
          <QuietLine key={`${one.eventId} ${one.occurrence}`}>
            <button
              type="button"
              className={one.status === 'cancelled' ? `${style.open} ${style.off}` : style.open}
              onClick={() => onOpen(one)}
            >
              {one.title || one.place}
            </button>
            <span className={style.under}>{capital(under(one))}</span>
            {one.status !== 'cancelled' && <OccurrenceChoice occurrence={one} isShort />}
          </QuietLine>
        ))}
      </QuietList>
    </section>
  ))
}

function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekday(day))
}
