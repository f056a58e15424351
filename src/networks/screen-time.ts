import { readCsv } from '../lib/csv/read-csv.ts'
import type { Day } from '../lib/day.ts'
import { fold, foldedWords } from '../lib/fold.ts'
import type { Parsed, Problem } from '../lib/problem.ts'
import { readBuckets } from './activity-watch.ts'
import { type AppTime, dayRead, minutesRead, type Unit } from './time-read.ts'

/** What a file says of one app, and what of it would be new. */
export interface AppProposal {
  app: string
  /** Which it seems to be; null: none. */
  networkId: string | null
  days: number
  minutes: number
  from: Day
  to: Day
}

export interface ScreenTimeView {
  /** Those that look like a network first, then those that took longest. */
  apps: AppProposal[]
  problems: Problem[]
}

export interface ScreenTimeKept {
  /** Days of which minutes came in, or grew. */
  kept: number
  /** Known from an earlier file already. */
  known: number
  /** Days on which time was kept by timer or by hand: the file's is left out, or it would count twice. */
  ownDays: number
}

const DAYS = ['date', 'day', 'jour', 'timestamp', 'start', 'start time', 'debut']
const APPS = [
  'app',
  'application',
  'app name',
  'nom de l application',
  'activity',
  'activite',
  'site',
  'domain',
  'url',
  'name',
  'nom',
  'package',
]
/** Which column of time is read where there are several: the more exact first. */
const TIMES: readonly (readonly [string, Unit | null])[] = [
  ['time spent seconds', 'seconds'],
  ['seconds', 'seconds'],
  ['secondes', 'seconds'],
  ['minutes', 'minutes'],
  ['hours', 'hours'],
  ['heures', 'hours'],
  ['duration', null],
  ['duree', null],
  ['usage', null],
  ['usage time', null],
  ['screen time', null],
  ['time spent', null],
  ['time', null],
  ['temps', null],
]

/**
 * The time an app took each day, from what other programs export: ActivityWatch (buckets as JSON, or a bucket as CSV),
 * RescueTime, and any table with a date, an app and a duration, or with a column for each day. Each app and day once,
 * summed; less than half a minute is left out.
 *
 * @param timeZone of instants that say no day.
 */
export function readScreenTime(text: string, timeZone: string): Parsed<AppTime[]> {
  const bare = text.replace(/^\ufeff/, '').trim()
  if (bare.startsWith('{') || bare.startsWith('[')) return summed(readBuckets(bare, timeZone))
  const { value, problems } = readCsv(bare)
  const [header, ...rows] = value.rows
  if (!header) return { value: [], problems: [nothingRead] }
  const names = header.cells.map(fold)
  const app = columnOf(names, APPS)
  const dayColumn = columnOf(names, DAYS)
  const time = TIMES.map(([name, unit]) => ({ at: names.indexOf(name), unit })).find(({ at }) => at !== -1)
  const read: AppTime[] = []
  const unread: number[] = []
  if (app !== -1 && dayColumn !== -1 && time) {
    // ActivityWatch counts its durations in seconds, and dates them by instants.
    const unit = time.unit ?? (names[dayColumn] === 'timestamp' ? 'seconds' : 'minutes')
    for (const { number, cells } of rows) {
      const [said, day] = [cells[app]?.trim() ?? '', dayRead(cells[dayColumn] ?? '', timeZone)]
      const minutes = minutesRead(cells[time.at] ?? '', unit)
      if (said === '' || day === null || minutes === null) unread.push(number)
      else read.push({ app: said, day, minutes })
    }
  } else {
    const days = header.cells.map(cell => dayRead(cell, timeZone))
    if (days.every(day => day === null)) return { value: [], problems: [...problems, nothingRead] }
    const named = app === -1 ? 0 : app
    for (const { cells } of rows) {
      for (const [i, day] of days.entries()) {
        const minutes = day && minutesRead(cells[i] ?? '', 'minutes')
        const said = cells[named]?.trim() ?? ''
        if (day && minutes !== null && said !== '' && i !== named) read.push({ app: said, day, minutes })
      }
    }
  }
  return summed({ value: read, problems: [...problems, ...unreadRows(unread)] })
}

/** The network an app belongs to, by its name or its address: `com.linkedin.android` is that of LinkedIn. */
export function networkOfApp<Some extends { name: string; url: string }>(
  app: string,
  networks: readonly Some[],
): Some | null {
  const words = foldedWords(app)
  const said = ` ${words.join(' ')} `
  return (
    networks.find(({ name, url }) => {
      const own = fold(name)
      const host = hostOf(url)
      return (own !== '' && said.includes(` ${own} `)) || (host !== '' && hostOf(app) === host)
    }) ?? null
  )
}

function hostOf(url: string): string {
  const host = /^(?:[a-z]+:\/\/)?(?:www\.)?([\w.-]+\.[a-z]{2,})(?:[/:?#]|$)/i.exec(url.trim())
  return host?.[1]?.toLowerCase() ?? ''
}

function columnOf(names: readonly string[], wanted: readonly string[]): number {
  return wanted.map(name => names.indexOf(name)).find(at => at !== -1) ?? -1
}

function summed({ value, problems }: Parsed<AppTime[]>): Parsed<AppTime[]> {
  const sums = new Map<string, AppTime>()
  for (const { app, day, minutes } of value) {
    const key = `${day} ${fold(app) || app}`
    const known = sums.get(key)
    sums.set(key, { app: known?.app ?? app, day, minutes: (known?.minutes ?? 0) + minutes })
  }
  const whole = [...sums.values()].map(each => ({
    ...each,
    minutes: Math.min(1440, Math.round(each.minutes)),
  }))
  return { value: whole.filter(({ minutes }) => minutes > 0), problems }
}

const nothingRead: Problem = {
  where: 'file',
  level: 'rejected',
  code: 'no-columns',
  message: 'No column of a date, an app and a duration was found; nothing was read.',
}

function unreadRows(rows: readonly number[]): Problem[] {
  if (rows.length === 0) return []
  const [first] = rows
  return [
    {
      where: `row ${first}`,
      level: 'rejected',
      code: 'unread-rows',
      params: { count: rows.length, first: first ?? 0 },
      message: `${rows.length} rows without a date, an app or a duration were left out, the first is row ${first}.`,
    },
  ]
}
