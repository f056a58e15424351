/**
 * Three published scales of how lonely one says one feels, scored as their authors do (docs/measures.md#de-jong-gierveld).
 * None of them is cut into lonely and not lonely (Gosling et al. 2024).
 */
export const SCALES = ['djg6', 'ucla3', 'ons'] as const
export type Scale = (typeof SCALES)[number]

interface Shape {
  items: number
  /** Each answer is numbered from 1, in the order it is shown in. */
  answers: number
  /** Of the total. */
  least: number
  most: number
}

export const SHAPE: Readonly<Record<Scale, Shape>> = {
  djg6: { items: 6, answers: 3, least: 0, most: 6 },
  ucla3: { items: 3, answers: 3, least: 3, most: 9 },
  ons: { items: 1, answers: 5, least: 1, most: 5 },
}

/** The number of each answer, in the order of the items; null where it was passed over. */
export type Answers = readonly (number | null)[]

export interface Score {
  /** Null where too much was passed over. Higher is lonelier. */
  total: number | null
  /** Of De Jong Gierveld's alone, 0 to 3. */
  emotional: number | null
  social: number | null
}

/** Items said the lonely way round (emptiness, missing people, rejected); the others say that people are there. */
const EMOTIONAL = [0, 3, 5]
const SOCIAL = [1, 2, 4]
const [YES, MORE_OR_LESS, NO] = [1, 2, 3]

export function areAnswersOf(scale: Scale, answers: Answers): boolean {
  const { items, answers: most } = SHAPE[scale]
  const isAnswer = (said: number | null) =>
    said === null || (Number.isInteger(said) && 1 <= said && said <= most)
  return answers.length === items && answers.every(isAnswer)
}

/** @throws RangeError for answers that are not of that scale. */
export function scoreOf(scale: Scale, answers: Answers): Score {
  if (!areAnswersOf(scale, answers)) throw new RangeError(`no answers of ${scale}: ${answers}`)
  return scale === 'djg6' ? scoreOfSix(answers) : { total: sumOf(answers), emotional: null, social: null }
}

/** "More or less" counts as the lonely answer; a sub-scale needs all its items, the total may lack one. */
function scoreOfSix(answers: Answers): Score {
  const lonely = answers.map((said, item) => {
    if (said === null) return null
    return said === MORE_OR_LESS || said === (EMOTIONAL.includes(item) ? YES : NO) ? 1 : 0
  })
  const pick = (items: readonly number[]) => sumOf(items.map(item => lonely[item] ?? null))
  const missing = lonely.filter(each => each === null).length
  return {
    total: missing > 1 ? null : sumOf(lonely.filter(each => each !== null)),
    emotional: pick(EMOTIONAL),
    social: pick(SOCIAL),
  }
}

function sumOf(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0)
}
