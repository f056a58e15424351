import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tell } from '../../web/api.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import style from './SettingsPage.module.css'

interface Props {
  email: string | null
  hasPassword: boolean
  onDone: () => void
}

/** As the server asks (its sentence says it otherwise). */
const LEAST_LETTERS = 10

/** Sets the password, or changes it. */
export function PasswordForm({ email, hasPassword, onDone }: Props) {
  const { t } = useTranslation('owner')
  const [isOpen, setOpen] = useState(false)
  const [address, setAddress] = useState(email ?? '')
  const [password, setPassword] = useState('')
  const [current, setCurrent] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [isKept, setKept] = useState(false)
  const sentence = useSentenceOf(error)

  async function submit(event: FormEvent) {
    event.preventDefault()
    try {
      const body = { email: address.trim(), password, ...(current === '' ? {} : { current }) }
      await tell('/api/session/password', { method: 'POST', body, done: null })
      setOpen(false)
      setPassword('')
      setCurrent('')
      setError(null)
      setKept(true)
      onDone()
    } catch (failure) {
      setError(failure)
    }
  }

  return (
    <div className={style.part}>
      <div className={style.partHead}>
        <div>
          <h3>{t('settings.signIn.password')}</h3>
          <p className={style.small} role="status">
            {isKept
              ? t('settings.signIn.passwordKept')
              : hasPassword
                ? t('settings.signIn.passwordOf', { email: email ?? '' })
                : t('settings.signIn.passwordNone')}
          </p>
        </div>
        {!isOpen && (
          <Button onClick={() => setOpen(true)}>
            {t(hasPassword ? 'settings.signIn.passwordChange' : 'settings.signIn.passwordSet')}
          </Button>
        )}
      </div>
      {isOpen && (
        <form className={style.fields} onSubmit={event => void submit(event)}>
          <TextInput
            type="email"
            required
            autoFocus
            label={t('settings.signIn.email')}
            autoComplete="username"
            value={address}
            onChange={event => setAddress(event.currentTarget.value)}
          />
          {hasPassword && (
            <PasswordInput
              label={t('settings.signIn.current')}
              description={t('settings.signIn.currentHint')}
              autoComplete="current-password"
              value={current}
              onChange={event => setCurrent(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': t('settings.signIn.show') }}
            />
          )}
          <PasswordInput
            required
            label={t('settings.signIn.new')}
            description={t('settings.signIn.newHint', { count: LEAST_LETTERS })}
            autoComplete="new-password"
            value={password}
            onChange={event => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('settings.signIn.show') }}
          />
          {error !== null && (
            <p role="alert" className={style.error}>
              {sentence}
            </p>
          )}
          <FormActions
            save={t('settings.signIn.passwordKeep')}
            isReady={address.trim() !== '' && password.length >= LEAST_LETTERS}
            onCancel={() => setOpen(false)}
          />
        </form>
      )}
    </div>
  )
}
