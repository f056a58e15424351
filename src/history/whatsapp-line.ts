/** The beginning of a message in an export of WhatsApp: when, and all that follows. */
export interface LineHead {
  /** Three numbers as they stand; which is the day is known of the whole file only. */
  date: readonly [string, string, string]
  separator: string
  /** `14:05`, on a clock of 24 hours. */
  time: string
  seconds: string
  /** Whether it was told with am or pm. */
  isHalfDay: boolean
  rest: string
}

/** Marks of the direction of writing, and a byte order mark in the middle of a file that was joined. */
const INVISIBLE = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g
/** A longer beginning is none. */
const HEAD_LETTERS = 60

const DATE = String.raw`(\d{1,4})([/.-])(\d{1,2})[/.-](\d{1,4})`
const TIME = String.raw`(\d{1,2})(?:[:.]| ?h ?)(\d{2})(?:(?:[:.]| ?min ?)(\d{2})(?: ?s)?)?(?: ?([ap])\.? ?m\.?)?`
const BETWEEN = ',? (?:à |at )?'
const HEAD = new RegExp(`^(?:\\[${DATE}${BETWEEN}${TIME}\\] |${DATE}${BETWEEN}${TIME} - )`, 'i')
/** What was meant to be one: figures and a name before a colon, dated in a way that is not understood. */
const LOOKS_LIKE = /^(?:\[[^\]]{0,20}\d[^\]]{4,24}\] ?|\d[^:]{0,12}\d[^-]{2,24} - )[^:]{1,80}:/

export function lineHead(line: string): LineHead | null {
  const first = line.charCodeAt(0)
  // Nearly all lines that continue a message begin with a letter.
  if (!(first >= 0x30 && first <= 0x39) && first !== 0x5b && first < 0x200e) return null
  const start = plain(line.slice(0, HEAD_LETTERS))
  const match = HEAD.exec(start)
  if (!match) return null
  const [, a1, s1, b1, c1, h1, m1, n1, p1, a2, s2, b2, c2, h2, m2, n2, p2] = match
  const [a = '', separator = '', b = '', c = ''] = [a1 ?? a2, s1 ?? s2, b1 ?? b2, c1 ?? c2]
  const [hour = '', minute = '', seconds = '', half] = [h1 ?? h2, m1 ?? m2, n1 ?? n2, p1 ?? p2]
  const time = clock(Number(hour), Number(minute), half?.toLowerCase())
  if (time === null || Number(seconds) > 59) return null
  const rest = plain(line).slice(match[0].length)
  return { date: [a, b, c], separator, time, seconds, isHalfDay: half !== undefined, rest }
}

/** Whether a line that heads no message was meant to. */
export function looksLikeHead(line: string): boolean {
  return LOOKS_LIKE.test(plain(line.slice(0, 2 * HEAD_LETTERS)))
}

/** Without marks that are not seen, its narrow spaces as spaces. */
function plain(text: string): string {
  return text.replace(INVISIBLE, '').replace(/[\u00a0\u202f]/g, ' ')
}

function clock(hour: number, minute: number, half: string | undefined): string | null {
  if (minute > 59 || hour > (half ? 12 : 23)) return null
  const full = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour
  return `${String(full).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
