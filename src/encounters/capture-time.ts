import { matchAt, phrase } from './capture-text.ts'

const NUMBER_WORDS: Record<string, number> = {
  ...{ un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10 },
  ...{ onze: 11, douze: 12, quinze: 15, vingt: 20, trente: 30, quarante: 40, 'quarante-cinq': 45 },
  ...{ cinquante: 50, soixante: 60, 'quatre-vingt-dix': 90 },
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ eleven: 11, twelve: 12, fifteen: 15, twenty: 20, thirty: 30, forty: 40, 'forty-five': 45 },
  ...{ fifty: 50, sixty: 60, ninety: 90 },
}

/** Source of a pattern for a small number, in digits or words; read it with `numberOf`. */
export const NUMBER = `\\d{1,3}|${Object.keys(NUMBER_WORDS)
  .sort((a, b) => b.length - a.length)
  .join('|')}`

/** The number that `NUMBER` matched. */
export function numberOf(text: string): number {
  return NUMBER_WORDS[text] ?? Number(text)
}

export interface ReadMinutes {
  minutes: number
  end: number
}

const LONGEST_MINUTES = 24 * 60
const ABOUT =
  '(?:(?:pendant|durant|environ|presque|a peine|for|about|around|almost|nearly|seulement|only|~) ?){0,3}'
const SOME = '(?:petite?s? |bonne?s? |grosses? |good |short |full |little )?'

const DURATIONS: readonly [RegExp, (groups: Record<string, string | undefined>) => number][] = [
  [phrase(`${ABOUT}(?:une |un |a )?${SOME}(?:demi[- ]?heure|1/2 ?h(?:eure)?)`), () => 30],
  [phrase(`${ABOUT}(?:a )?half(?: an)?[- ]hour`), () => 30],
  [phrase(`${ABOUT}(?:un |1/4 )?${SOME}(?:quart )?d'heure`), () => 15],
  [phrase(`${ABOUT}(?:trois|3) quarts d'heure|${ABOUT}(?:three|3)[- ]quarters of an hour`), () => 45],
  [phrase(`${ABOUT}(?:a )?quarter (?:of an )?hour`), () => 15],
  [phrase(`${ABOUT}(?<n>${NUMBER}) ?${SOME}(?:minutes?|mins?|mn)`), ({ n = '' }) => numberOf(n)],
  [
    phrase(`${ABOUT}(?<n>\\d{1,2})[.,](?<tenths>\\d{1,2}) ?(?:heures?|hours?|hrs?|h)`),
    ({ n = '', tenths = '' }) => Math.round(Number(`${n}.${tenths}`) * 60),
  ],
  [
    phrase(
      `${ABOUT}(?<n>${NUMBER}) ${SOME}(?:heures?|hours?|hrs?)(?: (?:(?<half>et demie?|and a half|trente)|(?<quarter>et quart|and a quarter)|(?:and |et )?(?<m>\\d{1,2})(?: ?(?:minutes?|mins?|mn))?))?`,
    ),
    hoursAndMinutes,
  ],
  // A bare `14h` is an hour of the day; `pendant 8h` says that it is not.
  [
    phrase('(?:pendant|durant|for|environ|about) (?<n>\\d{1,2}) ?h(?:rs?)?(?: ?(?<m>[0-5]\\d)(?: ?min)?)?'),
    hoursAndMinutes,
  ],
  [phrase('~? ?(?<n>[0-6]) ?h(?:rs?)?(?: ?(?<m>[0-5]\\d)(?: ?min| ?mn)?)?'), hoursAndMinutes],
]

/** A length of time said from there on: `40 min`, `1h30`, `une demi-heure`, `an hour and a half`. */
export function readMinutes(text: string, at: number): ReadMinutes | null {
  for (const [pattern, minutesOf] of DURATIONS) {
    const match = matchAt(pattern, text, at)
    if (!match) continue
    const minutes = minutesOf(match.groups ?? {})
    if (minutes > 0 && minutes <= LONGEST_MINUTES) return { minutes, end: at + match[0].length }
  }
  return null
}

function hoursAndMinutes({ n = '', m, half, quarter }: Record<string, string | undefined>): number {
  return numberOf(n) * 60 + (half ? 30 : quarter ? 15 : Number(m ?? 0))
}

export interface ReadTime {
  /** `18:30`. */
  time: string
  /** When an end was said too (`de 14h à 15h30`). */
  minutes: number | null
  end: number
}

const AM_PM = "(?: ?(?<half>[ap]\\.?m\\b\\.?|du matin|de l'apres[- ]midi|du soir))"
const CLOCKS: readonly RegExp[] = [
  phrase(
    `(?<hour>\\d{1,2}) ?(?:h|heures?)(?: ?(?<minute>[0-5]\\d))?(?: (?<more>et demie?|et quart))?${AM_PM}?`,
  ),
  phrase(`(?<hour>\\d{1,2}):(?<minute>[0-5]\\d)${AM_PM}?`),
  phrase(`(?<hour>\\d{1,2})(?:[.](?<minute>[0-5]\\d))?${AM_PM}`),
]
/** « déj avec Marie midi »: midnight needs a word before it. */
const NOON = phrase('(?<noon>midi|noon|midday)(?: (?<more>et demie?|et quart))?')
const SPOKEN_CLOCKS: readonly RegExp[] = [
  phrase(`(?<noon>midi|noon|midday|minuit|midnight)(?: (?<more>et demie?|et quart))?`),
  phrase(`(?<hour>${NUMBER}) (?:heures?|o'clock)(?: (?<more>et demie?|et quart))?${AM_PM}?`),
  /(?<hour>\d{1,2})(?= ?(?:$|[,;.!?)]| (?:avec|with|for|pendant)))/uy,
]
const AT = /(?:a partir de|at|a|vers|des|around|from|de|entre|between|@) |(?:a|@)(?=\d)/uy
const UNTIL = / ?(?:-|—|a|et|to|and|until|till|jusqu'a) ?/uy
const BARE_START = /(?<hour>\d{1,2})(?= ?(?:-|—|to|and) ?\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m)/uy

/** An hour of the day said from there on: `à 18h30`, `14 h`, `at 6:30 pm`, `de 14h à 15h30`, `at noon`. */
export function readTime(text: string, at: number): ReadTime | null {
  const lead = matchAt(AT, text, at)?.[0] ?? ''
  const start = at + lead.length
  const clock = clockAt(text, start, lead.trim())
  if (!clock) return null

  const until = matchAt(UNTIL, text, clock.end)
  const last = until && clockAt(text, clock.end + until[0].length, 'a')
  if (!last)
    return lead.trim() === 'de' || lead.trim() === 'entre'
      ? null
      : { time: shown(clock.minute), minutes: null, end: clock.end }
  // `2 to 3:30 pm`: the half of the day is said once, at the end.
  const from = clock.bare && last.minute - clock.minute > 12 * 60 ? clock.minute + 12 * 60 : clock.minute
  const minutes = last.minute - from
  return { time: shown(from), minutes: minutes > 0 ? minutes : null, end: last.end }
}

interface Clock {
  /** Minutes since midnight. */
  minute: number
  end: number
  /** Only digits were said. */
  bare: boolean
}

function clockAt(text: string, at: number, lead: string): Clock | null {
  for (const pattern of [...CLOCKS, BARE_START, ...(lead === '' ? [NOON] : SPOKEN_CLOCKS)]) {
    const match = matchAt(pattern, text, at)
    const groups = match?.groups
    if (!match || !groups) continue
    if (pattern === SPOKEN_CLOCKS[2] && lead !== 'at' && lead !== '@') continue
    const minute = minuteOfDay(groups)
    // Without a word before it, `2h` is a length: readMinutes has it.
    const isLength = lead === '' && pattern === CLOCKS[0] && Number(groups.hour) < 7 && !groups.half
    if (minute === null || isLength) continue
    return { minute, end: at + match[0].length, bare: pattern === BARE_START }
  }
  return null
}

function minuteOfDay({
  hour = '',
  minute,
  half,
  more,
  noon,
}: Record<string, string | undefined>): number | null {
  const extra = more ? (more.includes('quart') ? 15 : 30) : Number(minute ?? 0)
  if (noon)
    return (noon.startsWith('mid') && noon !== 'midnight' ? 12 : noon === 'noon' ? 12 : 0) * 60 + extra
  let hours = numberOf(hour)
  if (hours > 23) return null
  const isMorning = half?.startsWith('a') || half === 'du matin'
  if (isMorning && hours === 12) hours = 0
  // Nobody meets at three in the night: `à 3h` is the afternoon unless written `03h` or `du matin`.
  else if (!isMorning && hours < 12 && hours > 0 && (half || (hours < 7 && !hour.startsWith('0'))))
    hours += 12
  return hours * 60 + extra
}

function shown(minute: number): string {
  return `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
