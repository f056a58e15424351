import type { Figure, Figures } from './load.ts'
import { STEPS } from './load.ts'

export interface Measured {
  name: string
  version: string
  figures: Figures
}

/**
 * A line a step. Beside the figure of each peer, how many times better the first server is: 10× is ten times faster, or
 * a tenth of the memory.
 */
export function tableOf([first, ...peers]: readonly [Measured, ...Measured[]]): string {
  const all = [first, ...peers]
  const head = [
    'step',
    `${first.name} ${first.version}`,
    'answers',
    ...peers.flatMap(({ name, version }) => [`${name} ${version}`, '']),
  ]
  const rows = STEPS.map(step => [
    step,
    said(first.figures[step]),
    size(first.figures[step].bytes),
    ...peers.flatMap(({ figures }) => [said(figures[step]), ratio(first.figures[step], figures[step])]),
  ])
  const notes = all.flatMap(({ name, figures }) =>
    STEPS.filter(step => figures[step].note !== '').map(step => `${name}, ${step}: ${figures[step].note}`),
  )
  return [...aligned([head, ...rows]), ...notes].join('\n')
}

function said({ value, unit, note }: Figure): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return `${value.toFixed(digits)}${unit === '/s' ? '' : ' '}${unit}${note === '' ? '' : ' *'}`
}

function ratio(ours: Figure, theirs: Figure): string {
  const times = ours.unit === '/s' ? ours.value / theirs.value : theirs.value / ours.value
  return `${times >= 10 ? times.toFixed(0) : times.toFixed(1)}×`
}

function size(bytes: number | null): string {
  if (bytes === null) return ''
  return bytes < 10_000 ? `${bytes} B` : `${(bytes / 1024).toFixed(0)} kB`
}

function aligned(rows: readonly string[][]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0))) ?? []
  return rows.map(row =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
}
