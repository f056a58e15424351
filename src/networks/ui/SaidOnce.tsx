import { useTranslation } from 'react-i18next'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { NetworkView } from '../network.ts'
import type { Substitution } from '../substitution.ts'
import style from './Networks.module.css'
import { useNetworkChanges } from './use-networks.ts'

/** Time online rose while company fell: said once, kindly. */
export function SaidOnce({ said }: { said: Substitution }) {
  const { t } = useTranslation('networks')
  const { duration, number } = useFormat()
  const { read } = useNetworkChanges()
  const { measure, onlineNow, onlineBefore, companyNow, companyBefore } = said
  const online = (value: number) =>
    measure === 'minutes' ? (value < 1 ? number(0) : duration(Math.round(value))) : number(rounded(value))
  const days = (value: number) => t('said.days', { count: rounded(value), n: number(rounded(value)) })
  return (
    <Sheet as="section" quiet className={style.said} aria-label={t('said.title')}>
      <h2>{t('said.title')}</h2>
      <p>
        {t(`said.${measure}`, {
          now: online(onlineNow),
          before: online(onlineBefore),
          companyNow: days(companyNow),
          companyBefore: number(rounded(companyBefore)),
        })}
      </p>
      <p className="soft">{t('said.basis')}</p>
      <QuietButton onClick={() => void read('substitution')}>{t('said.read')}</QuietButton>
    </Sheet>
  )
}

/** The week's budget is reached: said once a week. */
export function BudgetReached({
  network: { id, name, weekMinutes, budgetMinutes },
}: {
  network: Pick<NetworkView, 'id' | 'name' | 'weekMinutes' | 'budgetMinutes'>
}) {
  const { t } = useTranslation('networks')
  const { duration } = useFormat()
  const { read } = useNetworkChanges()
  const time = duration(weekMinutes)
  return (
    <Sheet as="section" quiet className={style.said} aria-label={name}>
      <p>{t('said.stop', { name, time, budget: duration(budgetMinutes ?? weekMinutes) })}</p>
      <QuietButton aria-label={t('said.readOf', { name })} onClick={() => void read('budget', id)}>
        {t('said.read')}
      </QuietButton>
    </Sheet>
  )
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
