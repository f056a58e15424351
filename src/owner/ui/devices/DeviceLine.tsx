import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentenceOf } from '../../../web/components/ErrorNote.tsx'
import settings from '../SettingsPage.module.css'
import { useInstant } from '../use-instant.ts'
import { useTyped } from '../use-typed.ts'
import style from './DevicesPage.module.css'
import type { Device, DeviceGroups, useDevices } from './use-devices.ts'

interface Props {
  device: Device
  change: ReturnType<typeof useDevices>['change']
  remove: ReturnType<typeof useDevices>['remove']
}

const AUTO = 'auto'

/** A device that may come in: when it last did, and what to make of it. */
export function DeviceLine({ device, change, remove }: Props) {
  const { t } = useTranslation('owner')
  const instant = useInstant()
  const [isOpen, setOpen] = useState(false)
  const { name, kind, lastSeenAt } = device
  return (
    <li className={style.device}>
      <div className={settings.partHead}>
        <div>
          <h3>{name}</h3>
          <p className={settings.small}>
            {kind && `${t(`devices.list.kind.${kind}`)} · `}
            {lastSeenAt ? t('devices.list.seen', { when: instant(lastSeenAt) }) : t('devices.list.never')}
          </p>
        </div>
        <Button
          aria-expanded={isOpen}
          aria-label={isOpen ? t('devices.list.done') : t('devices.list.editOne', { name })}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'devices.list.done' : 'devices.list.edit')}
        </Button>
      </div>
      {isOpen && <DeviceFields device={device} change={change} remove={remove} />}
    </li>
  )
}

function DeviceFields({ device: { id, name, groups }, change, remove }: Props) {
  const { t } = useTranslation('owner')
  const [isLeaving, setLeaving] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const tried = (work: Promise<void>) =>
    work.then(
      () => true,
      failure => {
        setError(failure)
        return false
      },
    )
  const typed = useTyped(name, async said => (said === '' ? false : tried(change(id, { name: said }))))
  return (
    <div className={settings.fields}>
      <div className={settings.pair}>
        <TextInput label={t('devices.list.name')} maxLength={100} autoComplete="off" {...typed} />
        <NativeSelect
          label={t('devices.list.groups')}
          description={t('devices.list.groupsHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={groups ?? AUTO}
          data={([AUTO, 'categories', 'cards'] as const).map(value => ({
            value,
            label: t(`devices.list.group.${value}`),
          }))}
          onChange={event => {
            const { value } = event.currentTarget
            void tried(change(id, { groups: value === AUTO ? null : (value as DeviceGroups) }))
          }}
        />
      </div>
      {isLeaving ? (
        <div className={style.leaving}>
          <p>{t('devices.list.removeAsk', { name })}</p>
          <div className={settings.actions}>
            <Button variant="filled" autoFocus onClick={() => void tried(remove(id))}>
              {t('devices.list.removeYes')}
            </Button>
            <Button variant="subtle" onClick={() => setLeaving(false)}>
              {t('devices.list.keep')}
            </Button>
          </div>
        </div>
      ) : (
        <div>
          <Button onClick={() => setLeaving(true)}>{t('devices.list.remove')}</Button>
        </div>
      )}
      {error !== null && (
        <p role="alert" className={settings.error}>
          {sentence}
        </p>
      )}
    </div>
  )
}
