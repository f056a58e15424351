import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import style from './FormActions.module.css'

interface Props {
  /** What the form does, where it does more than keep what is written. */
  save?: string
  isReady?: boolean
  /** Another button of the card is the filled one. */
  isQuiet?: boolean
  onCancel: () => void
  /** What may be done besides. */
  children?: ReactNode
}

/** How a form ends: kept, or left as it was. */
export function FormActions({ save, isReady = true, isQuiet = false, onCancel, children }: Props) {
  const { t } = useTranslation('web')
  return (
    <div className={style.actions}>
      <Button type="submit" variant={isQuiet ? 'default' : 'filled'} disabled={!isReady}>
        {save ?? t('action.save')}
      </Button>
      <Button variant="subtle" onClick={onCancel}>
        {t('action.leave')}
      </Button>
      {children}
    </div>
  )
}
