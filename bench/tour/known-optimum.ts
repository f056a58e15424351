import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

type Optima = Record<string, Record<string, { optimum?: number }> | string>

/** The proven optimum of an instance, from a known_optima.json in its folder or up to three above; null without one. */
export function knownOptimum(file: string): number | null {
  const name = basename(file, '.txt')
  let folder = dirname(resolve(file))
  for (let up = 0; up <= 3; up++) {
    const path = join(folder, 'known_optima.json')
    if (existsSync(path)) return optimumIn(JSON.parse(readFileSync(path, 'utf8')) as Optima, name)
    folder = dirname(folder)
  }
  return null
}

function optimumIn(optima: Optima, name: string): number | null {
  for (const set of Object.values(optima)) {
    if (typeof set === 'string') continue
    for (const [key, { optimum }] of Object.entries(set))
      if (basename(key, '.txt') === name) return optimum ?? null
  }
  return null
}
