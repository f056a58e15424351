import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Sheet } from '../../web/components/Sheet.tsx'
import type { Timer } from '../network.ts'
import style from './Networks.module.css'
import { MinutesField } from './TimeList.tsx'
import { useNetworkChanges } from './use-networks.ts'
import { useSince } from './use-since.ts'

/** A timer that ran too long to be believed: how long was it really. */
export function ForgottenTimer({ timer }: { timer: Timer }) {
  const { t } = useTranslation('networks')
  const { stopTimer, dropTimer } = useNetworkChanges()
  const since = useSince(timer.startedAt)
  const [minutes, setMinutes] = useState<number | ''>('')
  return (
    <Sheet as="section" quiet className={style.said} aria-label={t('forgotten.title')}>
      <p>{t('forgotten.ask', { name: timer.networkName, since })}</p>
      <form
        className={style.minutes}
        onSubmit={event => {
          event.preventDefault()
          if (minutes !== '') void stopTimer(timer, minutes)
        }}
      >
        <MinutesField value={minutes} onChange={setMinutes} isQuiet />
        <Button type="submit" disabled={minutes === ''}>
          {t('time.keep')}
        </Button>
        <QuietButton onClick={() => void dropTimer(timer)}>{t('forgotten.none')}</QuietButton>
      </form>
    </Sheet>
  )
}
