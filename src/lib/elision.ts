import { withoutAccents } from './fold.ts'

/** Whether French says « d’ » before a name: vowels, the y of Yves, the h of Hélène (not that of Harry). */
export function isElided(name: string): boolean {
  const folded = withoutAccents(name.trimStart())
  return /^(?:[aeiou]|y[^aeiou\s]|h[eiouy])/.test(folded)
}
