import { readMoment } from './moment.ts'
import { MOST_OCCURRENCES } from './series.ts'

/**
 * What is wrong with the text of an RRULE (RFC 5545 §3.3.10), or that it says more occurrences than are looked at
 * (RFC 4791 §5.2.8); null when nothing is. Parts that nobody defined are let be.
 */
export function faultOfRule(rule: string): 'valid-calendar-data' | 'max-instances' | null {
  const parts = rule
    .toUpperCase()
    .split(';')
    .map(part => part.replace(/\s/g, ''))
    .filter(part => part !== '')
    .map(part => part.split('=', 2) as [string, string?])
  const isSound = ([name, value]: [string, string?]) => PARTS[name]?.(value ?? '') ?? value !== undefined
  if (!parts.every(isSound) || parts.filter(([name]) => name === 'FREQ').length !== 1) {
    return 'valid-calendar-data'
  }
  const count = Number(parts.find(([name]) => name === 'COUNT')?.[1] ?? 0)
  return count > MOST_OCCURRENCES ? 'max-instances' : null
}

const DAYS = '(?:SU|MO|TU|WE|TH|FR|SA)'

const PARTS: Readonly<Record<string, (value: string) => boolean>> = {
  FREQ: matching(/^(?:SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)$/),
  UNTIL: value => readMoment(value, null, () => null) !== null,
  COUNT: matching(/^0*[1-9]\d*$/),
  INTERVAL: matching(/^0*[1-9]\d*$/),
  BYSECOND: numbers(0, 60),
  BYMINUTE: numbers(0, 59),
  BYHOUR: numbers(0, 23),
  BYDAY: matching(new RegExp(`^(?:[+-]?\\d{1,2})?${DAYS}(?:,(?:[+-]?\\d{1,2})?${DAYS})*$`)),
  BYMONTHDAY: signed(31),
  BYYEARDAY: signed(366),
  BYWEEKNO: signed(53),
  BYSETPOS: signed(366),
  // RFC 7529 §4.2: a leap month has an L.
  BYMONTH: matching(/^\d{1,2}L?(?:,\d{1,2}L?)*$/),
  WKST: matching(new RegExp(`^${DAYS}$`)),
}

function matching(pattern: RegExp): (value: string) => boolean {
  return value => pattern.test(value)
}

function numbers(first: number, last: number): (value: string) => boolean {
  return value =>
    value.split(',').every(text => /^\d+$/.test(text) && Number(text) >= first && Number(text) <= last)
}

function signed(last: number): (value: string) => boolean {
  return value =>
    value
      .split(',')
      .every(text => /^[+-]?\d+$/.test(text) && Number(text) !== 0 && Math.abs(Number(text)) <= last)
}
