import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import style from './DevicesPage.module.css'

interface Props {
  label: string
  value: string
}

/** What is to be typed elsewhere: shown whole, and copied by a button where the browser lets one. */
export function CopyLine({ label, value }: Props) {
  const { t } = useTranslation('owner')
  return (
    <div className={style.copy}>
      <dt>{label}</dt>
      <dd>
        <code className={style.value}>{value}</code>
        <CopyButton label={t('devices.copy.of', { what: label })} value={value} />
      </dd>
    </div>
  )
}

/** Browsers copy only over https or on the machine itself: elsewhere there is no button, the text selects at once. */
export function CopyButton({ label, value }: Props) {
  const { t } = useTranslation('owner')
  const [isDone, setDone] = useState(false)
  if (!('clipboard' in navigator)) return null
  const copy = () => void navigator.clipboard.writeText(value).then(() => setDone(true))
  return (
    <Button aria-label={label} onClick={copy} onBlur={() => setDone(false)}>
      <span role="status">{t(isDone ? 'devices.copy.done' : 'devices.copy.do')}</span>
    </Button>
  )
}
