import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberView } from '../mastermind.ts'
import { elapsed, isOver, passed, type Turns, takenBack, toggled } from '../turns.ts'
import style from './masterminds.module.css'
import { useMastermindWords } from './use-mastermind-words.ts'

interface Props {
  turns: Turns
  now: number
  change: (next: (turns: Turns, now: number) => Turns) => void
  members: readonly MemberView[]
  turnMinutes: number
}

/** Whose turn it is and what is left of it; nothing rings. */
export function TurnTimer({ turns, now, change, members, turnMinutes }: Props) {
  const { t } = useTranslation('company')
  const { firstNameOf } = useMastermindWords()
  useTurnKeys(change)
  const speaker = members.find(({ id }) => id === turns.order[turns.at])
  if (isOver(turns) || !speaker) {
    return (
      <div className={style.turn}>
        <p className={style.speaker} role="status">
          {t('mastermind.run.over')}
        </p>
        {turns.order.length > 0 && (
          <div className={style.acts}>
            <Button onClick={() => change(takenBack)}>{t('mastermind.run.back')}</Button>
          </div>
        )}
      </div>
    )
  }
  const name = firstNameOf(speaker)
  const isRunning = turns.since !== null
  const took = elapsed(turns, Math.max(now, turns.since ?? 0))
  const left = turnMinutes * 60_000 - took
  const isBeyond = left < 0
  return (
    <div className={`${style.turn} ${isBeyond ? style.isBeyond : ''}`}>
      <p className={style.speaker} role="status">
        {t(isRunning ? 'mastermind.run.speaks' : 'mastermind.run.waits', { name })}
      </p>
      <p className={style.clock} role="timer">
        {inMinutes(Math.abs(left))}
      </p>
      <div className={style.line} aria-hidden="true">
        <span style={{ width: `${Math.min(100, (took / (turnMinutes * 60_000)) * 100)}%` }} />
      </div>
      {isBeyond ? (
        <p className="soft small">{t('mastermind.run.beyond', { time: inMinutes(-left) })}</p>
      ) : (
        <p className={`soft small ${style.keys}`}>{t('mastermind.run.keys')}</p>
      )}
      <div className={style.acts}>
        <Button variant="filled" onClick={() => change(toggled)}>
          {t(isRunning ? 'mastermind.run.pause' : 'mastermind.run.start')}
        </Button>
        <Button onClick={() => change(passed)}>{t('mastermind.run.nextTurn')}</Button>
        {turns.at > 0 && (
          <Button variant="subtle" onClick={() => change(takenBack)}>
            {t('mastermind.run.back')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** « 12:05 » of a length; seconds are rounded up while they run down. */
export function inMinutes(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Space and the arrows, wherever one is on the page but in a field or on something to press. */
function useTurnKeys(change: Props['change']): void {
  const latest = useRef(change)
  latest.current = change
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.altKey || event.ctrlKey || event.metaKey) return
      const target = event.target instanceof HTMLElement ? event.target : null
      if (target?.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]'))
        return
      const isPressable = target?.closest('button, a, summary') !== null && target !== null
      const gesture = event.key === ' ' && !isPressable ? toggled : ARROWS[event.key]
      if (!gesture) return
      event.preventDefault()
      latest.current(gesture)
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

const ARROWS: Readonly<Record<string, typeof passed>> = { ArrowRight: passed, ArrowLeft: takenBack }
