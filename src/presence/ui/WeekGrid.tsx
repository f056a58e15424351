import { Skeleton } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Day, daysOf, type Span } from '../../lib/day.ts'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { HALVES, type Half, type HalfDayView, NOTHING_SAID, type Where } from '../half-day.ts'
import type { Week } from '../week.ts'
import { HalfDayDialog } from './HalfDayDialog.tsx'
import style from './Presence.module.css'
import { newId, usePresenceChanges, useWeek } from './use-presence.ts'
import { usePresenceWords, useWheres, whereKey } from './use-presence-words.ts'

/** The half-days of a week: one tap says where, as guessed or as chosen; another opens what else is to be said. */
export function WeekGrid({ span }: { span: Span }) {
  const { t } = useTranslation('presence')
  const { whereWords } = usePresenceWords()
  const today = useToday()
  const wheres = useWheres()
  const { data: week, error, refetch } = useWeek(span)
  const { sayHalf } = usePresenceChanges()
  const [brush, setBrush] = useState<string | null>(null)
  const [open, setOpen] = useState<{ day: Day; half: Half } | null>(null)
  if (error && !week) return <ErrorNote error={error} retry={() => void refetch()} />
  if (!week || week.from !== span.from) return <Skeleton height={380} radius={14} />
  const chosen = wheres.find(where => whereKey(where) === brush) ?? null

  function tap(at: { day: Day; half: Half }, said: HalfDayView | undefined) {
    const guess = week?.guesses.find(each => isAt(each, at))
    const where: Where | undefined = chosen ?? guess
    if (said || !where) return setOpen(at)
    const { kind, place, placeId } = where
    const standingId = !chosen || whereKey(chosen) === (guess && whereKey(guess)) ? guess?.standingId : null
    const half = { ...NOTHING_SAID, ...at, id: newId(), kind, place, placeId }
    void sayHalf({ ...half, standingId: standingId ?? null })
  }

  return (
    <>
      <fieldset className={style.brush}>
        <legend className="soft">{t('week.brush')}</legend>
        <div className={style.chips}>
          {[null, ...wheres].map(where => {
            const key = where && whereKey(where)
            return (
              <label key={key} className={style.chip}>
                <input type="radio" name="where" checked={brush === key} onChange={() => setBrush(key)} />
                {where ? whereWords(where) : t('week.asGuessed')}
              </label>
            )
          })}
        </div>
      </fieldset>
      <table className={style.week} onKeyDown={moveWithArrows}>
        <caption className={style.hidden}>{t('week.caption')}</caption>
        <thead>
          <tr>
            <td />
            {HALVES.map(half => (
              <th key={half} scope="col">
                {t(`half.${half}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {daysOf(span).map(day => (
            <WeekDay key={day} day={day} week={week} isToday={day === today} onTap={tap} />
          ))}
        </tbody>
      </table>
      {open && (
        <HalfDayDialog key={`${open.day} ${open.half}`} at={open} week={week} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

interface DayProps {
  day: Day
  week: Week
  isToday: boolean
  onTap: (at: { day: Day; half: Half }, said: HalfDayView | undefined) => void
}

function WeekDay({ day, week, isToday, onTap }: DayProps) {
  const { t } = useTranslation('presence')
  const { longDay, shortWeekday, duration } = useFormat()
  const { whereWords } = usePresenceWords()
  const today = useToday()
  return (
    <tr data-today={isToday || undefined}>
      <th scope="row">
        <span className={style.weekday}>{shortWeekday(day)}</span> {Number(day.slice(8))}
        {week.away.includes(day) ? (
          <span className={style.mark}>{t('week.away')}</span>
        ) : (
          week.holidays.includes(day) && <span className={style.mark}>{t('week.holiday')}</span>
        )}
      </th>
      {HALVES.map(half => {
        const said = week.halves.find(each => isAt(each, { day, half }))
        const guess = week.guesses.find(each => isAt(each, { day, half }))
        const where = said ?? guess
        const when = t('week.when', { day: longDay(day, today), half: t(`half.${half}`) })
        const state = said ? 'said' : guess ? 'guessed' : 'nothing'
        const went = [
          t(`week.${state}`, { when, where: where && whereWords(where) }),
          said?.energy && t('week.energySaid', { energy: said.energy }),
          said?.billedMinutes && t('week.billedSaid', { time: duration(said.billedMinutes) }),
        ]
        const label = went.filter(Boolean).join(', ')
        return (
          <td key={half}>
            <button
              type="button"
              className={style.cell}
              data-state={state}
              data-off={where?.kind === 'off' || undefined}
              onClick={() => onTap({ day, half }, said)}
            >
              <span className={style.hidden}>{label}</span>
              {where && (
                <span className={style.where} aria-hidden="true">
                  {whereWords(where)}
                </span>
              )}
              {said && (said.energy !== null || !!said.billedMinutes) && (
                <span className={style.went} aria-hidden="true">
                  {[
                    said.energy !== null && t('week.energy', { energy: said.energy }),
                    !!said.billedMinutes && duration(said.billedMinutes),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              )}
            </button>
          </td>
        )
      })}
    </tr>
  )
}

function isAt(each: { day: Day; half: Half }, { day, half }: { day: Day; half: Half }): boolean {
  return each.day === day && each.half === half
}

const STEPS: Readonly<Record<string, [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Arrows go from one half-day to the next one. */
function moveWithArrows(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key]
  const cell = (event.target as HTMLElement).closest('td')
  const row = cell?.parentElement as HTMLTableRowElement | null | undefined
  if (!step || !cell || !row) return
  const next = event.currentTarget.rows[row.rowIndex + step[0]]?.cells[cell.cellIndex + step[1]]
  const button = next?.querySelector('button')
  if (!button) return
  event.preventDefault()
  button.focus()
}
