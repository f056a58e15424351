import type { Mood, MoodLevel } from '../balance/mood.ts'
import { addMoods } from '../balance/moods.ts'
import type { Answers, Scale } from '../balance/scales.ts'
import type { SelfReport } from '../balance/self-report.ts'
import { addSelfReports } from '../balance/self-reports.ts'
import type { Strain, StrainKind } from '../balance/strain.ts'
import { addStrains } from '../balance/strains.ts'
import { addDays, type Day, daysOf, noonUtc, weekday } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import type { GoingOutFrame } from './going-out-frame.ts'
import type { Random } from './random.ts'

const YEAR_DAYS = 364
const QUARTER_DAYS = 91
const MONTH_DAYS = 30
/** How often the owner says how a day was. */
const SAID = 0.6

/** What the owner said of how they were, over a year: a harder autumn a year ago, and better since. */
export function inventBalance(random: Random, { language, today }: GoingOutFrame) {
  const from = addDays(today, -YEAR_DAYS)
  const days = daysOf({ from, to: addDays(today, -1) })
  return {
    reports: inventReports(random, today),
    moods: days.flatMap(day => (random.chance(SAID) ? [inventMood(random, day, from)] : [])),
    strains: days.flatMap(day => inventStrain(random, day, language)),
  }
}

/** Inside of a write. */
export async function plantBalance(
  inside: Desk,
  { reports, moods, strains }: ReturnType<typeof inventBalance>,
): Promise<void> {
  await addSelfReports(inside, reports)
  await addMoods(inside, moods)
  await addStrains(inside, strains)
}

/** The six sentences each quarter, the latest a month ago; the four questions each month, the latest ten days ago. */
function inventReports(random: Random, today: Day): SelfReport[] {
  const six: Answers[] = [
    [1, 2, 3, 1, 2, 3],
    [2, 1, 2, 1, 2, 3],
    [3, 1, 2, 1, 1, 3],
    [3, 1, 1, 2, 1, 3],
  ]
  const three: Answers[] = [
    [3, 2, 2],
    [2, 2, 2],
    [2, 1, 2],
    [2, 1, 1],
  ]
  const said = (scale: Scale, day: Day, answers: Answers): SelfReport => ({
    id: random.id(noonUtc(day)),
    ...{ scale, day, answers, note: '' },
  })
  const quarters = six.map((answers, i) =>
    said('djg6', addDays(today, -30 - QUARTER_DAYS * (six.length - 1 - i)), answers),
  )
  const months = Array.from({ length: 10 }, (_, i) => addDays(today, -10 - MONTH_DAYS * (9 - i)))
  return [
    ...quarters,
    ...months.flatMap((day, i) => {
      const answers = three[Math.min(three.length - 1, Math.floor(i / 3))] as Answers
      return [said('ucla3', day, answers), said('ons', day, [random.pick(i < 4 ? [3, 4] : [2, 3])])]
    }),
  ]
}

function inventMood(random: Random, day: Day, from: Day): Mood {
  const isHard = day < addDays(from, 60)
  const level = isHard ? random.pick([1, 2, 2, 3, 3, 4]) : random.pick([2, 3, 3, 4, 4, 4, 5])
  return { id: random.id(noonUtc(day)), day, level: level as MoodLevel, note: '' }
}

function inventStrain(random: Random, day: Day, language: 'fr' | 'en'): Strain[] {
  const isWeekend = weekday(day) > 5
  if (!random.chance(isWeekend ? 0.12 : 0.06)) return []
  const kind: StrainKind = isWeekend ? 'weekend' : random.pick(['late', 'late', 'only-work'])
  const note = random.chance(0.3) ? random.pick(NOTES[language]) : ''
  return [{ id: random.id(noonUtc(day)), day, kind, note }]
}

const NOTES = {
  fr: ['un devis à rendre', 'la livraison de lundi', 'les comptes du trimestre'],
  en: ['a quote to send', 'Monday’s delivery', 'the accounts of the quarter'],
}
