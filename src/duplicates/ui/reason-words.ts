import type { TFunction } from 'i18next'
import type { SaidReason } from '../in-detail.ts'

/** Less than half a bit says nothing worth a word. */
const SILENT_BITS = 0.5

/** « même numéro », « prénoms proches : Jo / Joëlle », « même nom de famille (nom rare : compte davantage) ». */
export function reasonInWords({ field, level, bits, weighs, one, other }: SaidReason, t: TFunction): string {
  const said = t(`duplicates:reason.${field}.${level}`, { one, other })
  if (weighs !== null) return `${said} (${t(`duplicates:${weighs === 'more' ? 'rare' : 'common'}.${field}`)})`
  return bits < -SILENT_BITS ? `${said} (${t('duplicates:pair.against')})` : said
}

/** Never a hundred: nothing is certain. @param probability from 0 to 1. */
export function percentOf(probability: number): number {
  const percent = probability >= 0.99 ? Math.floor(probability * 1000) / 10 : Math.floor(probability * 100)
  return Math.min(99.9, percent)
}
