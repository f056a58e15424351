/** Observations that share a `group` share its circumstances (the same day, say). */
export interface Observation {
  features: readonly number[]
  happened: boolean
  group: number
  weight: number
}

export interface LogisticPrior {
  weights: readonly number[]
  /** How many times the information of one observation the prior weights are worth. */
  strength: number
}

const ITERATIONS = 12
/** In a group, what its intercept is held to 0 by: one observation's worth. */
const GROUP_RIDGE = 1
const LONGEST_STEP = 1

export interface Logistic {
  weights: number[]
  /** The intercept of each group that was seen. */
  intercepts: Map<number, number>
}

/** 1 / (1 + e^−z). */
export function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z))
}

/** ln(p / (1 − p)), with p held within [10⁻⁶, 1 − 10⁻⁶]. */
export function logit(p: number): number {
  const held = Math.min(1 - 1e-6, Math.max(1e-6, p))
  return Math.log(held / (1 - held))
}

/**
 * Logistic regression with one intercept a group, weights shrunk to a prior and never negative: a group where
 * everything happens (a busy month) then teaches nothing about the weights. A weight that would be negative is 0 and
 * the others are fitted again.
 */
export function fitLogistic(
  observations: readonly Observation[],
  { weights, strength }: LogisticPrior,
): Logistic {
  const groups = new Map<number, number>()
  for (const { group } of observations) if (!groups.has(group)) groups.set(group, groups.size)
  const groupOf = Int32Array.from(observations, ({ group }) => groups.get(group) as number)

  let free = weights.map((_, i) => i)
  for (;;) {
    const fit = newton({ observations, groupOf, groups: groups.size, free, weights, strength })
    const negative = free.filter(i => (fit.weights[i] as number) < 0)
    if (negative.length === 0) {
      return {
        weights: fit.weights,
        intercepts: new Map([...groups].map(([group, index]) => [group, fit.intercepts[index] as number])),
      }
    }
    free = free.filter(i => !negative.includes(i))
  }
}

interface Newton {
  observations: readonly Observation[]
  groupOf: Int32Array
  groups: number
  free: readonly number[]
  weights: readonly number[]
  strength: number
}

/** Newton's steps on weights and intercepts together, the intercepts eliminated first (Schur complement). */
function newton({ observations, groupOf, groups, free, weights: prior, strength }: Newton) {
  const weights = prior.map((weight, i) => (free.includes(i) ? weight : 0))
  const intercepts = new Float64Array(groups)
  const width = free.length
  const x = new Float64Array(width)
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const slope = Float64Array.from(free, i => strength * ((prior[i] as number) - (weights[i] as number)))
    const bend = new Float64Array(width * width)
    for (let a = 0; a < width; a++) bend[a * width + a] = strength
    const groupSlope = intercepts.map(value => -GROUP_RIDGE * value)
    const groupBend = new Float64Array(groups).fill(GROUP_RIDGE)
    const mixed = new Float64Array(groups * width)

    observations.forEach(({ features, happened, weight }, n) => {
      const group = groupOf[n] as number
      let z = intercepts[group] as number
      for (let a = 0; a < width; a++) {
        x[a] = features[free[a] as number] as number
        z += (weights[free[a] as number] as number) * (x[a] as number)
      }
      const p = logistic(z)
      const error = weight * ((happened ? 1 : 0) - p)
      const information = weight * p * (1 - p)
      add(groupSlope, group, error)
      add(groupBend, group, information)
      for (let a = 0; a < width; a++) {
        const xa = x[a] as number
        add(slope, a, error * xa)
        add(mixed, group * width + a, information * xa)
        for (let b = 0; b < width; b++) add(bend, a * width + b, information * xa * (x[b] as number))
      }
    })

    for (let g = 0; g < groups; g++) {
      for (let a = 0; a < width; a++) {
        const share = (mixed[g * width + a] as number) / (groupBend[g] as number)
        add(slope, a, -share * (groupSlope[g] as number))
        for (let b = 0; b < width; b++) add(bend, a * width + b, -share * (mixed[g * width + b] as number))
      }
    }
    const step = solve(bend, slope)
    for (let g = 0; g < groups; g++) {
      let rest = groupSlope[g] as number
      for (let a = 0; a < width; a++) rest -= (mixed[g * width + a] as number) * (step[a] as number)
      add(intercepts, g, held(rest / (groupBend[g] as number)))
    }
    free.forEach((i, a) => {
      weights[i] = (weights[i] as number) + held(step[a] as number)
    })
  }
  return { weights, intercepts }
}

/** Gauss–Jordan with the largest pivot; destroys its arguments. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const n = right.length
  const at = (row: number, column: number) => matrix[row * n + column] as number
  for (let i = 0; i < n; i++) {
    let pivot = i
    for (let row = i + 1; row < n; row++) if (Math.abs(at(row, i)) > Math.abs(at(pivot, i))) pivot = row
    for (let column = 0; column < n; column++) swap(matrix, i * n + column, pivot * n + column)
    swap(right, i, pivot)
    for (let row = 0; row < n; row++) {
      if (row === i) continue
      const factor = at(row, i) / at(i, i)
      for (let column = i; column < n; column++) add(matrix, row * n + column, -factor * at(i, column))
      add(right, row, -factor * (right[i] as number))
    }
  }
  return right.map((value, i) => value / at(i, i))
}

function add(array: Float64Array, index: number, value: number): void {
  array[index] = (array[index] as number) + value
}

function swap(array: Float64Array, one: number, other: number): void {
  const kept = array[one] as number
  array[one] = array[other] as number
  array[other] = kept
}

function held(step: number): number {
  return Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step))
}
