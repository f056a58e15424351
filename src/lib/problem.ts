/** What happened to a piece of foreign text. Parsers never throw: they give a value and these. */
export interface Problem {
  /** Where, as a person would look for it: `card 12, line 340`, `row 7, column Birthday`. */
  where: string
  /** repaired: read after mending; ignored: kept as it came but not used; rejected: not brought in. */
  level: 'repaired' | 'ignored' | 'rejected'
  /** One English sentence: what it was and what was done. */
  message: string
  /** Names the sentence in the words (`import:problem.<code>`), for readers of other languages. */
  code?: string
  params?: Record<string, string | number>
}

export interface Parsed<T> {
  value: T
  problems: Problem[]
}
