import { useTranslation } from 'react-i18next'
import { type Money, moneyInWords } from '../../lib/money.ts'
import type { Named } from '../../people/person.ts'
import { currentLanguage } from '../../web/language.ts'
import type { MandateView } from '../mandate.ts'

type SourceView = Pick<MandateView['contributions'][number], 'kind' | 'label' | 'people'>

/** How mandates are told: for whom, what they are worth, where they come from. */
export function useMandateWords() {
  const { t } = useTranslation('mandates')
  const language = currentLanguage()
  const list = (words: readonly string[]) => new Intl.ListFormat(language).format(words)

  const money = (amount: Money) => moneyInWords(amount, language)
  const nameOf = ({ name }: Named) => name || t('ui.gone')

  function forWhom({ client, organisation }: Pick<MandateView, 'client' | 'organisation'>): string {
    return [client && nameOf(client), organisation].filter(Boolean).join(', ')
  }

  /** « par Sophie, par Luc (Open Coffee) », « Ancien client », « coworking du port ». */
  function source({ kind, label, people }: SourceView): string {
    const [first, ...rest] = people.map(nameOf)
    if (first === undefined) return label || t(`ui.kind.${kind}`)
    const nearest = t('ui.source.first', { name: first })
    const chain = rest.reduce((told, name) => t('ui.source.by', { told, name }), nearest)
    return label ? t('ui.source.at', { chain, label }) : chain
  }

  /** All of them; '' where nobody knows. */
  function sources({ contributions }: Pick<MandateView, 'contributions'>): string {
    return list(contributions.filter(({ kind }) => kind !== 'unknown').map(source))
  }

  /** « 12 jours à 450 € » where it is paid by the day. */
  function price({ amountCents, currency, per, daysHundredths }: MandateView): string {
    if (amountCents === null) return t('ui.page.toBeSaid')
    const amount = money({ cents: amountCents, currency })
    if (per === 'whole') return amount
    if (daysHundredths === null) return t('ui.page.aDay', { amount })
    const count = daysHundredths / 100
    return t('ui.page.days', { count, n: Intl.NumberFormat(language).format(count), amount })
  }

  /** « français » for `fr`; what is no code stays as it is. */
  function languageName(code: string): string {
    const isCode = /^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/.test(code)
    return isCode ? (new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code) : code
  }

  /** `fr` for « français »; a name of no language that is mostly spoken at work stays as it is. */
  function languageCode(name: string): string {
    const wanted = name.trim().toLocaleLowerCase()
    return SPOKEN.find(code => languageName(code).toLocaleLowerCase() === wanted) ?? name.trim()
  }

  const sums = (amounts: readonly Money[]) => list(amounts.map(money))
  return { money, sums, nameOf, forWhom, source, sources, price, list, languageName, languageCode }
}

const SPOKEN =
  'fr en de es it pt nl ar ca br eu oc co pl ro ru uk tr el sv da no fi cs hu bg hr sr sk sl vi zh ja ko hi wo ber he fa'.split(
    ' ',
  )
