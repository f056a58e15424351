import { useTranslation } from 'react-i18next'
import { type Money, moneyInWords } from '../../lib/money.ts'
import { useFormat } from '../../web/format.ts'
import type { ChoiceReason, ChoiceView } from '../choose.ts'
import type { Occurrence } from '../event.ts'
import type { OutingPersonView } from '../outing.ts'
import { useEventWords } from './use-event-words.ts'

/** Nobody knows the cents of an estimate. */
const rounded = ({ cents, currency }: Money): Money => ({ cents: Math.round(cents / 100) * 100, currency })

/** How outings are told: when, where, why. */
export function useOutingWords() {
  const { t } = useTranslation('outings')
  const { duration, language, capital } = useFormat()
  const { when, where } = useEventWords()
  const list = (words: readonly string[]) => new Intl.ListFormat(language).format(words)
  const money = (amount: Money) => moneyInWords(amount, language)
  const oneDecimal = (value: number) =>
    Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value)

  /** At most three names, then how many more. */
  function names(all: readonly string[]): string {
    if (all.length <= 3) return list(all)
    return list([...all.slice(0, 2), t('outing.more', { count: all.length - 2 })])
  }

  function reason(
    { key, points, names: who = [], count = 0, n = 0, text = '', value = 0 }: ChoiceReason,
    { cost }: Pick<ChoiceView, 'cost'>,
  ): string {
    const sign = points > 0 ? 'for' : 'against'
    switch (key) {
      case 'wished':
        return t('choice.reason.wished', { names: names(who) })
      case 'known':
        return t('choice.reason.known', { count: who.length, names: names(who) })
      case 'fresh':
        return t(`choice.reason.fresh.${sign}`, { count, n })
      case 'kind':
        return t(`choice.reason.kind.${text as Occurrence['kind']}`)
      case 'feeling':
        return t(`choice.reason.feeling.${sign}`, { value: oneDecimal(value), count: n })
      case 'again':
        return t(`choice.reason.again.${sign}`)
      case 'cost':
        return t('choice.reason.cost', { amount: cost ? money(rounded(cost)) : '' })
      case 'travel':
        return t('choice.reason.travel', { duration: duration(Math.max(1, count)) })
      case 'evenings':
        return t('choice.reason.evenings', { count })
      case 'taken':
        return text === '' ? t('choice.reason.takenBy') : t('choice.reason.taken', { title: text })
      case 'online':
        return t('choice.reason.online')
    }
  }

  /** One sentence of the reasons: facts, each after the other. */
  function reasons(choice: Pick<ChoiceView, 'reasons' | 'cost'>): string {
    return capital(choice.reasons.map(each => reason(each, choice)).join(' ; '))
  }

  const nameOf = ({ card, name }: Pick<OutingPersonView, 'card' | 'name'>) =>
    card?.name || name || t('outing.gone')

  return { when, where, names, reasons, money, list, nameOf, oneDecimal }
}
