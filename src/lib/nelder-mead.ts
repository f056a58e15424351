export interface Minimum {
  point: number[]
  value: number
  evaluations: number
}

interface Vertex {
  point: number[]
  value: number
}

/**
 * A local minimum by the downhill simplex, without derivatives. Values that are not finite count as worse than any.
 *
 * @param step the size of the first simplex along each axis.
 * @see Nelder & Mead 1965, with the usual coefficients 1, 2, ½, ½ (Lagarias et al. 1998).
 */
export function nelderMead(
  f: (point: readonly number[]) => number,
  start: readonly number[],
  { step = 0.5, tolerance = 1e-9, maxEvaluations = 4000 } = {},
): Minimum {
  let evaluations = 0
  const at = (point: number[]): Vertex => {
    evaluations++
    const value = f(point)
    return { point, value: Number.isFinite(value) ? value : Number.POSITIVE_INFINITY }
  }

  const corners = start.map((_, axis) => start.map((value, i) => (i === axis ? value + step : value)))
  const simplex = [at([...start]), ...corners.map(at)]
  const best = () => simplex[0] as Vertex
  const worst = () => simplex[simplex.length - 1] as Vertex
  const replaceWorst = (vertex: Vertex) => simplex.splice(-1, 1, vertex)

  for (;;) {
    simplex.sort((one, other) => one.value - other.value)
    if (evaluations >= maxEvaluations || isSettled(simplex, tolerance)) break

    const centre = centroid(simplex.slice(0, -1))
    const away = (by: number) => at(between(centre, worst().point, by))
    const reflected = away(-1)
    const secondWorst = simplex[simplex.length - 2] as Vertex
    if (reflected.value < best().value) {
      const expanded = away(-2)
      replaceWorst(expanded.value < reflected.value ? expanded : reflected)
    } else if (reflected.value < secondWorst.value) {
      replaceWorst(reflected)
    } else {
      const contracted = away(reflected.value < worst().value ? -0.5 : 0.5)
      if (contracted.value < Math.min(reflected.value, worst().value)) replaceWorst(contracted)
      else
        for (let i = 1; i < simplex.length; i++)
          simplex[i] = at(between(best().point, pointOf(simplex, i), 0.5))
    }
  }
  return { ...best(), evaluations }
}

function isSettled(simplex: readonly Vertex[], tolerance: number): boolean {
  const best = simplex[0] as Vertex
  const worst = simplex[simplex.length - 1] as Vertex
  if (!Number.isFinite(worst.value)) return false
  const width = Math.max(
    ...simplex.flatMap(({ point }) => point.map((value, i) => Math.abs(value - (best.point[i] as number)))),
  )
  return worst.value - best.value <= tolerance * (1 + Math.abs(best.value)) && width <= Math.sqrt(tolerance)
}

function centroid(vertices: readonly Vertex[]): number[] {
  const first = vertices[0] as Vertex
  return first.point.map(
    (_, i) => vertices.reduce((sum, { point }) => sum + (point[i] as number), 0) / vertices.length,
  )
}

/** `from` + `by` × (`to` − `from`). */
function between(from: readonly number[], to: readonly number[], by: number): number[] {
  return from.map((value, i) => value + by * ((to[i] as number) - value))
}

function pointOf(simplex: readonly Vertex[], index: number): number[] {
  return (simplex[index] as Vertex).point
}
