import { useTranslation } from 'react-i18next'
import { useFormat } from '../../web/format.ts'
import type { Measure } from '../comparison.ts'

/** A value with its unit: « 1,5 personne », « 4 jours sur dix », « 1 h 30 ». */
export function useMeasureWords() {
  const { t } = useTranslation('presence')
  const { language, duration } = useFormat()
  const number = Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  const signed = Intl.NumberFormat(language, { maximumFractionDigits: 1, signDisplay: 'exceptZero' })
  const value = (measure: Measure, of: number, isSigned = false) => {
    if (measure === 'billed') {
      const minutes = Math.round(Math.abs(of))
      const sign = !isSigned || minutes === 0 ? '' : of < 0 ? '−' : '+'
      return minutes === 0 ? t('measure.billed.none') : `${sign}${duration(minutes)}`
    }
    const said = measure === 'company' ? of * 10 : of
    const text = (isSigned ? signed : number).format(said).replace('-', '−')
    return t(`measure.${measure}.value`, { count: Math.abs(said), n: text })
  }
  return { value }
}
