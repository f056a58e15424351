import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { type Money, moneyInWords } from '../../lib/money.ts'
import { useFormat } from '../../web/format.ts'
import { askOrKept } from '../../web/kept.ts'
import { currentLanguage } from '../../web/language.ts'
import { WHOLE_SHARE } from '../mandate.ts'
import type { Provenance } from '../provenance.ts'
import type { FlowAnswer, ProvenanceAnswer } from '../provenance-answer.ts'
import type { Period } from '../provenance-counted.ts'
import type { Source } from '../provenance-sources.ts'
import type { Figure } from '../provenance-ways.ts'

const DAYS_A_MONTH = 30.44

/** Where the work of a period came from; while another period is asked, the one before stays. */
export function useProvenance(period: Period) {
  return useQuery({
    queryKey: ['provenance', period],
    queryFn: ({ signal }) => askOrKept<ProvenanceAnswer>(`/api/provenance?${queryOf(period)}`, signal),
    placeholderData: before => before,
  })
}

/** @param currency of the worth that is measured; null: mandates are counted. */
export function useFlow(period: Period, currency: string | null) {
  return useQuery({
    queryKey: ['provenance', 'flow', period, currency],
    queryFn: ({ signal }) => {
      const query = queryOf(period)
      if (currency !== null) query.set('currency', currency)
      return askOrKept<FlowAnswer>(`/api/provenance/flow?${query}`, signal)
    },
    placeholderData: before => before,
  })
}

function queryOf({ from, to, by }: Period): URLSearchParams {
  return new URLSearchParams({ by, ...(from ? { from } : {}), ...(to ? { to } : {}) })
}

/** What is opened: the words of the figure, and the places of the mandates behind it in the answer it is of. */
export interface Opened {
  title: string
  places: readonly number[]
}

export const OpenFigure = createContext<(opened: Opened) => void>(() => {})

export function useOpenFigure(): (opened: Opened) => void {
  return useContext(OpenFigure)
}

/** How the figures of one answer are said. */
export function useProvenanceWords({ mandates, names }: Pick<Provenance, 'mandates' | 'names'>) {
  const { t } = useTranslation('mandates')
  const { number, duration } = useFormat()
  const language = currentLanguage()

  const money = (amount: Money) => moneyInWords(amount, language)
  const sums = (amounts: readonly Money[]) =>
    new Intl.ListFormat(language).format(amounts.filter(({ cents }) => cents > 0).map(money))
  /** In whole units: a rate is no more exact than that. */
  const rates = (amounts: readonly Money[]) =>
    sums(amounts.map(({ cents, currency }) => ({ cents: Math.round(cents / 100) * 100, currency })))
  /** « 1,28 € gagné par euro dépensé » */
  const perPaid = (amounts: readonly Money[]) =>
    amounts.map(({ cents, currency }) => {
      const style = { style: 'currency', currency } as const
      const amount = Intl.NumberFormat(language, {
        ...style,
        maximumFractionDigits: 2,
        minimumFractionDigits: 2,
      })
      const one = Intl.NumberFormat(language, { ...style, currencyDisplay: 'name', maximumFractionDigits: 0 })
      const name = one.formatToParts(1).find(({ type }) => type === 'currency')?.value ?? currency
      // In French the pound is the one currency that is a feminine noun.
      return t(currency === 'GBP' ? 'provenance.paid.perPound' : 'provenance.paid.per', {
        count: cents / 100,
        amount: amount.format(cents / 100),
        currency: name,
      })
    })
  const person = (id: string) => names[id] ?? t('provenance.gone')
  const percent = (share: number) =>
    Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share)
  const decimal = (value: number, digits: number) =>
    Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)
  const weight = (tenThousandths: number) => decimal(tenThousandths / WHOLE_SHARE, 2)
  /** Beyond two months, in months. */
  const days = (count: number) =>
    count < 61
      ? t('provenance.days', { count: Math.round(count) })
      : t('provenance.months', { count: Math.round(count / DAYS_A_MONTH) })
  /** Below an hour in minutes. */
  const time = (minutes: number) => (minutes > 0 ? duration(minutes) : number(0))

  function source({ personId, label, kind }: Pick<Source, 'personId' | 'label' | 'kind'>): string {
    if (personId !== null) return person(personId)
    return label || t(`provenance.kind.${kind ?? 'unknown'}`)
  }

  /** « 3 mandats (2,5 en parts) » where some came only in part this way. */
  function count({ weight: sum, mandates: places }: Figure): string {
    const said = t('provenance.mandates', { count: places.length })
    return sum === places.length * WHOLE_SHARE
      ? said
      : `${said} (${t('provenance.inParts', { weight: weight(sum) })})`
  }

  /** Those of the figure that a sum of won value is made of. */
  function wonPlaces({ mandates: places }: Figure, currency?: string): number[] {
    return places.filter(place => {
      const wonIn = mandates[place]?.wonIn ?? null
      return wonIn !== null && (currency === undefined || wonIn === currency)
    })
  }

  return {
    money,
    sums,
    rates,
    perPaid,
    person,
    percent,
    decimal,
    weight,
    days,
    time,
    source,
    count,
    wonPlaces,
  }
}
