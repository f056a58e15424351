import { NativeSelect } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { useFormat } from '../../web/format.ts'
import type { PlanItemView } from '../plan.ts'
import style from './Plan.module.css'
import { useMoves, usePlanChanges } from './use-plan.ts'

export function MoveDialog({ item, onClose }: { item: PlanItemView; onClose: () => void }) {
  const { t } = useTranslation('plan')
  const { longDay, time: clock, capital } = useFormat()
  const { data } = useMoves(item.id)
  const { change } = usePlanChanges()
  const [chosen, setChosen] = useState<number>(0)
  const moves = data?.moves ?? []
  const save = (event: FormEvent) => {
    event.preventDefault()
    const move = moves[chosen]
    if (!move) return
    onClose()
    void change(item, { act: 'move', ...move })
  }
  return (
    <Dialog title={t('move.title')} onClose={onClose}>
      <form className={style.form} onSubmit={save}>
        {data && moves.length === 0 ? (
          <p>{t('move.none')}</p>
        ) : (
          <NativeSelect
            label={t('move.where')}
            value={String(chosen)}
            onChange={event => setChosen(Number(event.currentTarget.value))}
            data={moves.map(({ day, time }, i) => ({
              value: String(i),
              label: [capital(longDay(day, item.day)), ...(time === null ? [] : [clock(time)])].join(', '),
            }))}
          />
        )}
        <FormActions save={t('move.save')} isReady={moves.length > 0} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
