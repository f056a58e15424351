import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import { signOut } from '../../web/kept.ts'
import { useDesk } from '../../web/session.ts'
import { Passkeys } from './Passkeys.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import style from './SettingsPage.module.css'

/** The ways in: a password, keys, a second factor; and the way out. */
export function SignInSection() {
  const { t } = useTranslation('owner')
  const queries = useQueryClient()
  const desk = useDesk()
  if (!desk) return null
  const { user } = desk
  const refresh = () => void queries.invalidateQueries({ queryKey: ['session'] })
  const leave = async () => {
    await signOut()
    refresh()
  }
  return (
    <Section id="signIn" title={t('settings.signIn.title')}>
      <PasswordForm email={user.email} hasPassword={user.hasPassword} onDone={refresh} />
      <Passkeys onChange={refresh} />
      <SecondFactor isOn={user.twoFactor} hasPassword={user.hasPassword} onChange={refresh} />
      <div className={style.part}>
        <div className={style.partHead}>
          <p className={style.soft}>{t('settings.signIn.outHint')}</p>
          <Button onClick={() => void leave()}>{t('settings.signIn.out')}</Button>
        </div>
      </div>
    </Section>
  )
}
