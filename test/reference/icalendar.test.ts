import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  type Component,
  childrenOf,
  printComponent,
  propertyOf,
  readComponents,
} from '../../src/lib/icalendar/component.ts'
import { busyPeriods } from '../../src/lib/icalendar/free-busy.ts'
import { type ComponentKind, readCalendarObject } from '../../src/lib/icalendar/object.ts'
import { spanOf } from '../../src/lib/icalendar/span.ts'
import { happensWithin } from '../../src/lib/icalendar/time-range.ts'

const FIXTURES = join(import.meta.dirname, '../../../shared/fixtures')
const INDEX = join(FIXTURES, 'INDEX.tsv')

interface Sample {
  file: string
  events: number
  bytes: Uint8Array
}

describe.skipIf(!existsSync(INDEX))('real calendars (skipped when ../shared/fixtures is absent)', () => {
  const samples = existsSync(INDEX) ? readSamples() : []

  test('at least 99 % of the files give the number of events the index states', () => {
    const wrong = samples
      .map(({ file, events, bytes }) => ({
        file,
        events,
        found: readComponents(textOf(bytes)).value.flatMap(eventsOf).length,
      }))
      .filter(({ events, found }) => events !== found)
    expect(samples.length).toBeGreaterThan(300)
    expect(wrong.length / samples.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(0.01)
  })

  test.each(samples)('$file: read whole or refused with a reason, and kept octet for octet', ({ bytes }) => {
    const { value, problems } = readCalendarObject(bytes)
    expect(value === null).toBe(problems.some(({ level }) => level === 'rejected'))
    const text = textOf(bytes)
    if (value && isUtf8(bytes)) expect(Buffer.from(value.text).equals(bytes)).toBe(true)
    let from = 0
    for (const printed of readComponents(text).value.map(printComponent)) {
      const at = text.indexOf(printed, from)
      expect(at).toBeGreaterThanOrEqual(from)
      from = at + printed.length
    }
  })

  test.each(samples)('$file: each event happens within its whole time and not outside', ({ bytes }) => {
    for (const object of objectsOf(textOf(bytes))) {
      const { startsAt, endsAt } = spanOf(object)
      const before = startsAt && { startsAt: null, endsAt: startsAt }
      const after = endsAt && { startsAt: new Date(Date.parse(endsAt) + 1000).toISOString(), endsAt: null }
      for (const range of [before, after]) {
        if (range && range.startsAt !== range.endsAt)
          expect(happensWithin(object, range, 'Pacific/Kiritimati')).toBe(false)
      }
      busyPeriods(
        [object],
        { startsAt: '2000-01-01T00:00:00Z', endsAt: '2030-01-01T00:00:00Z' },
        'Europe/Paris',
      )
    }
  })
})

/** Components of one kind and UID together: what a calendar would hold under one name. */
function objectsOf(text: string): { calendar: Component; component: ComponentKind }[] {
  return readComponents(text).value.flatMap(root => {
    const groups = Map.groupBy(childrenOf(root, 'VEVENT'), one => propertyOf(one, 'UID')?.value)
    return [...groups.values()].map(events => ({
      calendar: { ...root, lines: [...childrenOf(root, 'VTIMEZONE'), ...events] },
      component: 'VEVENT' as const,
    }))
  })
}

function eventsOf(component: Component): Component[] {
  return [...(component.name === 'VEVENT' ? [component] : []), ...childrenOf(component).flatMap(eventsOf)]
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252', { ignoreBOM: true }).decode(bytes)
}

function isUtf8(bytes: Uint8Array): boolean {
  return Buffer.from(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).equals(bytes)
}

function readSamples(): Sample[] {
  return readFileSync(INDEX, 'utf8')
    .split('\n')
    .map(line => line.split('\t'))
    .filter(([file = '']) => /^ics(?:-fuzz)?\//.test(file) && existsSync(join(FIXTURES, file)))
    .map(([file = '', , , , , events]) => ({
      file,
      events: Number(events),
      bytes: readFileSync(join(FIXTURES, file)),
    }))
}
