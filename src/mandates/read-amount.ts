import { type Currency, currencyOf } from '../lib/money.ts'

/** What was read of the price, in the hundredths of `mandate.ts`, and what it took of the text. */
export interface ReadAmount {
  amountCents: number | null
  /** Null: no currency was said. */
  currency: Currency | null
  per: 'whole' | 'day'
  daysHundredths: number | null
  /** Ranges of the folded text, in order. */
  taken: [from: number, to: number][]
}

const NUMBER = String.raw`\d{1,3}(?:[ .,'’]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)`
const UNIT =
  '€|euros?|eur|\\$ ?ca(?:n|d)?(?![\\p{L}])|us\\$|ca\\$|\\$|dollars?(?: canadiens?)?|usd|cad|chf|francs? suisses?|£|gbp|livres?|pounds?|dirhams?|mad|dh|f ?cfa|xof|cfa|xpf|f ?cfp'
const WORD_END = '(?![\\p{L}\\p{N}])'
const DAY =
  '(?: ?/ ?(?:j|jour|jr|day|d)|,? par jour|,? par journee|,? la journee|,? le jour|,? a day|,? per day|,? each day|,? daily|,? ht par jour)'
/** A price of something else than the whole or a day: not understood, it stays in the words. */
const OF_A_UNIT =
  "(?: ?/ ?| (?:par|le|la|de l'|l'|per|an?|each) ?)(?:heure|h|hour|page|mot|word|mois|month|an|annee|year|semaine|week|personne|person|tete|head|piece|article|image|photo|seance|session|unite|unit|participante?|exemplaire|copy|licence|ligne|line|mn|min|minute)(?![\\p{L}])"
const HT = '(?:,? (?:ht|ttc|hors taxes?|before tax|excl\\.? vat))?'
const MONEY = `(?:(?<before>€|us\\$|ca\\$|\\$|£|chf|eur|usd|cad) ?(?<first>${NUMBER})(?<firstK> ?k(?:€|eur|\\$)?${WORD_END})?|(?<last>${NUMBER})(?<lastK> ?k)? ?(?<after>${UNIT})(?![\\p{L}]))`
const DAYS_NUMBER =
  '\\d+(?:[.,]\\d{1,2})?|une?|one|a|deux|two|trois|three|quatre|four|cinq|five|six|sept|seven|huit|eight|neuf|nine|dix|ten|douze|twelve|quinze|fifteen|vingt|twenty|trente|thirty'
const DAYS = `(?<days>${DAYS_NUMBER})(?: ?(?:j|jrs|jours?|journees?|days?|d)${WORD_END})(?: de travail| of work)?`
const BETWEEN = '(?: ?(?:a|at|x|×|\\*|@|for|pour|de|,) ?| )'

const DAYS_AT = new RegExp(`(?<![\\p{L}\\p{N}])${DAYS}${BETWEEN}${MONEY}${HT}(?<per>${DAY})?${HT}`, 'u')
const AT_DAYS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:tjm|day rate)(?: (?:de|a|of|at))? ?:? ?)?${MONEY}${HT}(?<per>${DAY})?${HT} ?(?:,|x|×|\\*|pour|for|sur|pendant|over)? ?${DAYS}`,
  'u',
)
/** « TJM 600, 5 jours »: what is said to be a rate needs no currency. */
const BARE_RATE_DAYS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:tjm|day rate)(?: (?:de|a|of|at))? ?:? ?(?<last>${NUMBER})(?: ?(?:${UNIT}))?(?:,|x|×|\\*| |pour|for|sur|over)+${DAYS}`,
  'u',
)
const RATE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<rate>tjm|day rate)(?: (?:de|a|of|at))? ?:? ?(?:${MONEY}|(?<bare>${NUMBER}))`,
  'u',
)
const ALONE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:a|at|pour|for|budget(?: de| of)?|forfait(?: de)?|devis(?: de)?|environ|about|around|~) )*(?:(?<times>\\d{1,3}) ?[x×*] ?)?${MONEY}${HT}(?<per>${DAY})?${HT}(?!${OF_A_UNIT})`,
  'u',
)
/** A number between two commas is a price. */
const BARE = new RegExp(`(?:^|(?<!\\d)[,;] ?)(?<last>${NUMBER})(?<lastK> ?k)?(?= ?(?:[,;](?!\\d)|$))`, 'u')

const WORDS: Readonly<Record<string, number>> = {
  ...{
    a: 1,
    un: 1,
    une: 1,
    one: 1,
    deux: 2,
    two: 2,
    trois: 3,
    three: 3,
    quatre: 4,
    four: 4,
    cinq: 5,
    five: 5,
  },
  ...{
    six: 6,
    sept: 7,
    seven: 7,
    huit: 8,
    eight: 8,
    neuf: 9,
    nine: 9,
    dix: 10,
    ten: 10,
    douze: 12,
    twelve: 12,
  },
  ...{ quinze: 15, fifteen: 15, vingt: 20, twenty: 20, trente: 30, thirty: 30 },
}

/** Reads a price in folded text: « 4 500 € », "€4,500", « 12 jours à 450 € », « TJM 500 », "2k€", a bare « 800 ». */
export function readAmount(text: string): ReadAmount {
  const both = DAYS_AT.exec(text) ?? AT_DAYS.exec(text) ?? BARE_RATE_DAYS.exec(text)
  if (both) return amountIn(both, 'day')
  const rate = RATE.exec(text)
  if (rate) return amountIn(rate, 'day')
  const alone = ALONE.exec(text)
  if (alone) return amountIn(alone, alone.groups?.per ? 'day' : 'whole')
  const bare = BARE.exec(text)
  if (bare) return amountIn(bare, 'whole')
  return { amountCents: null, currency: null, per: 'whole', daysHundredths: null, taken: [] }
}

function amountIn(match: RegExpExecArray, per: 'whole' | 'day'): ReadAmount {
  const { before, first, firstK, last, lastK, after, days, times, bare } = match.groups as Record<
    string,
    string | undefined
  >
  const thousands = firstK || lastK ? 1000 : 1
  const sign = before ?? after ?? ''
  return {
    amountCents: Math.round(numberOf(first ?? last ?? bare ?? '0') * 100 * thousands) * Number(times ?? 1),
    currency: currencySaid(sign),
    per,
    daysHundredths: days === undefined ? null : Math.round((WORDS[days] ?? numberOf(days)) * 100),
    taken: [[match.index, match.index + match[0].length]],
  }
}

/** What is typed in a field for an amount, in hundredths; null when it is no number. */
export function centsIn(text: string): number | null {
  const folded = text.trim().replace(/\s/g, ' ')
  const match = new RegExp(`^(?:${NUMBER})`, 'u').exec(folded)
  return match ? Math.round(numberOf(match[0]) * 100) : null
}

/** `4 500,50`, `4,500.50`, `4.500`: a last sign before one or two digits parts the hundredths. */
function numberOf(text: string): number {
  const hundredths = /[.,](\d{1,2})$/.exec(text)
  const whole = (hundredths ? text.slice(0, hundredths.index) : text).replace(/\D/g, '')
  return Number(`${whole}.${hundredths?.[1] ?? '0'}`)
}

function currencySaid(sign: string): Currency | null {
  if (sign === '') return null
  if (/^(?:€|eur)/.test(sign)) return 'EUR'
  if (/can|ca\$|cad|\$ ?ca/.test(sign)) return 'CAD'
  if (/^(?:\$|us|dollar)/.test(sign)) return 'USD'
  if (/chf|suisse/.test(sign)) return 'CHF'
  if (/£|gbp|livre|pound/.test(sign)) return 'GBP'
  if (/mad|dh|dirham/.test(sign)) return 'MAD'
  if (/xof|cfa/.test(sign)) return 'XOF'
  return /xpf|cfp/.test(sign) ? 'XPF' : currencyOf('')
}
