import type { TFunction } from 'i18next'
import { isElided } from '../lib/elision.ts'
import { moneyInWords } from '../lib/money.ts'
import { numberInWords } from '../lib/number-words.ts'
import { monthName } from './month.ts'
import type { MandateTold, MonthFigures, MonthTotals } from './month-figures.ts'

/** Who writes: the words of a language. */
export interface Writer {
  t: TFunction
  language: 'fr' | 'en'
}

/** The number as a sentence says it; of none, that there is none. */
export function said(count: number, { t, language }: Writer, gender: Gender = 'feminine'): string {
  if (count === 0) return t(`review:say.none.${gender}`)
  return numberInWords(count, { language, feminine: gender === 'feminine' })
}

export type Gender = 'feminine' | 'masculine'

/** « A, B et C »; of more than six, « A, B, C, D, E et quatre autres ». */
export function listed(items: readonly string[], writer: Writer): string {
  const shown = items.length > MOST_LISTED ? items.slice(0, MOST_LISTED - 1) : items
  const left = items.length - shown.length
  const more = left === 0 ? [] : [writer.t('review:say.others', { count: left, number: said(left, writer) })]
  return new Intl.ListFormat(writer.language === 'fr' ? 'fr-FR' : 'en-GB').format([...shown, ...more])
}

const MOST_LISTED = 6

/**
 * « , contre trois en septembre et comme un an plus tôt »: the same figure of the month before and of a year earlier,
 * as far as there is something to compare it with; '' otherwise.
 */
export function against(
  { totals, before, yearBefore }: Pick<MonthFigures, 'totals' | 'before' | 'yearBefore'>,
  writer: Writer,
  { of, gender = 'feminine', say }: Compared,
): string {
  const { t, language } = writer
  const now = of(totals)
  const inWords = say ?? ((count: number) => said(count, writer, gender))
  const others = [
    before && { value: of(before), when: t('review:say.in', { month: monthName(before.month, language) }) },
    yearBefore && { value: of(yearBefore), when: t('review:say.yearEarlier') },
  ].filter(other => other !== null)
  const differ = others.filter(({ value }) => value !== now)
  const same = others.filter(({ value }) => value === now)
  const parts = [
    same.length > 0 && now > 0
      ? t('review:say.as', {
          when: both(
            same.map(({ when }) => when),
            writer,
          ),
        })
      : '',
    differ.length > 0
      ? t('review:say.against', {
          list: both(
            differ.map(({ value, when }) => t('review:say.then', { number: inWords(value), when })),
            writer,
          ),
        })
      : '',
  ].filter(Boolean)
  return parts.length === 0 ? '' : t('review:say.beside', { text: parts.join(', ') })
}

interface Compared {
  of: (totals: MonthTotals) => number
  gender?: Gender
  /** In place of the number in words. */
  say?: (value: number) => string
}

/** « de Marie », « d’Élise », "from Marie". */
export function from(name: string, { t }: Writer): string {
  return t(isElided(name) ? 'review:say.fromElided' : 'review:say.from', { name })
}

/** « 5 h 20 », « 40 min ». */
export function minutesSaid(minutes: number, { t }: Writer): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return t('review:say.minutes', { minutes: rest })
  if (rest === 0) return t('review:say.hours', { hours })
  return t('review:say.hoursMinutes', { hours, minutes: String(rest).padStart(2, '0') })
}

export function quoted(text: string, { t }: Writer): string {
  return t('review:say.quoted', { text })
}

/** « Livret » (Lauriers, 1 200 €). */
export function mandateSaid({ what, client, value }: MandateTold, writer: Writer): string {
  const beside = [client, value && moneyInWords(value, writer.language)].filter(Boolean).join(', ')
  return beside === '' ? quoted(what, writer) : `${quoted(what, writer)} (${beside})`
}

function both(items: readonly string[], { language }: Writer): string {
  return new Intl.ListFormat(language === 'fr' ? 'fr-FR' : 'en-GB').format(items)
}
