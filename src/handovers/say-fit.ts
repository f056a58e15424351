import type { TFunction } from 'i18next'
import { dayInWords } from '../lib/day-in-words.ts'
import { languageInWords } from '../lib/language-in-words.ts'
import { moneyInWords } from '../lib/money.ts'
import { numberInWords } from '../lib/number-words.ts'
import type { Reason } from './peer-fit.ts'

/** A reason as a sentence. */
export function sayReason(reason: Reason, { t, language }: { t: TFunction; language: 'fr' | 'en' }): string {
  const { key, count, list = [], day, cents, currency = 'EUR', place = '' } = reason
  const isLanguages = key === 'languages' || key === 'languagesUnknown'
  const named = isLanguages ? list.map(code => languageInWords(code, language)) : list
  const money = (amount: number) => moneyInWords({ cents: amount, currency }, language)
  const [from, to] = cents ?? [0, 0]
  return t(`handovers:fit.${key}`, {
    ...(count === undefined ? {} : { count, n: numberInWords(count, { language }) }),
    list: new Intl.ListFormat(language, { type: 'conjunction' }).format(named),
    day: day ? dayInWords(day, language) : '',
    place,
    rates: from === to ? money(from) : t('handovers:fit.range', { from: money(from), to: money(to) }),
  })
}
