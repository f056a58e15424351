import { Button, NativeSelect, PasswordInput, Switch, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tell } from '../../web/api.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { Settings } from '../../web/session.ts'
import type { SectionProps } from './OwnerSection.tsx'
import style from './SettingsPage.module.css'
import { useInstant } from './use-instant.ts'
import { useTyped } from './use-typed.ts'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** The morning by mail, through the owner's own server. */
export function LetterSection({ settings, change }: SectionProps) {
  const { t } = useTranslation('owner')
  const { time } = useFormat()
  const { letter } = settings
  const to = useTyped(letter.to, said => change({ letter: { to: said } }))
  return (
    <Section id="letter" title={t('settings.letter.title')}>
      <div className={style.fields}>
        <Switch
          label={t('settings.letter.enabled')}
          description={t('settings.letter.hint')}
          checked={letter.enabled}
          onChange={event => void change({ letter: { enabled: event.currentTarget.checked } })}
        />
        <div className={style.pair}>
          <TextInput type="email" label={t('settings.letter.to')} autoComplete="email" {...to} />
          <NativeSelect
            label={t('settings.letter.hour')}
            value={String(letter.hour)}
            data={HOURS.map(hour => ({ value: String(hour), label: time(`${hour}:00`) }))}
            onChange={event => void change({ letter: { hour: Number(event.currentTarget.value) } })}
          />
        </div>
        <ServerForm key={JSON.stringify(letter.smtp)} letter={letter} change={change} />
        <LastSent letter={letter} />
      </div>
    </Section>
  )
}

function ServerForm({ letter, change }: { letter: Settings['letter']; change: SectionProps['change'] }) {
  const { t } = useTranslation('owner')
  const { smtp } = letter
  const [isOpen, setOpen] = useState(false)
  const [server, setServer] = useState({
    host: smtp?.host ?? '',
    port: String(smtp?.port ?? 587),
    secure: smtp?.secure ?? false,
    user: smtp?.user ?? '',
    from: smtp?.from ?? '',
  })
  const [password, setPassword] = useState('')
  const line = (name: 'host' | 'port' | 'user' | 'from') => ({
    label: t(`settings.letter.${name}`),
    value: server[name],
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      setServer({ ...server, [name]: event.currentTarget.value }),
  })
  const isReady = server.host.trim() !== '' && /^[1-9]\d{0,4}$/.test(server.port.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const said = { ...server, port: Number(server.port), ...(password === '' ? {} : { password }) }
    void change({ letter: { smtp: said } }).then(kept => kept && setOpen(false))
  }

  if (!isOpen) {
    return (
      <div className={style.partHead}>
        <p className={style.small}>
          {smtp
            ? t(smtp.user ? 'settings.letter.server' : 'settings.letter.serverAlone', {
                host: smtp.host,
                user: smtp.user,
              })
            : t('settings.letter.serverNone')}
        </p>
        <div className={style.actions}>
          {smtp && <TestLetter />}
          <Button onClick={() => setOpen(true)}>
            {t(smtp ? 'settings.edit' : 'settings.letter.serverSet')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <form className={style.fields} onSubmit={submit}>
      <div className={style.pair}>
        <TextInput required autoFocus autoComplete="off" {...line('host')} />
        <TextInput required inputMode="numeric" autoComplete="off" {...line('port')} />
        <TextInput autoComplete="off" {...line('user')} />
        <PasswordInput
          label={t('settings.letter.password')}
          placeholder={smtp?.hasPassword ? t('settings.letter.passwordKept') : undefined}
          autoComplete="off"
          value={password}
          onChange={event => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('settings.signIn.show') }}
        />
      </div>
      <TextInput {...line('from')} description={t('settings.letter.fromHint')} autoComplete="off" />
      <Switch
        label={t('settings.letter.secure')}
        checked={server.secure}
        onChange={event => {
          const secure = event.currentTarget.checked
          setServer({ ...server, secure, port: secure ? '465' : '587' })
        }}
      />
      <FormActions isReady={isReady} onCancel={() => setOpen(false)}>
        {smtp && (
          <Button variant="subtle" onClick={() => void change({ letter: { smtp: null, enabled: false } })}>
            {t('settings.letter.serverRemove')}
          </Button>
        )}
      </FormActions>
    </form>
  )
}

function TestLetter() {
  const { t } = useTranslation('owner')
  const [state, setState] = useState<'idle' | 'sending' | 'sent'>('idle')
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const test = () => {
    setState('sending')
    setError(null)
    tell('/api/settings/letter/test', { method: 'POST', done: null }).then(
      () => setState('sent'),
      failure => {
        setError(failure)
        setState('idle')
      },
    )
  }
  return (
    <>
      <Button loading={state === 'sending'} onClick={test}>
        {t('settings.letter.test')}
      </Button>
      <p role="status" className={style.small}>
        {error !== null ? sentence : state === 'sent' ? t('settings.letter.tested') : ''}
      </p>
    </>
  )
}

function LastSent({ letter: { lastSentAt, lastResult } }: { letter: Settings['letter'] }) {
  const { t } = useTranslation('owner')
  const instant = useInstant()
  return (
    <p className={style.small}>
      {lastSentAt ? t('settings.letter.last', { when: instant(lastSentAt) }) : t('settings.letter.never')}
      {lastResult && !lastResult.ok && (
        <> {t('settings.letter.failed', { when: instant(lastResult.at), why: lastResult.message })}</>
      )}
    </p>
  )
}
