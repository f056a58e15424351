import type { TFunction } from 'i18next'
import type { Problem } from '../lib/problem.ts'

/** The problem in the reader's language; its own English sentence where the words do not know it. */
export function saidIn<Found extends Problem>(t: TFunction, problem: Found): Found {
  const { where, message, code, params } = problem
  if (code === undefined) return { ...problem, where: placeIn(t, where) }
  const said = typeof params?.where === 'string' ? { ...params, where: placeIn(t, params.where) } : params
  const sentence = t(`import:problem.${code}` as 'import:problem.no-card', { defaultValue: message, ...said })
  return { ...problem, where: placeIn(t, where), message: sentence }
}

/** `card 12, line 340`, `row 7, column Birthday`, `file`: the words of a place, names and numbers left as they are. */
function placeIn(t: TFunction, where: string): string {
  return where.replace(
    /(^|, )(file|text|card|line|rows?|column)(?= |$)/g,
    (_, before: string, word: string) => before + t(`import:where.${word}` as 'import:where.card'),
  )
}
