import type { Parsed, Problem } from '../lib/problem.ts'
import { unzipEntry, zipEntries } from '../lib/zip.ts'
import type { EventRead } from './event.ts'
import { readFeed } from './read-feed.ts'

/** Of one calendar once unpacked. */
const MOST_BYTES = 20_000_000
const MOST_CALENDARS = 50

/** The events of a calendar file, or of an archive of them as Google gives. Null when there is no calendar in it. */
export function readEventFile(bytes: Uint8Array, currency: string): Parsed<EventRead[] | null> {
  if (!isZip(bytes)) {
    const { value, problems } = readFeed(bytes, currency)
    return { value: value?.events ?? null, problems }
  }
  const problems: Problem[] = []
  const byUid = new Map<string, EventRead>()
  const names = (zipEntries(bytes) ?? []).map(({ name }) => name).filter(name => /\.ics$/i.test(name))
  let calendars = 0
  for (const name of names.slice(0, MOST_CALENDARS)) {
    const entry = unzipEntry(bytes, name, MOST_BYTES)
    const read = entry && readFeed(entry, currency)
    problems.push(
      ...(read?.problems ?? [damaged(name)]).map(one => ({ ...one, where: `${name}, ${one.where}` })),
    )
    if (!read?.value) continue
    calendars++
    // The same meeting may be in two calendars.
    for (const event of read.value.events) if (!byUid.has(event.uid)) byUid.set(event.uid, event)
  }
  return { value: calendars === 0 ? null : [...byUid.values()], problems }
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

function damaged(name: string): Problem {
  const message = 'This calendar is damaged, or too large: it was left out.'
  return { where: name, level: 'rejected', code: 'feed-damaged', message }
}
