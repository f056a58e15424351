import { Button, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tell } from '../../../web/api.ts'
import { useSentenceOf } from '../../../web/components/ErrorNote.tsx'
import { QrCode } from '../../../web/components/QrCode.tsx'
import { useFormat } from '../../../web/format.ts'
import settings from '../SettingsPage.module.css'
import style from './DevicesPage.module.css'
import { Steps } from './Steps.tsx'
import type { AddedDevice } from './use-devices.ts'

interface Link {
  url: string
  path: string
  until: string
}

/** A configuration profile behind a link good once: both accounts in one gesture. */
export function AppleProfile({ device, kind }: { device: AddedDevice; kind: 'iphone' | 'mac' }) {
  const { t } = useTranslation('owner')
  const { time } = useFormat()
  const [withPassword, setWith] = useState(false)
  const [link, setLink] = useState<Link | null>(null)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)

  const make = () => {
    setError(null)
    const body = { password: withPassword ? device.password : null }
    tell<Link>(`/api/devices/${device.id}/profile`, { method: 'POST', body }).then(
      ({ value }) => setLink(value),
      setError,
    )
  }
  const clock = (instant: string) => {
    const at = new Date(instant)
    return time(`${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`)
  }

  return (
    <div className={style.way}>
      <h4>{t('devices.apple.title')}</h4>
      <p>{t('devices.apple.intro')}</p>
      <Switch
        label={t('devices.apple.with')}
        description={t('devices.apple.withHint')}
        checked={withPassword}
        onChange={event => {
          setWith(event.currentTarget.checked)
          setLink(null)
        }}
      />
      {link === null && (
        <div>
          <Button variant="filled" onClick={make}>
            {t('devices.apple.make')}
          </Button>
        </div>
      )}
      {error !== null && (
        <p role="alert" className={settings.error}>
          {sentence}
        </p>
      )}
      {link && (
        <div className={settings.scan}>
          {kind === 'iphone' && <QrCode text={link.url} label={t('devices.apple.square')} />}
          <div className={settings.orElse}>
            <p className={settings.small} role="status">
              {t('devices.apple.once', { time: clock(link.until) })}
            </p>
            <Button component="a" href={link.path} {...(kind === 'mac' ? { variant: 'filled' } : {})}>
              {t('devices.apple.open')}
            </Button>
            <Button variant="subtle" onClick={make}>
              {t('devices.apple.again')}
            </Button>
          </div>
        </div>
      )}
      {kind === 'iphone' ? (
        <Steps>
          <li>{t('devices.help.iphoneProfile.scan')}</li>
          <li>{t('devices.help.iphoneProfile.install')}</li>
        </Steps>
      ) : (
        <Steps>
          <li>{t('devices.help.macProfile.open')}</li>
          <li>{t('devices.help.macProfile.install')}</li>
        </Steps>
      )}
    </div>
  )
}
