import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../lib/day.ts'
import type { Money } from '../../lib/money.ts'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { useToday } from '../../web/session.ts'
import type { Occurrence } from '../event.ts'
import { outingTo } from '../outing.ts'
import style from './Outing.module.css'
import { newId, useOutingChanges, useOutings } from './use-outings.ts'

interface Props {
  occurrence: Occurrence
  /** As estimated, where it is known. */
  travelMinutes?: number | null
  cost?: Money | null
  /** Only the first of the gestures: the others are in its sheet. */
  isShort?: boolean
}

/** As far as events are shown. */
const DAYS = 400

const CHOICES = ['going', 'thinking', 'declined'] as const

/** « J’y vais », « J’y pense », « Pas cette fois »; what was chosen is said, and may be chosen otherwise on its page. */
export function OccurrenceChoice({ occurrence, travelMinutes = null, cost = null, isShort = false }: Props) {
  const { t } = useTranslation('outings')
  const { eventId, title } = occurrence
  const today = useToday()
  // One question for all the rows of a page.
  const { data: outings } = useOutings({ from: addDays(today, -DAYS), to: addDays(today, DAYS) })
  const { save, edit } = useOutingChanges()
  const [isSent, setSent] = useState(false)
  const outing = outings?.find(each => each.eventId === eventId && each.occurrence === occurrence.occurrence)

  function choose(state: (typeof CHOICES)[number]): void {
    setSent(true)
    const saved = outing
      ? edit(outing, { state })
      : save(outingTo(occurrence, { id: newId(), state, travelMinutes, cost }))
    void saved.finally(() => setSent(false))
  }

  const left = CHOICES.filter(state => !isSaid(outing?.state, state))
  const offered = isShort ? (outing ? [] : left.slice(0, 1)) : left
  return (
    <span className={style.gestures}>
      {outing && outing.state !== 'declined' && (
        <Link to="/sorties/evenements/$outingId" params={{ outingId: outing.id }} className={style.open}>
          {t(`choice.stands.${outing.state}`)}
        </Link>
      )}
      {outing?.state === 'declined' && <span className="soft">{t('choice.stands.declined')}</span>}
      {offered.map(state => (
        <QuietButton
          key={state}
          disabled={isSent}
          aria-label={t(`choice.label.${state}`, { title })}
          onClick={() => choose(state)}
        >
          {t(`choice.choose.${state}`)}
        </QuietButton>
      ))}
    </span>
  )
}

/** Not offered where it stands so, nor two steps away. */
function isSaid(stands: string | undefined, offered: (typeof CHOICES)[number]): boolean {
  if (stands === 'been') return true
  if (stands === 'going' || stands === 'declined')
    return offered !== (stands === 'going' ? 'declined' : 'going')
  return stands === offered
}
