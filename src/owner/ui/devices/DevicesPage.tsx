import { Button, Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../../web/components/PageHeading.tsx'
import { Section } from '../../../web/components/Sheet.tsx'
import type { DeviceKind } from '../../device-kind.ts'
import settingsStyle from '../SettingsPage.module.css'
import { useSettings } from '../use-settings.ts'
import { AddDevice } from './AddDevice.tsx'
import { DeviceAdded } from './DeviceAdded.tsx'
import { DeviceLine } from './DeviceLine.tsx'
import style from './DevicesPage.module.css'
import { PhonePeople } from './PhonePeople.tsx'
import { ReachNote } from './ReachNote.tsx'
import { type AddedDevice, useDevices } from './use-devices.ts'

const FACTS = ['both', 'calls', 'here', 'guard'] as const

/** The desk in the owner's telephone: which devices come in, and what they are shown. */
export function DevicesPage() {
  const { t } = useTranslation('owner')
  const { settings, change, failure } = useSettings()
  const [adding, setAdding] = useState(false)
  const [added, setAdded] = useState<{ device: AddedDevice; kind: DeviceKind } | null>(null)
  const { devices, address, error, retry, ...changes } = useDevices({ watched: added !== null })
  const hasCome = devices?.find(({ id }) => id === added?.device.id)?.lastSeenAt != null

  return (
    <>
      <PageHeading
        over={t('settings.over')}
        tab={t('devices.tab')}
        actions={
          <Button component={Link} to="/settings">
            {t('history.back')}
          </Button>
        }
      >
        {t('devices.title')}
      </PageHeading>
      {error && !devices && <ErrorNote error={error} retry={retry} />}
      {failure !== null && <ErrorNote error={failure} />}
      {!devices && !error && <Skeleton height={240} radius={14} />}
      {devices && address && (
        <div className={settingsStyle.page}>
          <div className={style.over}>
            <ReachNote address={address} />
          </div>
          <Section title={t('devices.list.title')}>
            {devices.length === 0 && !adding && !added && (
              <p className={style.none}>{t('devices.list.none')}</p>
            )}
            {devices.length > 0 && (
              <ul className={style.devices} aria-label={t('devices.list.title')}>
                {devices.map(device => (
                  <DeviceLine key={device.id} device={device} {...changes} />
                ))}
              </ul>
            )}
            {added && <DeviceAdded {...added} hasCome={hasCome} onClose={() => setAdded(null)} />}
            {adding && (
              <AddDevice
                add={changes.add}
                onAdded={(device, kind) => {
                  setAdding(false)
                  setAdded({ device, kind })
                }}
                onClose={() => setAdding(false)}
              />
            )}
            {!adding && !added && (
              <Button variant="filled" onClick={() => setAdding(true)}>
                {t('devices.list.add')}
              </Button>
            )}
          </Section>
          {settings && <PhonePeople settings={settings} change={change} />}
          <Section title={t('devices.facts.title')}>
            <ul className={style.facts}>
              {FACTS.map(fact => (
                <li key={fact}>{t(`devices.facts.${fact}`)}</li>
              ))}
            </ul>
          </Section>
        </div>
      )}
    </>
  )
}
