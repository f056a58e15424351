import { Radio, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentenceOf } from '../../../web/components/ErrorNote.tsx'
import { FormActions } from '../../../web/components/FormActions.tsx'
import { Sheet } from '../../../web/components/Sheet.tsx'
import { DEVICE_KINDS, type DeviceKind } from '../../device-kind.ts'
import settings from '../SettingsPage.module.css'
import style from './DevicesPage.module.css'
import type { AddedDevice } from './use-devices.ts'

interface Props {
  add: (name: string) => Promise<AddedDevice>
  onAdded: (device: AddedDevice, kind: DeviceKind) => void
  onClose: () => void
}

/** What it is and what to call it: all that a device needs to get a password. */
export function AddDevice({ add, onAdded, onClose }: Props) {
  const { t } = useTranslation('owner')
  const [kind, setKind] = useState<DeviceKind>('iphone')
  /** null: as its kind is called. */
  const [typed, setTyped] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const sentence = useSentenceOf(error)
  const name = typed ?? t(`devices.add.usual.${kind}`)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    try {
      onAdded(await add(name.trim()), kind)
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }

  return (
    <Sheet as="form" className={style.sheet} onSubmit={submit} aria-label={t('devices.add.title')}>
      <h3>{t('devices.add.title')}</h3>
      <Radio.Group
        label={t('devices.add.what')}
        value={kind}
        onChange={value => setKind(value as DeviceKind)}
      >
        <div className={style.kinds}>
          {DEVICE_KINDS.map(each => (
            <Radio key={each} value={each} label={t(`devices.add.kind.${each}`)} />
          ))}
        </div>
      </Radio.Group>
      <TextInput
        required
        maxLength={100}
        label={t('devices.add.name')}
        description={t('devices.add.nameHint')}
        autoComplete="off"
        value={name}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      {error !== null && (
        <p role="alert" className={settings.error}>
          {sentence}
        </p>
      )}
      <FormActions save={t('devices.add.go')} isReady={name.trim() !== '' && !isBusy} onCancel={onClose} />
    </Sheet>
  )
}
