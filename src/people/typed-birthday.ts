import { fold } from '../lib/fold.ts'
import { formatPartialDate, type PartialDate, parsePartialDate } from '../lib/partial-date.ts'

const MONTHS: readonly (readonly string[])[] = [
  ['janvier', 'january'],
  ['fevrier', 'february'],
  ['mars', 'march'],
  ['avril', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['aout', 'august'],
  ['septembre', 'september'],
  ['octobre', 'october'],
  ['novembre', 'november'],
  ['decembre', 'december'],
]

/**
 * A birthday as people write it, in French or English: `12/4`, `12.04.1980`, `12 avril`, `April 12, 1980`, `1er mai 80`,
 * `avril 1980`, `1980`, and our own forms. The day comes before the month. Null for anything else.
 *
 * @param thisYear tells the century of two figures: a birthday is never in the future.
 */
export function readBirthday(text: string, thisYear: number): PartialDate | null {
  const said = text.trim()
  const own = parsePartialDate(said)
  if (own) return own
  const words = fold(said)
    .replaceAll(/(\d)(?:er|st|nd|rd|th)\b/g, '$1')
    .split(/[^\p{L}\d]+/u)
    .filter(word => word !== '' && word !== 'of' && word !== 'le' && word !== 'the')
  if (words.length === 0 || words.length > 3) return null
  const months = words.map(monthOf)
  const at = months.findIndex(month => month !== null)
  const figures = words.filter((_, i) => i !== at)
  if (figures.some(figure => !/^\d{1,4}$/.test(figure))) return null
  const parts = at < 0 ? inFigures(figures) : withWord(months[at] as number, figures)
  if (!parts) return null
  const year = parts.year === undefined ? null : wholeYear(parts.year, thisYear)
  return parsePartialDate(formatPartialDate({ year, month: parts.month, day: parts.day }))
}

interface Parts {
  day: number | null
  month: number | null
  year?: string
}

function inFigures([first, second, third]: readonly string[]): Parts | null {
  if (first === undefined || second === undefined) return null
  if (second.length === 4) return { day: null, month: Number(first), year: second }
  if (first.length > 2) return null
  const parts = { day: Number(first), month: Number(second) }
  return third === undefined ? parts : { ...parts, year: third }
}

function withWord(month: number, figures: readonly string[]): Parts | null {
  const [first, second] = figures
  if (first === undefined) return { day: null, month }
  if (first.length > 2) return second === undefined ? { day: null, month, year: first } : null
  return second === undefined ? { day: Number(first), month } : { day: Number(first), month, year: second }
}

function monthOf(word: string): number | null {
  if (word.length < 3 || /\d/.test(word)) return null
  // « jui » could be two months; the first that the letters begin is taken.
  const index = MONTHS.findIndex(names => names.some(name => name.startsWith(word)))
  return index < 0 ? null : index + 1
}

function wholeYear(figures: string, thisYear: number): number {
  const year = Number(figures)
  if (figures.length > 2) return year
  const century = Math.floor(thisYear / 100) * 100
  return century + year > thisYear ? century - 100 + year : century + year
}
