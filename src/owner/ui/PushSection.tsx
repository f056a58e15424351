import { Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import type { SectionProps } from './OwnerSection.tsx'
import { canBeTold, subscribe, unsubscribe } from './push-subscription.ts'
import style from './SettingsPage.module.css'
import { useInstant } from './use-instant.ts'

/** The morning as a notification on this device. */
export function PushSection({ settings: { push }, change }: SectionProps) {
  const { t } = useTranslation('owner')
  const instant = useInstant()
  const [isRefused, setRefused] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const can = canBeTold()

  async function turn(enabled: boolean) {
    setBusy(true)
    setRefused(false)
    try {
      if (enabled) await subscribe()
      else await unsubscribe()
      await change({ push: { enabled } })
    } catch {
      setRefused(true)
    }
    setBusy(false)
  }

  return (
    <Section id="push" title={t('settings.push.title')}>
      <div className={style.fields}>
        <Switch
          label={t('settings.push.enabled')}
          description={can ? t('settings.push.hint') : t('settings.push.cannot')}
          disabled={(!can && !push.enabled) || isBusy}
          checked={push.enabled}
          onChange={event => void turn(event.currentTarget.checked)}
        />
        {isRefused && (
          <p role="alert" className={style.error}>
            {t('settings.push.refused')}
          </p>
        )}
        {push.lastSentAt && (
          <p className={style.small}>{t('settings.push.last', { when: instant(push.lastSentAt) })}</p>
        )}
      </div>
    </Section>
  )
}
