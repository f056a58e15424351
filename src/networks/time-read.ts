import { type Day, dayAt, parseDay } from '../lib/day.ts'

/** Minutes that a program says an app, or a site, was looked at on a day. */
export interface AppTime {
  /** As the file names it: `LinkedIn`, `com.linkedin.android`, `www.linkedin.com`. */
  app: string
  day: Day
  minutes: number
}

export type Unit = 'seconds' | 'minutes' | 'hours'

const IN_MINUTES = { seconds: 1 / 60, minutes: 1, hours: 60 } as const

/** A day as exports write it: `2026-11-20`, `20/11/2026`, or an instant in a time zone. Null: it is none. */
export function dayRead(text: string, timeZone: string): Day | null {
  const said = text.trim()
  const plain = parseDay(said.slice(0, 10))
  // With an offset or a Z, the day is that of the desk; without one, the day that is written.
  if (plain && /T?\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/.test(said.slice(10))) {
    const instant = new Date(said.replace(' ', 'T'))
    return Number.isNaN(instant.getTime()) ? plain : dayAt(instant, timeZone)
  }
  if (plain) return plain
  const european = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(said)
  if (!european) return null
  const [, day = '', month = '', year = ''] = european
  return parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** `95`, `1,5`, `1 h 35`, `1h 35m 20s`, `01:35:20`, `35 min`. @param unit of a bare number. Null: it is none. */
export function minutesRead(text: string, unit: Unit): number | null {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/[\u00a0\u202f]/g, ' ')
  const bare = /^\d+(?:[.,]\d+)?$/.exec(said)
  if (bare) return Number(said.replace(',', '.')) * IN_MINUTES[unit]
  const clock = /^(\d+):(\d{2})(?::(\d{2}))?(?:\.\d+)?$/.exec(said)
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3] ?? 0) / 60
  const words =
    /^(?:(\d+) ?h(?:ours?|eures?|r|rs)?)? ?(?:(\d+) ?(?:m(?:in(?:utes?)?)?|$))? ?(?:(\d+) ?s(?:ec(?:ond(?:e)?s?)?)?)?$/.exec(
      said,
    )
  if (!words || words.slice(1).every(part => part === undefined)) return null
  return Number(words[1] ?? 0) * 60 + Number(words[2] ?? 0) + Number(words[3] ?? 0) / 60
}
