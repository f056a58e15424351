import { useTranslation } from 'react-i18next'
import { moneyInWords } from '../../lib/money.ts'
import { useFormat } from '../../web/format.ts'
import type { PlanItemView } from '../plan.ts'

/** What an item is, why, and what it takes, in words. */
export function useItemWords() {
  const { t } = useTranslation('plan')
  const { duration, language, time: clock, capital } = useFormat()
  const nameOf = ({ person }: PlanItemView) => person?.name || t('someone')
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  const parted = (said: readonly string[]) =>
    said.reduce((all, next) => (all === '' ? next : t('parted', { all, next })), '')
  return {
    parted,
    title: (item: PlanItemView) => {
      const members = item.members.map(({ name }) => name || t('someone'))
      const words = {
        name: item.kind === 'tour' ? (members[0] ?? '') : nameOf(item),
        title: item.title,
        names: list.format(members),
      }
      return t(`${item.isEasier ? 'easy' : 'kind'}.${item.kind}`, words)
    },
    easier: ({ kind }: PlanItemView) => t(`easier.${kind}`),
    why: ({ why }: PlanItemView) =>
      capital(parted(why.map(({ key, count, n }) => t(`why.${key}`, { count: count ?? 0, n: n ?? 0 })))),
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
