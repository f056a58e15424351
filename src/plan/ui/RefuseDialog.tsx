import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import { type PlanItemView, REASONS, type Reason } from '../plan.ts'
import style from './Plan.module.css'
import { usePlanChanges } from './use-plan.ts'

export function RefuseDialog({ item, onClose }: { item: PlanItemView; onClose: () => void }) {
  const { t } = useTranslation('plan')
  const { change } = usePlanChanges()
  const refuse = (reason: Reason | null) => {
    onClose()
    void change(item, { act: 'refuse', reason })
  }
  const reasons = REASONS.filter(reason => reason !== 'not-this-person' || item.personId !== null)
  return (
    <Dialog title={t('refuse.title')} onClose={onClose}>
      <div className={style.form}>
        <p>{t('refuse.question')}</p>
        {reasons.map(reason => (
          <Button key={reason} variant="default" onClick={() => refuse(reason)}>
            {t(`reason.${reason}`)}
          </Button>
        ))}
        <Button variant="subtle" onClick={() => refuse(null)}>
          {t('refuse.none')}
        </Button>
      </div>
    </Dialog>
  )
}
