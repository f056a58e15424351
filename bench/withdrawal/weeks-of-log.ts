const WEEK_SECONDS = 7 * 86_400

/** Of each person of a log, whom they were in touch with, week after week, from their first to their last. */
export type PeopleByWeek = Map<string, Set<string>[]>

/**
 * @param text lines of `from to unix-seconds`; others are left out and counted.
 */
export function weeksOfLog(text: string): { people: PeopleByWeek; lines: number; ignored: number } {
  const byWeek = new Map<string, Map<number, Set<string>>>()
  let [lines, ignored] = [0, 0]
  const note = (one: string, other: string, week: number) => {
    const weeks = byWeek.get(one) ?? new Map<number, Set<string>>()
    byWeek.set(one, weeks)
    weeks.set(week, (weeks.get(week) ?? new Set()).add(other))
  }
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [from = '', to = '', at] = line.trim().split(/[\s,;]+/)
    const week = Math.floor(Number(at) / WEEK_SECONDS)
    if (to === '' || !Number.isFinite(week)) {
      ignored++
      continue
    }
    lines++
    if (from === to) continue
    note(from, to, week)
    note(to, from, week)
  }
  const people = new Map(
    [...byWeek].map(([person, weeks]) => {
      const [first, last] = [Math.min(...weeks.keys()), Math.max(...weeks.keys())]
      const all = Array.from(
        { length: last - first + 1 },
        (_, i) => weeks.get(first + i) ?? new Set<string>(),
      )
      return [person, all] as const
    }),
  )
  return { people, lines, ignored }
}
