import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormActions } from '../../web/components/FormActions.tsx'
import { QrCode } from '../../web/components/QrCode.tsx'
import style from './SettingsPage.module.css'
import { post } from './sign-in.ts'

interface Props {
  isOn: boolean
  hasPassword: boolean
  onChange: () => void
}

interface Setup {
  /** What an authenticator reads: `otpauth://totp/…?secret=…`. */
  uri: string
  codes: string[]
}

/** A code of six figures besides the password (RFC 6238). */
export function SecondFactor({ isOn, hasPassword, onChange }: Props) {
  const { t } = useTranslation('owner')
  const [isOpen, setOpen] = useState(false)
  const [setup, setSetup] = useState<Setup | null>(null)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [isWrong, setWrong] = useState(false)

  const tried = (work: () => Promise<void>) => async (event: FormEvent) => {
    event.preventDefault()
    setWrong(false)
    await work().catch(() => setWrong(true))
  }
  const close = () => {
    setOpen(false)
    setSetup(null)
    setPassword('')
    setCode('')
    setWrong(false)
  }
  const begin = tried(async () => {
    if (isOn) {
      await post('two-factor/disable', { password })
      close()
      onChange()
    } else {
      const { totpURI, backupCodes } = await post('two-factor/enable', { password })
      setSetup({ uri: String(totpURI), codes: backupCodes as string[] })
    }
  })
  const prove = tried(async () => {
    await post('two-factor/verify-totp', { code: code.replace(/\s/g, '') })
    close()
    onChange()
  })

  return (
    <div className={style.part}>
      <div className={style.partHead}>
        <div>
          <h3>{t('settings.signIn.second')}</h3>
          <p className={style.small} role="status">
            {isOn
              ? t('settings.signIn.secondOn')
              : hasPassword
                ? t('settings.signIn.secondOff')
                : t('settings.signIn.secondNeeds')}
          </p>
        </div>
        {hasPassword && !isOpen && (
          <Button onClick={() => setOpen(true)}>
            {t(isOn ? 'settings.signIn.secondStop' : 'settings.signIn.secondStart')}
          </Button>
        )}
      </div>
      {isOpen && !setup && (
        <form className={style.fields} noValidate onSubmit={event => void begin(event)}>
          <PasswordInput
            autoFocus
            required
            label={t('settings.signIn.current')}
            autoComplete="current-password"
            value={password}
            onChange={event => setPassword(event.currentTarget.value)}
            error={isWrong && t('settings.signIn.secondWrongPassword')}
            visibilityToggleButtonProps={{ 'aria-label': t('settings.signIn.show') }}
          />
          <FormActions
            save={t(isOn ? 'settings.signIn.secondStop' : 'settings.signIn.secondNext')}
            onCancel={close}
          />
        </form>
      )}
      {setup && (
        <form className={style.fields} noValidate onSubmit={event => void prove(event)}>
          <p>{t('settings.signIn.secondScan')}</p>
          <div className={style.scan}>
            <QrCode text={setup.uri} label={t('settings.signIn.secondSquare')} />
            <div className={style.orElse}>
              <Button component="a" href={setup.uri}>
                {t('settings.signIn.secondOpen')}
              </Button>
              <code className={style.code}>{secretOf(setup.uri)}</code>
            </div>
          </div>
          <p className={style.small}>{t('settings.signIn.secondCodes')}</p>
          <ul className={style.codes}>
            {setup.codes.map(backup => (
              <li key={backup}>{backup}</li>
            ))}
          </ul>
          <TextInput
            required
            inputMode="numeric"
            autoComplete="one-time-code"
            label={t('settings.signIn.secondCode')}
            value={code}
            onChange={event => setCode(event.currentTarget.value)}
            error={isWrong && t('settings.signIn.secondWrongCode')}
          />
          <FormActions save={t('settings.signIn.secondFinish')} onCancel={close} />
        </form>
      )}
    </div>
  )
}

/** The key by groups of four, as one copies it. */
function secretOf(uri: string): string {
  const secret = URL.parse(uri)?.searchParams.get('secret') ?? ''
  return secret.replace(/.{4}(?=.)/g, '$& ')
}
