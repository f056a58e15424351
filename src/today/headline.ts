import type { Encounter } from '../encounters/encounter.ts'
import type { Day } from '../lib/day.ts'
import { hash32 } from '../lib/hash.ts'
import { capitalised, numberInWords } from '../lib/number-words.ts'
import type { Speech } from './say-reasons.ts'

/** What the morning opens with. */
export interface Headline {
  /** « Trois personnes, un café, et de l’air. » */
  text: string
  people: number
  planned: number
  promises: number
  birthdays: number
  /** Nobody met in the flesh lately, and nobody to meet today. */
  air: boolean
}

export interface Opening {
  today: Day
  /** Nobody in the cardex yet. */
  isEmpty: boolean
  /** Suggested this morning. */
  people: number
  /** Of today alone. */
  planned: readonly Pick<Encounter, 'channel' | 'place' | 'note'>[]
  /** Follow-ups of the owner's that are due. */
  promises: number
  /** Of today alone. */
  birthdays: number
  /** Nobody met in the flesh these last three days. */
  alone: boolean
}

const QUIET = ['a', 'b', 'c'] as const

/** One sentence of what is on: people first, then what is planned, what was promised, who was born; air where it lacks. */
export function headlineOf(opening: Opening, speech: Speech): Headline {
  const { planned, people, promises, birthdays } = opening
  const air = opening.alone && !planned.some(({ channel }) => channel === 'in-person')
  return { text: sentence(opening, air, speech), people, planned: planned.length, promises, birthdays, air }
}

function sentence(opening: Opening, air: boolean, { t, language }: Speech): string {
  const { today, isEmpty, people, planned, promises, birthdays } = opening
  if (isEmpty) return t('today:headline.empty')
  const counted = (key: 'people' | 'planned' | 'promises' | 'birthdays', count: number) => {
    const number = numberInWords(count, { language, feminine: key === 'people' || key === 'promises' })
    return count === 0 ? [] : [t(`today:headline.${key}`, { count, number })]
  }
  const [first] = planned
  const parts = [
    ...counted('people', people),
    ...(planned.length === 1 && first
      ? [t(`today:headline.${occasion(first)}`)]
      : counted('planned', planned.length)),
    ...counted('birthdays', birthdays),
    ...counted('promises', promises),
  ].slice(0, 3)
  if (parts.length === 0) return t(`today:headline.quiet.${QUIET[hash32(today) % QUIET.length] ?? 'a'}`)
  const airy = air && parts.length < 3
  const list = airy ? parts.join(', ') : new Intl.ListFormat(language, { type: 'conjunction' }).format(parts)
  return t(`today:headline.${airy ? 'airy' : 'sentence'}`, { list: capitalised(list) })
}

function occasion({ channel, place, note }: Opening['planned'][number]) {
  if (channel !== 'in-person') return channel
  const words = `${place} ${note}`
  if (/d[ée]jeuner|lunch/iu.test(words)) return 'lunch'
  return /caf[ée]|coffee/iu.test(words) ? 'coffee' : 'in-person'
}
