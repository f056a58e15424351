import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { dayNumber } from '../lib/day-number.ts'
import { churnOf, layersOf, varietyOf } from './network-figures.ts'
import type { NetworkPerson } from './network-person.ts'

const TODAY = day('2026-11-21')

function person(changes: Partial<NetworkPerson> = {}): NetworkPerson {
  return {
    ...{ id: 'a', name: 'Anne', town: '', organisation: '', relations: [], trade: null, circle: null },
    ...{ household: false, metOn: null, metThroughId: null, addedOn: TODAY },
    ...{ activeDays: 0, firstOn: null, lastOn: null, recentDays: [] },
    ...changes,
  }
}

/** Met every so many days, up to today. */
function metEvery(days: number, times: number): NetworkPerson {
  const all = Array.from({ length: times }, (_, i) => addDays(TODAY, -i * days))
  const recentDays = all.slice(0, 30).map(dayNumber)
  return person({ activeDays: times, recentDays, firstOn: all.at(-1) ?? null, lastOn: all[0] ?? null })
}

describe('layers', () => {
  test('nearer circles are inside of the farther ones', () => {
    const circled = ([1, 2, 2, 4, null] as const).map(circle => person({ circle }))
    expect(layersOf(circled, TODAY).map(({ said }) => said)).toEqual([1, 3, 3, 4])
  })

  test('met every week, every month, every quarter, once, never', () => {
    const met = [metEvery(7, 100), metEvery(30, 40), metEvery(91, 20), metEvery(300, 1), person()]
    expect(layersOf(met, TODAY).map(layer => layer.met)).toEqual([1, 2, 3, 4])
  })
})

describe('variety', () => {
  test('as many of each of two kinds: Blau a half, the index of qualitative variation whole', () => {
    expect(varietyOf(['a', 'b', 'a', 'b', null, ''])).toMatchObject({ n: 4, kinds: 2, blau: 0.5, iqv: 1 })
  })

  test('all of one kind, and nobody known', () => {
    expect(varietyOf(['a', 'a'])).toMatchObject({ n: 2, kinds: 1, blau: 0, iqv: null })
    expect(varietyOf([null])).toMatchObject({ n: 0, kinds: 0, blau: null, iqv: null, most: [] })
  })
})

describe('churn', () => {
  test('one came and stays, one left the year after the last contact', () => {
    const stays = person({ firstOn: day('2023-05-01'), lastOn: day('2026-11-01') })
    const left = person({ firstOn: day('2023-02-01'), lastOn: day('2024-06-01') })
    expect(churnOf([stays, left, person()], TODAY)).toEqual([
      { year: 2023, before: 0, came: 2, stayed: 0, left: 0 },
      { year: 2024, before: 2, came: 0, stayed: 2, left: 0 },
      { year: 2025, before: 2, came: 0, stayed: 1, left: 1 },
      { year: 2026, before: 1, came: 0, stayed: 1, left: 0 },
    ])
  })

  test('a silence of less than a year has not left', () => {
    const quiet = person({ firstOn: day('2025-01-01'), lastOn: day('2025-12-30') })
    expect(churnOf([quiet], TODAY).at(-1)).toEqual({ year: 2026, before: 1, came: 0, stayed: 1, left: 0 })
  })

  test('who was there either stayed or left, whatever the log', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 4000 }))
    fc.assert(
      fc.property(fc.array(span), spans => {
        const people = spans.map(([one, other]) =>
          person({
            firstOn: addDays(TODAY, -Math.max(one, other)),
            lastOn: addDays(TODAY, -Math.min(one, other)),
          }),
        )
        const years = churnOf(people, TODAY)
        for (const [i, { before, came, stayed, left }] of years.entries()) {
          expect(stayed + left).toBe(before)
          const next = years[i + 1]
          if (next) expect(next.before).toBe(came + stayed)
        }
      }),
      { numRuns: 60 },
    )
  })
})
