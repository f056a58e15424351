import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import type { PlanItemView } from '../plan.ts'
import { MoveDialog } from './MoveDialog.tsx'
import style from './Plan.module.css'
import { RefuseDialog } from './RefuseDialog.tsx'
import { useItemWords } from './use-item-words.ts'
import { usePlanChanges } from './use-plan.ts'

/** One thing of the week: why, what it takes, and what one does with it. */
export function PlanItem({ item }: { item: PlanItemView }) {
  const { t } = useTranslation('plan')
  const words = useItemWords()
  const { change } = usePlanChanges()
  const what = words.title(item)
  const { state, isDone, person, tourId } = item
  const isOver = isDone || state === 'refused'
  return (
    <article className={style.item} aria-label={what}>
      <h4 className={isOver ? `${style.title} ${style.off}` : style.title}>
        {tourId ? (
          <Link to="/sorties/visites/$tourId" params={{ tourId }} className={style.who}>
            {what}
          </Link>
        ) : person && person.name !== '' ? (
          <Link to="/carnet/$personId" params={{ personId: person.id }} className={style.who}>
            {what}
          </Link>
        ) : (
          what
        )}
      </h4>
      <span className={style.under}>{words.takes(item)}</span>
      {!isOver && <span className={style.under}>{words.why(item)}</span>}
      <div className={style.gestures}>
        {isDone && <span className={style.under}>{t('item.isDone')}</span>}
        {!isDone && state === 'accepted' && (
          <>
            <span className={style.under}>
              {t(item.kind === 'micro' ? 'item.acceptedLine' : 'item.accepted')}
            </span>
            <QuietButton
              aria-label={t('item.doneOf', { what })}
              onClick={() => void change(item, { act: 'done' })}
            >
              {t('item.done')}
            </QuietButton>
          </>
        )}
        {state === 'proposed' && (
          <Button
            variant="default"
            aria-label={t('item.acceptOf', { what })}
            onClick={() => void change(item, { act: 'accept' })}
          >
            {t('item.accept')}
          </Button>
        )}
        {state === 'refused' && (
          <>
            <span className={style.under}>{t('item.refused')}</span>
            <QuietButton onClick={() => void change(item, { act: 'accept' })}>{t('item.take')}</QuietButton>
          </>
        )}
        {!isOver && <Others item={item} what={what} />}
      </div>
    </article>
  )
}

/** What else one may do with it. */
function Others({ item, what }: { item: PlanItemView; what: string }) {
  const { t } = useTranslation('plan')
  const words = useItemWords()
  const { change, swap } = usePlanChanges()
  const [open, setOpen] = useState<'move' | 'refuse' | null>(null)
  const [hasNone, setNone] = useState(false)
  const canMove = item.kind !== 'event' && item.kind !== 'club' && item.kind !== 'micro'
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon size={44} variant="subtle" aria-label={t('item.more', { what })}>
            <IconDots size={18} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!item.isEasier && (
            <Menu.Item onClick={() => void change(item, { act: 'easier' })}>
              {t('item.easier', { what: words.easier(item) })}
            </Menu.Item>
          )}
          {canMove && <Menu.Item onClick={() => setOpen('move')}>{t('item.move')}</Menu.Item>}
          <Menu.Item onClick={() => void swap(item).then(found => setNone(!found))}>
            {t('item.swap')}
          </Menu.Item>
          <Menu.Item onClick={() => setOpen('refuse')}>{t('item.refuse')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {hasNone && (
        <span role="status" className={style.under}>
          {t('item.noSwap')}
        </span>
      )}
      {open === 'move' && <MoveDialog item={item} onClose={() => setOpen(null)} />}
      {open === 'refuse' && <RefuseDialog item={item} onClose={() => setOpen(null)} />}
    </>
  )
}
