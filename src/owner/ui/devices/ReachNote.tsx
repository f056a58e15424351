import { Trans, useTranslation } from 'react-i18next'
import { Sheet } from '../../../web/components/Sheet.tsx'
import { reachOf } from '../../device-address.ts'
import style from './DevicesPage.module.css'

const EXAMPLE = 'bin/start --public-url https://desk.example.org'

/** Whether a telephone will find the desk at its address; if not, how to give it one. */
export function ReachNote({ address }: { address: string }) {
  const { t } = useTranslation('owner')
  const reach = reachOf(address)
  const said = (
    <Trans t={t} i18nKey={`devices.reach.${reach}`} values={{ address: address.replace(/\/$/, '') }} />
  )
  if (reach === 'safe' || reach === 'home') return <p className={style.soft}>{said}</p>
  return (
    <Sheet quiet className={style.reach}>
      <p>{said}</p>
      <details className={style.todo}>
        <summary>{t('devices.reach.todo')}</summary>
        <ol className={style.steps}>
          <li>{t('devices.reach.steps.name')}</li>
          <li>{t('devices.reach.steps.proxy')}</li>
          <li>
            {t('devices.reach.steps.start')}
            <code className={style.code}>{EXAMPLE}</code>
          </li>
        </ol>
      </details>
    </Sheet>
  )
}
