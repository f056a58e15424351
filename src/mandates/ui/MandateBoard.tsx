import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sumsByCurrency } from '../../lib/money.ts'
import { useFormat } from '../../web/format.ts'
import { type MandateView, OPEN_STAGES, type Stage } from '../mandate.ts'
import style from './MandateBoard.module.css'
import { DRAGGED, MandateCard } from './MandateCard.tsx'
import { useMandateWords } from './use-mandate-words.ts'
import { useMandateChanges } from './use-mandates.ts'

/** What is open, a column a stage. */
export function MandateBoard({ mandates }: { mandates: readonly MandateView[] }) {
  const { move } = useMandateChanges()
  const [followed, setFollowed] = useState<string | null>(null)
  const moveTo = (mandate: MandateView, stage: Stage) => {
    if (mandate.stage === stage) return
    setFollowed(mandate.id)
    void move(mandate, stage)
  }
  return (
    <div className={style.board}>
      {OPEN_STAGES.map(stage => (
        <Column
          key={stage}
          stage={stage}
          mandates={mandates.filter(mandate => mandate.stage === stage)}
          followed={followed}
          onMove={moveTo}
          onDrop={id => {
            const dropped = mandates.find(mandate => mandate.id === id)
            if (dropped) moveTo(dropped, stage)
          }}
        />
      ))}
    </div>
  )
}

interface ColumnProps {
  stage: Stage
  mandates: MandateView[]
  followed: string | null
  onMove: (mandate: MandateView, stage: Stage) => void
  onDrop: (id: string) => void
}

function Column({ stage, mandates, followed, onMove, onDrop }: ColumnProps) {
  const { t } = useTranslation('mandates')
  const [isOver, setOver] = useState(false)
  return (
    <section
      className={style.column}
      aria-label={t(`ui.stage.${stage}`)}
      data-over={isOver || undefined}
      onDragOver={event => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={event => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        onDrop(event.dataTransfer.getData(DRAGGED))
      }}
    >
      <h2>{t(`ui.stage.${stage}`)}</h2>
      <StageSum mandates={mandates} />
      <ul className={style.cards}>
        {mandates.map(mandate => (
          <MandateCard
            key={mandate.id}
            mandate={mandate}
            onMove={onMove}
            isFollowed={followed === mandate.id}
          />
        ))}
      </ul>
    </section>
  )
}

/** « 3 mandats, 12 400 € »: how many, and what those whose price is known are worth. */
export function StageSum({ mandates }: { mandates: readonly MandateView[] }) {
  const { t } = useTranslation('mandates')
  const { number } = useFormat()
  const { sums } = useMandateWords()
  const priced = mandates.flatMap(({ value }) => value ?? [])
  const count = mandates.length
  if (count === 0) return <p className={style.sum}>{t('ui.board.none')}</p>
  return (
    <p className={style.sum}>
      {[t('ui.board.count', { count, n: number(count) }), sums(sumsByCurrency(priced))]
        .filter(Boolean)
        .join(' · ')}
    </p>
  )
}
