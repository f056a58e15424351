interface Kept<T> {
  value: T
  bytes: number
  until: number
}

export interface KeptAnswers<T extends object> {
  get: (key: string, now: number) => T | null
  put: (key: string, kept: Kept<T>) => void
}

/** What was answered lately, in memory: beyond so many, or so many bytes, the one not asked for longest goes. */
export function keptAnswers<T extends object>(limits: { most: number; mostBytes: number }): KeptAnswers<T> {
  const answers = new Map<string, Kept<T>>()
  let bytes = 0
  const forget = (key: string): Kept<T> | undefined => {
    const known = answers.get(key)
    if (known) bytes -= known.bytes
    answers.delete(key)
    return known
  }
  return {
    get: (key, now) => {
      const known = forget(key)
      if (!known || known.until <= now) return null
      answers.set(key, known)
      bytes += known.bytes
      return known.value
    },
    put: (key, kept) => {
      forget(key)
      if (kept.bytes > limits.mostBytes) return
      answers.set(key, kept)
      bytes += kept.bytes
      while (answers.size > limits.most || bytes > limits.mostBytes)
        forget(answers.keys().next().value as string)
    },
  }
}
