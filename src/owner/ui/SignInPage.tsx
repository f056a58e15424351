import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../web/api.ts'
import { Sheet } from '../../web/components/Sheet.tsx'
import style from './SignInPage.module.css'
import { canUsePasskeys, signInByCode, signInByPasskey, signInByPassword } from './sign-in.ts'

type Said = 'wrong' | 'wrongCode' | 'wrongPasskey' | 'tooMany' | 'offline'

const LINK = '/sign-in'

/** The door: password, passkey, or the link of the terminal. */
export function SignInPage({ firstRun }: { firstRun: boolean }) {
  const { t } = useTranslation('owner')
  const { t: shell } = useTranslation('web')
  const { t: words } = useTranslation('platform')
  const [needsCode, setNeedsCode] = useState(false)
  const [said, setSaid] = useState<Said | null>(null)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const isLinkRefused = new URLSearchParams(location.search).get('refused') === 'wrong-link'
  const brand = shell('brand')
  const tab = t('signIn.tab')
  useEffect(() => {
    document.title = `${tab} · ${brand}`
  }, [tab, brand])

  /** Tries a way in; says in a sentence why it stays shut. */
  async function attempt(way: () => Promise<unknown>, wrong: Said): Promise<void> {
    setSaid(null)
    try {
      if ((await way()) === 'code-needed') return setNeedsCode(true)
      // The address of a link that had served is no page of the desk.
      if (location.pathname === LINK) await navigate({ to: '/', replace: true })
      await queries.invalidateQueries()
    } catch (error) {
      const isServers = error instanceof Problem || error instanceof DOMException
      setSaid(error instanceof Problem && error.status === 429 ? 'tooMany' : isServers ? wrong : 'offline')
    }
  }

  return (
    <main className={style.door}>
      <p className={style.brand}>
        {brand}
        <i aria-hidden="true">.</i>
      </p>
      <h1>{t('signIn.title')}</h1>
      {firstRun ? (
        <p>{t('signIn.firstRun')}</p>
      ) : (
        <Sheet className={style.ways}>
          {needsCode ? (
            <CodeForm onCode={code => void attempt(() => signInByCode(code), 'wrongCode')} />
          ) : (
            <PasswordForm
              onEnter={(email, password) => void attempt(() => signInByPassword(email, password), 'wrong')}
            />
          )}
          {canUsePasskeys() && !needsCode && (
            <Button onClick={() => void attempt(signInByPasskey, 'wrongPasskey')}>
              {t('signIn.passkey')}
            </Button>
          )}
        </Sheet>
      )}
      <p role="alert" className={style.said}>
        {!said && isLinkRefused && words('refusal.wrong-link')}
        {said && (said === 'offline' ? shell('error.offline') : t(`signIn.${said}`))}
      </p>
      {!firstRun && <p className="soft small">{t('signIn.link')}</p>}
      <p className="soft small">
        {t('signIn.again')} <code>{t('signIn.command')}</code>
      </p>
    </main>
  )
}

function PasswordForm({ onEnter }: { onEnter: (email: string, password: string) => void }) {
  const { t } = useTranslation('owner')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const said = new FormData(event.currentTarget)
    onEnter(String(said.get('email')), String(said.get('password')))
  }
  return (
    <form onSubmit={submit} className={style.form} noValidate>
      <TextInput
        name="email"
        type="email"
        label={t('signIn.email')}
        autoComplete="username webauthn"
        required
      />
      <PasswordInput name="password" label={t('signIn.password')} autoComplete="current-password" required />
      <Button type="submit" variant="filled">
        {t('signIn.enter')}
      </Button>
    </form>
  )
}

function CodeForm({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation('owner')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onCode(String(new FormData(event.currentTarget).get('code')).replaceAll(' ', ''))
  }
  return (
    <form onSubmit={submit} className={style.form} noValidate>
      <TextInput
        name="code"
        label={t('signIn.code')}
        description={t('signIn.codeWhy')}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
      />
      <Button type="submit" variant="filled">
        {t('signIn.enter')}
      </Button>
    </form>
  )
}
