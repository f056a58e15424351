import { useTranslation } from 'react-i18next'
import { moneyInWords } from '../../lib/money.ts'
import { useFormat } from '../../web/format.ts'
import type { PlanItemView } from '../plan.ts'

/** What an item is, why, and what it takes, in words. */
export function useItemWords() {
  const { t } = useTranslation('plan')
  const { duration, language, time: clock, capital } = useFormat()
  const nameOf = ({ person }: PlanItemView) => person?.name || t('someone')
  return {
    title: (item: PlanItemView) => {
      const words = { name: nameOf(item), title: item.title }
      return t(`${item.isEasier ? 'easy' : 'kind'}.${item.kind}`, words)
    },
    easier: ({ kind }: PlanItemView) => t(`easier.${kind}`),
    why: ({ why }: PlanItemView) =>
      capital(why.map(({ key, count, n }) => t(`why.${key}`, { count: count ?? 0, n: n ?? 0 })).join(' ; ')),
    takes: ({ kind, time, minutes, costCents, currency }: PlanItemView) =>
      [
        ...(kind === 'micro' ? [t('item.everyDay')] : time === null ? [] : [clock(time)]),
        duration(minutes),
        ...(costCents === null || currency === '' || (costCents === 0 && kind !== 'event' && kind !== 'club')
          ? []
          : [costCents === 0 ? t('item.free') : moneyInWords({ cents: costCents, currency }, language)]),
      ].join(', '),
  }
}
