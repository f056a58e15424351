import type { Day } from '../lib/day.ts'
import { hash32 } from '../lib/hash.ts'
import type { MicroExchange } from './morning.ts'
import { noteSaidBack } from './note-said-back.ts'
import type { Speech } from './say-reasons.ts'

/** Somebody whose path the owner crosses: a neighbour, a shopkeeper, who was met in passing. */
export interface MicroAcquaintance {
  personId: string
  name: string
  /** What was noted of the last words in passing, had with nobody else; ''. */
  note: string
}

const KNOWN = ['a', 'b', 'c'] as const
const ANYONE = ['a', 'b', 'c', 'd', 'e'] as const
/** One day in so many goes to somebody unknown. */
const ANYONE_EVERY = 4

/** One small exchange to try today: the same all day, another tomorrow. */
export function microExchangeOn(
  today: Day,
  acquaintances: readonly MicroAcquaintance[],
  { t }: Speech,
): MicroExchange {
  const draw = hash32(`micro ${today}`)
  const somebody = acquaintances[draw % Math.max(1, acquaintances.length)]
  if (!somebody || hash32(`anyone ${today}`) % ANYONE_EVERY === 0) {
    return { personId: null, text: t(`today:micro.anyone.${ANYONE[draw % ANYONE.length] ?? 'a'}`) }
  }
  const { personId, name } = somebody
  const note = noteSaidBack(somebody.note)
  const text =
    note !== null
      ? t('today:micro.noted', { name, note })
      : t(`today:micro.known.${KNOWN[draw % KNOWN.length] ?? 'a'}`, { name })
  return { personId, text }
}
