import { expect, test } from 'vitest'
import { faultsOfTour } from './check.ts'
import type { Problem, Stop, Tour, TourDay } from './problem.ts'
import { scheduleTour } from './schedule.ts'

const PROBLEM: Problem = {
  points: [
    { score: 3, service: 10, windows: [{ opens: 20, closes: 40 }], must: true },
    { score: 4, service: 10, windows: [{ opens: 0, closes: 90 }] },
    { score: 5, service: 10, windows: [null] },
  ],
  days: [{ start: 3, end: 3, leaves: 0, backBy: 100, pause: { opens: 30, closes: 50, length: 15 } }],
  travel: [0, 1, 2, 3].map(from => [0, 1, 2, 3].map(to => (from === to ? 0 : 10))),
}
const TOUR = scheduleTour(PROBLEM, [[0, 1]])
const DAY = TOUR.days[0] as TourDay
const [FIRST, SECOND] = DAY.stops as [Stop, Stop]

test('the tour as scheduled holds', () => {
  expect(faultsOfTour(PROBLEM, TOUR)).toEqual([])
  expect(DAY).toEqual({
    leaves: 0,
    stops: [
      { point: 0, arrives: 10, starts: 20, leaves: 30, waits: 10 },
      { point: 1, arrives: 40, starts: 40, leaves: 50, waits: 0 },
    ],
    pause: { begins: 50, ends: 65, before: 2 },
    ends: 75,
  })
})

const altered = (day: Partial<TourDay>, tour: Partial<Tour> = {}): Tour => ({
  ...TOUR,
  ...tour,
  days: [{ ...DAY, ...day }],
})

test.each<[string, Tour, RegExp]>([
  ['a day too few', { ...TOUR, days: [] }, /number of days/],
  ['a point twice', altered({ stops: [FIRST, FIRST] }), /twice/],
  ['a point unheard of', altered({ stops: [{ ...FIRST, point: 9 }] }), /not of the problem/],
  ['a score too high', altered({}, { score: 8 }), /score is 7/],
  ['a must kept quiet', altered({ stops: [SECOND] }, { score: 4 }), /missed are 0/],
  ['a point that is shut', altered({ stops: [FIRST, { ...SECOND, point: 2 }] }, { score: 8 }), /closed/],
  ['a visit before the doors open', altered({ stops: [{ ...FIRST, starts: 15 }, SECOND] }), /not open/],
  ['a visit cut short', altered({ stops: [FIRST, { ...SECOND, leaves: 45 }] }), /another length/],
  ['a way too quick', altered({ stops: [FIRST, { ...SECOND, arrives: 35 }] }), /cannot be reached/],
  ['a visit before the arrival', altered({ stops: [FIRST, { ...SECOND, starts: 35 }] }), /too soon/],
  ['a wait not said', altered({ stops: [{ ...FIRST, waits: 0 }, SECOND] }), /wait/],
  ['an early start', altered({ leaves: -5 }), /leaves too soon/],
  ['a late return', altered({ ends: 101 }), /back too late/],
  ['an end too soon', altered({ ends: 70 }), /end cannot be reached/],
  ['no pause', altered({ pause: null }), /pause is missing/],
  ['a pause out of hours', altered({ pause: { begins: 55, ends: 70, before: 2 } }), /out of its window/],
  ['a pause too short', altered({ pause: { begins: 50, ends: 60, before: 2 } }), /another length/],
  ['a pause during a visit', altered({ pause: { begins: 45, ends: 60, before: 2 } }), /not between/],
])('%s is a fault', (_, tour, fault) => {
  expect(faultsOfTour(PROBLEM, tour).join('\n')).toMatch(fault)
})
