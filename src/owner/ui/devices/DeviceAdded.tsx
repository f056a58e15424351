import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Sheet } from '../../../web/components/Sheet.tsx'
import { isTrusted } from '../../device-address.ts'
import type { DeviceKind } from '../../device-kind.ts'
import settings from '../SettingsPage.module.css'
import { CopyLine } from './CopyLine.tsx'
import { DeviceHelp } from './DeviceHelp.tsx'
import style from './DevicesPage.module.css'
import type { AddedDevice } from './use-devices.ts'

interface Props {
  device: AddedDevice
  kind: DeviceKind
  /** It was seen since it was added. */
  hasCome: boolean
  onClose: () => void
}

/** The only time that a device's password is shown, with what helps to enter it there. */
export function DeviceAdded({ device, kind, hasCome, onClose }: Props) {
  const { t } = useTranslation('owner')
  const { name, url, user, password } = device
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const isApple = kind === 'iphone' || kind === 'mac'
  return (
    <Sheet as="section" className={style.sheet} aria-label={t('devices.added.title', { name })}>
      <h3 ref={heading} tabIndex={-1} className={style.heading}>
        {t('devices.added.title', { name })}
      </h3>
      <p>{t('devices.added.once')}</p>
      <dl className={style.copies}>
        <CopyLine label={t('devices.added.address')} value={url} />
        <CopyLine label={t('devices.added.user')} value={user} />
        <CopyLine label={t('devices.added.password')} value={password} />
      </dl>
      {isApple && !isTrusted(url) && (
        <p role="note" className={style.cannot}>
          {t('devices.added.appleCannot')}
        </p>
      )}
      {kind === 'android' && !isTrusted(url) && (
        <p role="note" className={style.cannot}>
          {t('devices.added.phoneCannot')}
        </p>
      )}
      <DeviceHelp device={device} kind={kind} />
      <div className={style.end}>
        <p role="status" className={settings.small}>
          {t(hasCome ? 'devices.added.came' : 'devices.added.waiting', { name })}
        </p>
        <Button onClick={onClose}>{t('devices.added.finish')}</Button>
      </div>
    </Sheet>
  )
}
