import { type Day, daysBetween } from '../../lib/day.ts'
import style from './Said.module.css'

const [WIDTH, HEIGHT, EDGE] = [600, 96, 10]

interface Props {
  points: readonly { day: Day; value: number }[]
  least: number
  most: number
  /** Without a line from one to the next: what lies between them is not known. */
  isDots?: boolean
}

/** What was said over time; the words and the table beside it say the same. */
export function TrendLine({ points, least, most, isDots = false }: Props) {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 2) return null
  const days = Math.max(1, daysBetween(first.day, last.day))
  const at = points.map(({ day, value }) => ({
    day,
    x: EDGE + (daysBetween(first.day, day) / days) * (WIDTH - 2 * EDGE),
    y: HEIGHT - EDGE - ((value - least) / (most - least)) * (HEIGHT - 2 * EDGE),
  }))
  return (
    <svg className={style.trend} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {[least, most].map(value => {
        const y = value === least ? HEIGHT - EDGE : EDGE
        return <line key={value} x1="0" x2={WIDTH} y1={y} y2={y} />
      })}
      {!isDots && <polyline points={at.map(({ x, y }) => `${x},${y}`).join(' ')} />}
      {at.map(({ day, x, y }, i) => (
        <circle key={`${day}${i}`} cx={x} cy={y} r={isDots ? 3 : 4.5} />
      ))}
    </svg>
  )
}
