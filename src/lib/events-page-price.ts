import { fieldsOf, listOf, numberOf, textOf } from './json-said.ts'
import type { Money } from './money.ts'

/** The lowest price of the offers of an event, whether one may come for nothing, as far as it is said. */
export function readOffers(
  event: Readonly<Record<string, unknown>>,
  known: (said: unknown) => unknown,
): { price: Money | null; isFree: boolean | null } {
  const offers = listOf(event.offers).slice(0, 200).map(known).map(fieldsOf)
  const prices = offers.flatMap(offer => priceOf(offer) ?? [])
  const currency = prices[0]?.currency
  const price = prices
    .filter(one => one.currency === currency)
    .reduce<Money | null>((lowest, one) => (lowest && lowest.cents <= one.cents ? lowest : one), null)
  return { price, isFree: price ? price.cents === 0 : saidFree(event.isAccessibleForFree) }
}

function saidFree(said: unknown): boolean | null {
  const word = typeof said === 'boolean' ? `${said}` : textOf(said).replace(/^.*\//, '').toLowerCase()
  return word === 'true' ? true : word === 'false' ? false : null
}

function priceOf(offer: Readonly<Record<string, unknown>>): Money | null {
  const specification = fieldsOf(listOf(offer.priceSpecification)[0])
  const amount = amountOf(offer.lowPrice ?? offer.price ?? specification.price ?? specification.minPrice)
  const currency = textOf(offer.priceCurrency ?? specification.priceCurrency).toUpperCase()
  if (amount === null) return null
  if (/^[A-Z]{3}$/.test(currency)) return { cents: Math.round(amount * 100), currency }
  // Nothing is nothing in any currency; anything else would be a guess.
  return amount === 0 ? { cents: 0, currency: 'EUR' } : null
}

/** `12`, `"12.50"`, `"12,50 €"`, `"Free"`. */
function amountOf(said: unknown): number | null {
  const text = textOf(said)
  if (/^(free|gratuit|gratuite|entrée libre)$/i.test(text)) return 0
  const bare = text.replace(/[\s\u00a0\u202f]|€|\$|£|EUR|CHF|CAD|USD|GBP/gi, '')
  const decimal = /,\d{1,2}$/.test(bare)
    ? bare.replaceAll('.', '').replace(',', '.')
    : bare.replace(/,(?=\d{3})/g, '')
  const amount = numberOf(decimal)
  return amount !== null && amount >= 0 && amount < 1_000_000 ? amount : null
}
