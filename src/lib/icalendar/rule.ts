import ICAL from 'ical.js'
import { type YearParts, yearDays } from './year-days.ts'

/**
 * The occurrences of an RRULE from a wall time on, without its UNTIL (an instant, where these are wall times). Never
 * spins: a rule that finds nothing for long ends. Null when the rule is none.
 */
export function ruleIterator(rule: string, start: number): RuleIterator | null {
  const recur = readRule(rule)
  if (!recur) return null
  try {
    steps = 0
    return new RuleIterator(recur, timeOf(start))
  } catch {
    // ical.js throws on parts that contradict each other.
    return null
  }
}

/** Null when the rule is none that ical.js understands. */
export function readRule(rule: string): ICAL.Recur | null {
  const parts = rule
    .toUpperCase()
    .replace(/\s/g, '')
    .split(';')
    .filter(part => /^[A-Z-]+=[^=]/.test(part) && !/^(?:UNTIL|RSCALE|SKIP)=/.test(part))
  try {
    const recur = ICAL.Recur.fromString(parts.join(';'))
    return recur.freq && recur.interval > 0 && recur.interval <= LONGEST_INTERVAL ? recur : null
  } catch {
    return null
  }
}

/** Seconds as though UTC. */
export function wallOf({ year, month, day, hour, minute, second }: ICAL.Time): number {
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000
}

/** Of days, more than there are in 10,000 years. */
const LONGEST_INTERVAL = 4_000_000
/** How many candidates are tried between two occurrences: more than there are hours in a year, or days in eight. */
const MOST_STEPS = 10_000
/** And in all. */
const MOST_STEPS_IN_ALL = 200_000
const LAST_YEAR = 9999
/** Those tried in the call under way; the base class tries some before the fields of ours are there. */
let steps = 0

export class RuleIterator extends ICAL.RecurIterator {
  /** It was given up, though it may have more to give. */
  isCut = false
  #spent = 0

  constructor(rule: ICAL.Recur, dtstart: ICAL.Time) {
    super({ rule, dtstart })
  }

  override next(again?: boolean): ICAL.Time {
    steps = 0
    try {
      const next = super.next(again)
      this.#spent += steps
      if (this.#spent > MOST_STEPS_IN_ALL) this.isCut = true
      if (!this.isCut && next && next.year <= LAST_YEAR) return next
    } catch {
      this.isCut = true
    }
    this.completed = true
    return NONE
  }

  /** The base class leaps over months that BYMONTH leaves out, and forgets the interval. */
  override increment_monthday(days: number): void {
    this.last.adjust(days, 0, 0, 0)
  }

  override check_contracting_rules(): boolean {
    spend(1)
    return super.check_contracting_rules()
  }

  /** The base class does not know weeks, nor positions beyond nine. */
  override expand_year_days(year: number): number {
    spend(366)
    const { month, day } = this.dtstart
    const first = { month, day, weekday: this.dtstart.dayOfWeek() - 1 }
    const days = yearDays(this.rule.parts as YearParts, year, this.rule.wkst - 1, first)
    // Private in its types, though it is for this method to fill.
    Object.assign(this, { days })
    return 0
  }
}

function spend(cost: number): void {
  steps += cost
  if (steps > MOST_STEPS) throw new RangeError('this rule finds nothing')
}

// The base class answers null at the end, which its types do not say.
const NONE = null as unknown as ICAL.Time

function timeOf(wall: number): ICAL.Time {
  const at = new Date(wall * 1000)
  return new ICAL.Time(
    {
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: at.getUTCDate(),
      hour: at.getUTCHours(),
      minute: at.getUTCMinutes(),
      second: at.getUTCSeconds(),
      isDate: false,
    },
    ICAL.Timezone.localTimezone,
  )
}
