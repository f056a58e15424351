import type { TFunction } from 'i18next'
import type { LeapStep } from './leap.ts'
import { LINE_KEYS } from './lines.ts'

/** What a step says: its owner's words, or those of its line in the reader's language. */
export function stepText(
  { text, line }: Pick<LeapStep, 'text' | 'line'>,
  town: string,
  t: TFunction,
): string {
  const key = LINE_KEYS.find(known => known === line)
  return text === '' && key ? t(`leap:line.${key}.step`, { town }) : text
}

/** The same words as the line's own are the line's: they follow the language and the town. */
export function ownText(step: Pick<LeapStep, 'text' | 'line'>, town: string, t: TFunction): string {
  return step.text.trim() === stepText({ ...step, text: '' }, town, t) ? '' : step.text.trim()
}
