import { useTranslation } from 'react-i18next'
import type { Travel } from '../../lib/geo/travel.ts'
import { moneyInWords } from '../../lib/money.ts'
import { useFormat } from '../../web/format.ts'
import { currentLanguage } from '../../web/language.ts'
import type { Place, Precision } from '../place.ts'

/** How places are said. */
export function usePlaceWords() {
  const { t } = useTranslation('places')
  const { duration } = useFormat()
  const language = currentLanguage()

  function price({ priceCents, pricePer, currency }: Pick<Place, 'priceCents' | 'pricePer' | 'currency'>) {
    if (priceCents === null) return ''
    if (priceCents === 0) return t('price.free')
    return t(`price.${pricePer}`, { amount: moneyInWords({ cents: priceCents, currency }, language) })
  }

  return {
    price,
    /** « 12 minutes · 9 km » */
    travel: ({ minutes, km }: Travel) =>
      t('travel', {
        time: duration(Math.max(1, Math.round(minutes))),
        km: Intl.NumberFormat(language, { maximumFractionDigits: km < 10 ? 1 : 0 }).format(km),
      }),
    precision: (precision: Precision) =>
      precision === 'exact' || precision === 'street' ? '' : t(`precision.${precision}`),
    /** What is known of it, beside where it is. */
    facts: (place: Place) =>
      [
        t(`kind.${place.kind}`),
        price(place),
        place.quiet && t(`level.quiet.${place.quiet}`),
        place.network && t(`level.network.${place.network}`),
      ].filter(Boolean) as string[],
  }
}
