import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { type MandateView, OPEN_STAGES, type Stage } from '../mandate.ts'
import { dateOf } from '../settle.ts'
import style from './MandateBoard.module.css'
import { MoveItems } from './MoveItems.tsx'
import { useMandateWords } from './use-mandate-words.ts'

interface Props {
  mandate: MandateView
  onMove: (mandate: MandateView, stage: Stage) => void
  /** It was moved by a key: the focus follows it to its new column. */
  isFollowed: boolean
}

/** A mandate on the board: dragged, moved by its menu, or by Shift and an arrow. */
export function MandateCard({ mandate, onMove, isFollowed }: Props) {
  const { t } = useTranslation('mandates')
  const { relativeDay } = useFormat()
  const { money, forWhom, sources } = useMandateWords()
  const today = useToday()
  const link = useRef<HTMLAnchorElement>(null)
  const [isDragged, setDragged] = useState(false)
  useEffect(() => {
    if (isFollowed) link.current?.focus()
  }, [isFollowed])

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0 || !event.shiftKey) return
    event.preventDefault()
    const next = OPEN_STAGES[OPEN_STAGES.indexOf(mandate.stage) + step]
    if (next) onMove(mandate, next)
  }
  const { what, value, unexpected } = mandate
  const since = mandate[dateOf(mandate.stage)]
  const from = sources(mandate)
  return (
    <li
      className={style.card}
      draggable
      data-dragged={isDragged || undefined}
      onKeyDown={onKeyDown}
      onDragStart={event => {
        event.dataTransfer.setData(DRAGGED, mandate.id)
        event.dataTransfer.effectAllowed = 'move'
        setDragged(true)
      }}
      onDragEnd={() => setDragged(false)}
    >
      <div className={style.head}>
        <Link
          ref={link}
          to="/mandats/$mandateId"
          params={{ mandateId: mandate.id }}
          className={style.what}
          draggable={false}
          aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight"
        >
          {what}
        </Link>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon className={style.more} aria-label={t('ui.move.of', { what })}>
              <IconDots size={18} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <MoveItems mandate={mandate} onMove={stage => onMove(mandate, stage)} />
          </Menu.Dropdown>
        </Menu>
      </div>
      <p className={style.forWhom}>{forWhom(mandate)}</p>
      {value && <p className={style.value}>{money(value)}</p>}
      <p className={style.facts}>
        {[from, unexpected && t('ui.page.unexpected'), since && relativeDay(since, today)]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  )
}

/** What is dragged is a mandate's: nothing else may be dropped on the board. */
export const DRAGGED = 'application/x-entregent-mandate'
