import { Button, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { QrCode } from '../../../web/components/QrCode.tsx'
import { davx5Link, isTrusted, vdirsyncerConfig } from '../../device-address.ts'
import type { DeviceKind } from '../../device-kind.ts'
import settings from '../SettingsPage.module.css'
import { AppleProfile } from './AppleProfile.tsx'
import { CopyButton, CopyLine } from './CopyLine.tsx'
import style from './DevicesPage.module.css'
import { Steps } from './Steps.tsx'
import type { AddedDevice } from './use-devices.ts'

/** Step by step in the words of each program's own menus: iOS 18, macOS 15, DAVx⁵ 4, Thunderbird 128, GNOME 46. */
export function DeviceHelp({ device, kind }: { device: AddedDevice; kind: DeviceKind }) {
  const { t } = useTranslation('owner')
  const { url } = device
  const at = { url, host: new URL(url).host }
  if (kind === 'other') return <OtherHelp device={device} />
  if (kind === 'android') {
    return (
      <>
        {isTrusted(url) && <Davx5 device={device} />}
        <Steps>
          <li>{t('devices.help.android.install')}</li>
          <li>{t('devices.help.android.scan')}</li>
          <li>{t('devices.help.android.choose')}</li>
          <li>{t('devices.help.android.tasks')}</li>
        </Steps>
      </>
    )
  }
  if (kind === 'thunderbird') {
    return (
      <Steps>
        <li>{t('devices.help.thunderbird.cards')}</li>
        <li>{t('devices.help.thunderbird.fill', at)}</li>
        <li>{t('devices.help.thunderbird.days')}</li>
      </Steps>
    )
  }
  if (kind === 'evolution') {
    return (
      <Steps>
        <li>{t('devices.help.evolution.account')}</li>
        <li>{t('devices.help.evolution.fill', at)}</li>
        <li>{t('devices.help.evolution.alone')}</li>
      </Steps>
    )
  }
  return (
    <>
      {isTrusted(url) && <AppleProfile device={device} kind={kind} />}
      <div className={style.way}>
        <h4>{t('devices.help.byHand')}</h4>
        <Steps>
          <li>{t(`devices.help.${kind}.cards`)}</li>
          <li>{t(`devices.help.${kind}.fill`, at)}</li>
          <li>{t(`devices.help.${kind}.days`)}</li>
          <li>{t(`devices.help.${kind}.default`)}</li>
        </Steps>
      </div>
    </>
  )
}

function Davx5({ device }: { device: AddedDevice }) {
  const { t } = useTranslation('owner')
  const link = davx5Link(device)
  return (
    <div className={settings.scan}>
      <QrCode text={link} label={t('devices.davx5.square')} />
      <div className={settings.orElse}>
        <p className={settings.small}>{t('devices.davx5.hint')}</p>
        <Button component="a" href={link}>
          {t('devices.davx5.open')}
        </Button>
      </div>
    </div>
  )
}

function OtherHelp({ device: { url, user } }: { device: AddedDevice }) {
  const { t } = useTranslation('owner')
  const config = vdirsyncerConfig({ url, user })
  return (
    <>
      <div className={style.way}>
        <div className={settings.partHead}>
          <p>{t('devices.help.other.config')}</p>
          <CopyButton label={t('devices.copy.of', { what: 'vdirsyncer' })} value={config} />
        </div>
        <Textarea
          readOnly
          rows={10}
          aria-label={t('devices.help.other.config')}
          classNames={{ input: style.config ?? '' }}
          value={config}
        />
        <p>{t('devices.help.other.run')}</p>
      </div>
      <div className={style.way}>
        <p>{t('devices.help.other.any')}</p>
        <dl className={style.copies}>
          <CopyLine
            label={t('devices.help.other.book')}
            value={`${url}addressbooks/${encodeURIComponent(user)}/contacts/`}
          />
        </dl>
      </div>
    </>
  )
}
