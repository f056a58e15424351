import type { Parsed } from '../lib/problem.ts'
import { type AppTime, dayRead } from './time-read.ts'

/**
 * What ActivityWatch exports: buckets with events, each an instant, a duration in seconds and what was looked at. A site
 * is named by its host.
 */
export function readBuckets(text: string, timeZone: string): Parsed<AppTime[]> {
  const events = eventsOf(parsed(text))
  const value: AppTime[] = []
  for (const event of events) {
    const { timestamp, duration, data } = event
    const app = data?.url ? hostOf(data.url) : data?.app || data?.package
    const day = typeof timestamp === 'string' ? dayRead(timestamp, timeZone) : null
    if (!app || day === null || typeof duration !== 'number' || !(duration > 0)) continue
    value.push({ app, day, minutes: duration / 60 })
  }
  if (value.length > 0) return { value, problems: [] }
  return {
    value,
    problems: [
      {
        where: 'file',
        level: 'rejected',
        code: 'no-events',
        message: 'No event with an instant, a duration and an app was found; nothing was read.',
      },
    ],
  }
}

interface Event {
  timestamp?: unknown
  duration?: unknown
  data?: { app?: string; package?: string; url?: string }
}

/** Of every bucket, of one, or bare. */
function eventsOf(said: unknown): Event[] {
  if (Array.isArray(said))
    return said.flatMap(each => (isObject(each) ? (isBucket(each) ? eventsOf(each) : [asEvent(each)]) : []))
  if (!isObject(said)) return []
  if (isObject(said.buckets)) return Object.values(said.buckets).flatMap(eventsOf)
  return isBucket(said) ? eventsOf(said.events) : []
}

function asEvent({ timestamp, duration, data }: Record<string, unknown>): Event {
  const said = isObject(data) ? data : {}
  return {
    timestamp,
    duration,
    data: { app: textOf(said.app), package: textOf(said.package), url: textOf(said.url) },
  }
}

function isBucket(said: Record<string, unknown>): boolean {
  return Array.isArray(said.events)
}

function isObject(said: unknown): said is Record<string, unknown> {
  return typeof said === 'object' && said !== null && !Array.isArray(said)
}

function textOf(said: unknown): string {
  return typeof said === 'string' ? said.trim() : ''
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : ''
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
