import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Section } from '../../../web/components/Sheet.tsx'
import settings from '../SettingsPage.module.css'
import { useDevices } from './use-devices.ts'

/** In the settings: who comes in, and the way to the rest. */
export function DevicesSection() {
  const { t } = useTranslation('owner')
  const { devices = [] } = useDevices()
  const names = devices.map(({ name }) => name).join(', ')
  return (
    <Section title={t('devices.section.title')}>
      <div className={settings.partHead}>
        <p className={settings.soft}>
          {devices.length === 0
            ? t('devices.section.none')
            : t('devices.section.count', { count: devices.length, names })}
        </p>
        <Button component={Link} to="/settings/devices">
          {t(devices.length === 0 ? 'devices.list.add' : 'devices.tab')}
        </Button>
      </div>
    </Section>
  )
}
