import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../web/api.ts'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { addPasskey, canAddPasskeys, type Passkey, passkeys, removePasskey } from './passkey.ts'
import style from './SettingsPage.module.css'
import { useInstant } from './use-instant.ts'

/** Keys of this device, of a telephone, of a password manager: to enter without a password. */
export function Passkeys({ onChange }: { onChange: () => void }) {
  const { t } = useTranslation('owner')
  const queries = useQueryClient()
  const instant = useInstant()
  const { data: keys = [] } = useQuery({ queryKey: ['passkeys'], queryFn: passkeys })
  const [said, setSaid] = useState<string | null>(null)

  async function run(work: () => Promise<void>) {
    setSaid(null)
    try {
      await work()
      await queries.invalidateQueries({ queryKey: ['passkeys'] })
      onChange()
    } catch (error) {
      // The owner gave up, or the device has no key to give: nothing happened.
      if (error instanceof DOMException) setSaid(t('settings.signIn.passkeyLeft'))
      else if (error instanceof Problem && error.status === 403) setSaid(t('settings.signIn.passkeyStale'))
      else setSaid(t('settings.signIn.passkeyFailed'))
    }
  }
  const nameOf = (key: Passkey) => key.name || t('settings.signIn.passkeyUnnamed')

  return (
    <div className={style.part}>
      <div className={style.partHead}>
        <div>
          <h3>{t('settings.signIn.passkeys')}</h3>
          <p className={style.small}>{t('settings.signIn.passkeysHint')}</p>
        </div>
        {canAddPasskeys() && (
          <Button
            onClick={() => void run(() => addPasskey(t('settings.signIn.passkeyName', { on: deviceName() })))}
          >
            {t('settings.signIn.passkeyAdd')}
          </Button>
        )}
      </div>
      {!canAddPasskeys() && <p className={style.small}>{t('settings.signIn.passkeysNone')}</p>}
      {said && (
        <p role="alert" className={style.error}>
          {said}
        </p>
      )}
      {keys.length > 0 && (
        <QuietList label={t('settings.signIn.passkeys')}>
          {keys.map(key => (
            <QuietLine
              key={key.id}
              end={
                <ActionIcon
                  aria-label={t('settings.signIn.passkeyRemove', { name: nameOf(key) })}
                  onClick={() => void run(() => removePasskey(key.id))}
                >
                  <IconX size={16} aria-hidden="true" />
                </ActionIcon>
              }
            >
              {nameOf(key)}
              <span className={style.small}> {key.createdAt && instant(key.createdAt)}</span>
            </QuietLine>
          ))}
        </QuietList>
      )}
    </div>
  )
}

/** What the browser says of the machine, for the owner to tell keys apart. */
function deviceName(): string {
  const known = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac', 'Linux']
  return known.find(name => navigator.userAgent.includes(name)) ?? navigator.platform
}
