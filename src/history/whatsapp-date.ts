import { type Day, parseDay } from '../lib/day.ts'
import type { LineHead } from './whatsapp-line.ts'

export type DateOrder = 'day-first' | 'month-first' | 'year-first'

export interface DecidedOrder {
  order: DateOrder
  /** Whether nothing in the file tells it apart from another, and it was taken by habit. */
  isGuessed: boolean
}

const ORDERS: readonly DateOrder[] = ['day-first', 'month-first', 'year-first']
/** WhatsApp is no older. */
const FIRST_YEAR = 2009

/**
 * The one order in which the dates of a conversation are written: that in which the most of them exist, and, where
 * several do, in which they go back in time the least, as an export never does.
 */
export function dateOrder(heads: readonly LineHead[], language: 'fr' | 'en'): DecidedOrder {
  const scores = ORDERS.map(order => ({ order, ...scoreOf(heads, order) }))
  const best = scores.reduce((one, other) => (isBetter(other, one) ? other : one))
  const equal = scores.filter(({ wrong, back }) => wrong === best.wrong && back === best.back)
  const differing = equal.filter(({ order }) =>
    heads.some(head => dayOf(head, order) !== dayOf(head, best.order)),
  )
  if (differing.length === 0) return { order: best.order, isGuessed: false }
  const habit = habitOf(heads, language)
  return { order: equal.some(({ order }) => order === habit) ? habit : best.order, isGuessed: true }
}

/** The day that a line tells; null for one that does not exist, or was before WhatsApp. */
export function dayOf({ date: [first, second, third], separator }: LineHead, order: DateOrder): Day | null {
  // A year of two figures stands first nowhere but between hyphens.
  if (order === 'year-first' && first.length < 4 && separator !== '-') return null
  const [year, month, day] =
    order === 'year-first' || first.length === 4
      ? [first, second, third]
      : order === 'day-first'
        ? [third, second, first]
        : [third, first, second]
  const full = year.length === 2 ? `20${year}` : year
  if (Number(full) < FIRST_YEAR) return null
  return parseDay(`${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

function scoreOf(heads: readonly LineHead[], order: DateOrder): { wrong: number; back: number } {
  let [wrong, back, last] = [0, 0, '']
  for (const head of heads) {
    const day = dayOf(head, order)
    if (day === null) wrong++
    else {
      if (day < last) back++
      last = day
    }
  }
  return { wrong, back }
}

function isBetter(one: { wrong: number; back: number }, other: { wrong: number; back: number }): boolean {
  return one.wrong !== other.wrong ? one.wrong < other.wrong : one.back < other.back
}

/** Points and hyphens are of those who put the day first, half days of those who put the month first. */
function habitOf([head]: readonly LineHead[], language: 'fr' | 'en'): DateOrder {
  if (head?.isHalfDay) return 'month-first'
  return head?.separator !== '/' || language === 'fr' ? 'day-first' : 'month-first'
}
