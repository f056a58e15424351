import type { Money } from '../lib/money.ts'

/**
 * What coming costs, where a text says so on a line of its own (« Tarif : 12 € », "Fee: 5.00 EUR", « Entrée gratuite »);
 * the first where there are several. An amount in the middle of a sentence is not taken for it.
 */
export function priceIn(text: string, currency: string): Money | null {
  const line = LABELLED.exec(text)?.[1]
  if (line !== undefined) {
    if (FREE.test(line)) return { cents: 0, currency }
    const [, before, amount, after] = AMOUNT.exec(line) ?? []
    if (amount === undefined) return null
    const cents = Math.round(Number(amount.replace(',', '.')) * 100)
    return { cents, currency: currencyOfSign(before ?? after ?? '') ?? currency }
  }
  return FREE_LINE.test(text) ? { cents: 0, currency } : null
}

const LABELLED =
  /(?:^|\n)[\s*•-]*(?:fee|price|cost|tickets?|prix|tarifs?|paf|participation|entrée|droit d’entrée|entry)\s*:\s*([^\n]{1,100})/i
const AMOUNT = /(€|£|\$|EUR|USD|GBP|CHF|CAD)?\s*(\d{1,6}(?:[.,]\d{1,2})?)\s*(€|£|\$|EUR|USD|GBP|CHF|CAD)?/i
const FREE = /\b(?:free|gratuite?|libre|offert|0 ?€)(?![\p{L}])/iu
const FREE_LINE =
  /(?:^|\n)[\s*•-]*(?:gratuit|entrée (?:gratuite|libre)|événement gratuit|free(?: (?:event|entry|admission))?)[\s.,]*(?:\n|$|sur inscription)/i

const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', $: 'USD' }

function currencyOfSign(sign: string): string | null {
  if (sign === '') return null
  return SIGNS[sign] ?? sign.toUpperCase()
}
