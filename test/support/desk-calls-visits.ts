import { visitsBasis } from '../../src/visits/basis.ts'
import { candidatesNear } from '../../src/visits/candidates.ts'
import { metWith } from '../../src/visits/met.ts'
import { deleteTour, putTour, saveTour, tourOf, toursOf } from '../../src/visits/store.ts'
import { tourToCalendar } from '../../src/visits/tour-calendar.ts'
import { worthSource } from '../../src/visits/worth-source.ts'
import { changes, counts, type DeskCall, tells, within } from './desk-call.ts'
import { HALL } from './filled-places.ts'
import { tour } from './tours.ts'

export const VISIT_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/visits/basis.ts visitsBasis': counts(visitsBasis, () => []),
  'src/visits/candidates.ts candidatesNear': tells(candidatesNear, () => [
    { around: HALL, minutes: 60, mode: 'car' as const },
  ]),
  'src/visits/met.ts metWith': counts(
    async (...given: Parameters<typeof metWith>) => [...(await metWith(...given))],
    a => [[a.odilon]],
  ),
  'src/visits/store.ts deleteTour': changes(deleteTour, a => [a.visits.tour]),
  'src/visits/store.ts putTour': within(putTour, () => [tour(), null], 'changes'),
  'src/visits/store.ts saveTour': changes(saveTour, () => [tour()]),
  'src/visits/store.ts tourOf': tells(tourOf, a => [a.visits.tour]),
  'src/visits/store.ts toursOf': tells(toursOf, () => []),
  'src/visits/tour-calendar.ts tourToCalendar': tells(tourToCalendar, a => [a.visits.tour]),
  'src/visits/worth-source.ts worthSource': tells(worthSource, a => [a.zephyrine, 'car' as const]),
}
