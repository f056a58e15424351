import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { moneyInWords } from '../../lib/money.ts'
import { currentLanguage } from '../../web/language.ts'
import type { LinkedHandover } from '../handover-view.ts'
import { termsInWords } from '../peer-page.ts'
import type { IntroducerPart, Terms } from '../terms.ts'

/** How handovers are told. */
export function useHandoverWords() {
  const { t } = useTranslation('handovers')
  const words = useTranslation().t as TFunction
  const language = currentLanguage()
  const speech = { t: words, language }
  const nameOf = ({ name }: { name: string }) => name || t('ui.gone')

  /** « 10 % du montant du mandat : 450 € de 4 500 € ». */
  function introducer(terms: Terms, { introducer }: Pick<LinkedHandover, 'introducer'>): string {
    const said = termsInWords(terms, speech)
    if (said === null) return t('ui.terms.none')
    const rests = restingOn(introducer)
    return rests === '' ? said : t('ui.terms.comes', { said, rests })
  }

  function restingOn(introducer: IntroducerPart | null): string {
    if (!introducer?.of) return introducer && !introducer.part ? t('ui.terms.valueUnknown') : ''
    const { part, of } = introducer
    if (!part) return ''
    return t('ui.terms.part', { part: moneyInWords(part, language), of: moneyInWords(of, language) })
  }

  const list = (words: readonly string[]) => new Intl.ListFormat(language).format(words)
  return { nameOf, introducer, list, speech }
}
