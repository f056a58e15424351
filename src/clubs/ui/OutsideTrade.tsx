import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import { ENOUGH_PEOPLE } from '../outside-share.ts'
import type { OutsideOverTime } from '../shown.ts'
import style from './Clubs.module.css'

/** How much of the company in the flesh is outside of the trade, in sentences. */
export function OutsideTrade({ outside: { now, before } }: { outside: OutsideOverTime }) {
  const { t } = useTranslation('clubs')
  const { outside, n, share, unknown } = now
  return (
    <Section title={t('outside.title')}>
      <div className={style.sentences}>
        {share === null ? (
          <p>{t('outside.tooFew', { count: n, enough: ENOUGH_PEOPLE })}</p>
        ) : (
          <p>
            {t('outside.share', { outside, n, percent: Math.round(share * 100) })}
            {before.share !== null && ` ${t('outside.before', { outside: before.outside, n: before.n })}`}
          </p>
        )}
        {unknown > 0 && <p className="soft">{t('outside.unknown', { count: unknown })}</p>}
      </div>
    </Section>
  )
}
