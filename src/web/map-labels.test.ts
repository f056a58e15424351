import { expect, test } from 'vitest'
import { type MarkSpot, markToward, placeLabels, stepsAside } from './map-labels.ts'

const SHEET = { width: 400, height: 300 }

function mark(id: string, x: number, y: number, width = 80): MarkSpot {
  return { id, x, y, radius: 14, width }
}

test('a label is at the right of its mark where there is room', () => {
  expect(placeLabels([mark('a', 100, 100)], SHEET)).toEqual(new Map([['a', 'right']]))
})

test('at the edge of the sheet it turns to where it is whole', () => {
  const placed = placeLabels(
    [mark('east', 390, 100), mark('narrow', 390, 200, 30), mark('corner', 395, 8, 500)],
    SHEET,
  )
  expect(placed).toEqual(
    new Map([
      ['east', 'left'],
      ['narrow', 'left'],
    ]),
  )
})

test('a label covers neither a mark nor another label, and the first are served first', () => {
  const placed = placeLabels([mark('a', 100, 100), mark('b', 150, 100), mark('c', 126, 118)], SHEET)
  expect(placed.get('a')).toBe('left')
  expect(placed.get('b')).toBe('right')
  expect(placed.get('c')).toBe('below')
})

test('in a crowd nothing is said', () => {
  const crowd = Array.from({ length: 100 }, (_, at) =>
    mark(`${at}`, 100 + (at % 10) * 20, 60 + Math.floor(at / 10) * 20),
  )
  const placed = placeLabels(crowd, SHEET)
  expect(placed.size).toBeGreaterThan(0)
  expect(placed.size).toBeLessThan(30)
  expect(placed.has('55')).toBe(false)
})

test('a mark without a label is in the way of others and gets none', () => {
  expect(placeLabels([mark('many', 140, 100, 0), mark('a', 100, 100)], SHEET)).toEqual(
    new Map([['a', 'left']]),
  )
})

test('no name goes under what lies over the sheet', () => {
  const covered = [{ left: 110, top: 60, right: 160, bottom: 140 }]
  expect(placeLabels([mark('a', 100, 100)], { ...SHEET, covered }).get('a')).toBe('left')
})

test('a mark steps aside from those before it, just enough, and they stay', () => {
  const [home, near, away] = [mark('home', 100, 100), mark('near', 110, 100), mark('away', 200, 100)]
  expect(stepsAside([home, near, away])).toEqual(new Map([['near', [19, 0]]]))
})

test('marks of one place are all seen', () => {
  const steps = stepsAside([mark('a', 100, 100), mark('b', 100, 100)])
  expect(steps.has('a')).toBe(false)
  expect(Math.hypot(...(steps.get('b') ?? [0, 0]))).toBeCloseTo(29)
})

test('an arrow goes to the nearest mark that is more ahead than aside', () => {
  const [here, far, aside, behind] = [
    mark('here', 100, 100),
    mark('far', 200, 100),
    mark('aside', 110, 150),
    mark('behind', 50, 100),
  ]
  const all = [here, far, aside, behind]
  expect(markToward(here, all, 'right')).toBe(far)
  expect(markToward(here, all, 'down')).toBe(aside)
  expect(markToward(here, all, 'left')).toBe(behind)
  expect(markToward(here, all, 'up')).toBeNull()
})
