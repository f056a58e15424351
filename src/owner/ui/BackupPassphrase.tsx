import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tell } from '../../web/api.ts'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import type { BackupsShown } from './backups-shown.ts'
import style from './SettingsPage.module.css'

const SHORTEST = 8

/** Whether whoever finds a backup can read it, and what a lost passphrase means. */
export function BackupPassphrase({
  isOn,
  onSaved,
}: {
  isOn: boolean
  onSaved: (shown: BackupsShown) => void
}) {
  const { t } = useTranslation('owner')
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<unknown>(null)
  const save = async (passphrase: string) => {
    setError(null)
    try {
      const { value } = await tell<BackupsShown>('/api/backup/passphrase', {
        method: 'PUT',
        body: { passphrase },
      })
      setOpen(false)
      setTyped('')
      onSaved(value)
    } catch (failure) {
      setError(failure)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.length >= SHORTEST) void save(typed)
  }
  return (
    <div className={style.part}>
      <p>{t(isOn ? 'settings.backups.passphrase.on' : 'settings.backups.passphrase.off')}</p>
      {(isOn || isOpen) && <p className={style.small}>{t('settings.backups.passphrase.lost')}</p>}
      {error !== null && <ErrorNote error={error} />}
      {isOpen ? (
        <form className={style.fields} onSubmit={submit}>
          <PasswordInput
            label={t('settings.backups.passphrase.label')}
            description={t('settings.backups.passphrase.short')}
            autoComplete="new-password"
            minLength={SHORTEST}
            maxLength={200}
            required
            data-autofocus
            value={typed}
            onChange={event => setTyped(event.currentTarget.value)}
          />
          <FormActions
            save={t('settings.backups.passphrase.set')}
            isReady={typed.length >= SHORTEST}
            onCancel={() => setOpen(false)}
          />
        </form>
      ) : (
        <div className={style.actions}>
          <Button onClick={() => setOpen(true)}>
            {t(isOn ? 'settings.backups.passphrase.change' : 'settings.backups.passphrase.set')}
          </Button>
          {isOn && <Button onClick={() => void save('')}>{t('settings.backups.passphrase.forget')}</Button>}
        </div>
      )}
    </div>
  )
}
