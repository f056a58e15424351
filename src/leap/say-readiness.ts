import type { TFunction } from 'i18next'
import { type Money, moneyInWords } from '../lib/money.ts'
import { capitalised, numberInWords } from '../lib/number-words.ts'
import type { MeasureKey, Readiness, Sum } from './readiness.ts'

export interface Speech {
  t: TFunction
  language: 'fr' | 'en'
  /** Of the leap: '' where none was said. */
  town: string
}

/**
 * A measure in sentences, each with the number it is out of. Without what it needs (no town said, nobody whose trade is
 * known) it says so, or nothing.
 */
export function sayReadiness(measure: MeasureKey, readiness: Readiness, speech: Speech): string[] {
  return textsOf(measure, readiness, speech).map(text =>
    speech.t('leap:ready.sentence', { text: capitalised(text) }),
  )
}

function textsOf(measure: MeasureKey, readiness: Readiness, { t, language, town }: Speech): string[] {
  const inWords = (value: number, feminine = false) => numberInWords(value, { language, feminine })
  const people = (value: number) => (value === 0 ? t('leap:ready.none') : inWords(value, true))
  const { referrers, inTouch, dormant, variety, cards } = readiness
  switch (measure) {
    case 'mandates':
      return [
        sumInWords('inHand', readiness.mandates.inHand, { t, language }),
        sumInWords('inSight', readiness.mandates.inSight, { t, language }),
      ]
    case 'referrers':
      return [t('leap:ready.referrers', { count: referrers.count, number: inWords(referrers.count) })]
    case 'inTouch':
      return [
        t('leap:ready.inTouch', {
          count: inTouch.count,
          number: inWords(inTouch.count),
          people: inWords(inTouch.people, true),
        }),
      ]
    case 'dormant': {
      const text = t('leap:ready.dormant', { count: dormant.count, number: inWords(dormant.count) })
      if (!dormant.waking) return [text]
      const { aWeek, inAll } = dormant.waking
      return [t('leap:ready.waking', { text, count: inAll, number: inWords(inAll), aWeek: inWords(aWeek) })]
    }
    case 'close':
    case 'wide':
    case 'all': {
      const { count, inTouch: seen } = readiness.circles[measure]
      return [t(`leap:ready.${measure}`, { count, number: inWords(count), seen: people(seen) })]
    }
    case 'variety':
      return [
        t('leap:ready.variety', {
          count: variety.known,
          number: inWords(variety.known),
          outside: people(variety.outside),
        }),
        ...(variety.known === 0 && variety.organisations === 0
          ? []
          : [
              t('leap:ready.organisations', {
                count: variety.organisations,
                number: inWords(variety.organisations, true),
              }),
            ]),
        ...(variety.effective === null
          ? []
          : [
              t('leap:ready.effective', {
                count: Math.round(variety.effective * 10) / 10,
                number: Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(variety.effective),
                related: inWords(variety.related),
              }),
            ]),
      ]
    case 'town': {
      if (!readiness.town) return []
      const { count, inTouch: seen } = readiness.town
      return [t('leap:ready.town', { count, number: inWords(count), town, seen: people(seen) })]
    }
    case 'cards':
      return [
        t('leap:ready.cards', {
          count: cards.count,
          number: inWords(cards.count, true),
          reachable: people(cards.reachable),
        }),
      ]
  }
}

function sumInWords(
  key: 'inHand' | 'inSight',
  { count, values, unvalued }: Sum,
  { t, language }: Pick<Speech, 't' | 'language'>,
): string {
  const inWords = (value: number) => numberInWords(value, { language })
  const text = t(`leap:ready.${key}`, { count, number: inWords(count) })
  if (values.length === 0) return text
  const worth = t('leap:ready.andValue', { text, value: amountsInWords(values, language) })
  return unvalued === 0
    ? worth
    : t('leap:ready.unvalued', { text: worth, count: unvalued, number: inWords(unvalued) })
}

/** Amounts of several currencies stand beside each other: they are never added. */
function amountsInWords(values: readonly Money[], language: 'fr' | 'en'): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(
    values.map(value => moneyInWords(value, language)),
  )
}
