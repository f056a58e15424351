import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { breachOf } from '../breaches.ts'
import type { TimetableRow } from '../timetable.ts'
import type { OpenStop, OpenTour } from '../tour-draft.ts'
import { StopMenu } from './StopMenu.tsx'
import { dragOf } from './use-stop-drop.ts'
import type { TourMoves } from './use-tour-moves.ts'
import { useVisitWords } from './use-visit-words.ts'
import style from './Visits.module.css'

interface Props {
  row: TimetableRow<OpenStop> & { kind: 'visit' }
  tour: OpenTour
  moves: TourMoves
  /** What is dragged would be dropped before it. */
  isNext: boolean
}

const STEPS: Record<string, -1 | 1> = { ArrowUp: -1, ArrowDown: 1 }

/** A visit at its hour: dragged, moved by its menu, or by Shift and an arrow. */
export function VisitRow({ row: { stop, visit, number }, tour, moves, isNext }: Props) {
  const { t } = useTranslation('visits')
  const { span, spans, hour } = useVisitWords()
  const line = useRef<HTMLLIElement>(null)
  const { id, name, town, must, personId } = stop
  const isFollowed = moves.followed === id
  useEffect(() => {
    if (isFollowed && number > 0) line.current?.querySelector('a')?.focus()
  }, [isFollowed, number])

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (!step || !event.shiftKey) return
    event.preventDefault()
    moves.shift(id, step)
  }
  const waits = visit.beginsAt - visit.arrivesAt
  const breach = breachOf(stop, tour.days)
  return (
    <li
      ref={line}
      className={style.row}
      data-stop={id}
      data-dragged={moves.dragged === id || undefined}
      data-next={isNext || undefined}
      aria-keyshortcuts="Shift+ArrowUp Shift+ArrowDown"
      onKeyDown={onKeyDown}
      {...dragOf(id, moves.setDragged)}
    >
      <span className={style.time}>{span(visit)}</span>
      <span className={style.number}>{number}</span>
      <span className={style.what}>
        {name ? <PersonLink id={personId} name={name} /> : t('say.gone')}
        <span className={style.under}>
          {[town, must && t('table.must'), waits >= 15 && t('table.early', { at: hour(visit.arrivesAt) })]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {breach && (
          <span className={style.breach}>
            {breach.kind === 'closed'
              ? t('breach.closed')
              : t('breach.outside', { hours: spans(breach.hours) })}
          </span>
        )}
      </span>
      <span className={style.more}>
        <StopMenu tour={tour} stop={stop} moves={moves} />
      </span>
    </li>
  )
}
