import type { Day, Span } from '../lib/day.ts'
import { daysOf } from '../lib/day.ts'
import { holidayRegionOf, publicHolidaysOver } from '../lib/public-holidays.ts'
import { readSettings } from '../owner/store.ts'
import { placesOf } from '../places/store.ts'
import type { Desk } from '../platform/desk.ts'
import { daysAway } from './absences.ts'
import { type BeingThere, type GuessSources, guessHalf } from './guess.ts'
import { HALVES, halfAt } from './half-day.ts'
import { halfDaysOver } from './half-days.ts'
import { standingOf } from './standing-store.ts'
import type { Week } from './week.ts'

/** What was said of the half-days of a span, and a guess for the others. */
export async function weekOver(desk: Desk, span: Span): Promise<Week> {
  const halves = await halfDaysOver(desk, span)
  const { country } = await readSettings(desk)
  const holidays = publicHolidaysOver(holidayRegionOf(country), span)
  const away = await daysAway(desk, span)
  const sources: GuessSources = {
    standing: await standingOf(desk),
    encounters: await encountersAt(desk, span),
    outings: await outingsAt(desk, span),
    places: (await placesOf(desk)).filter(({ archived }) => !archived),
    away,
    holidays: new Set(holidays),
  }
  const said = new Set(halves.map(({ day, half }) => `${day} ${half}`))
  const guesses = daysOf(span)
    .flatMap(day => HALVES.map(half => ({ day, half })))
    .filter(({ day, half }) => !said.has(`${day} ${half}`))
    .flatMap(at => guessHalf(at, sources) ?? [])
  return { ...span, halves, guesses, holidays, away: [...away].sort() }
}

/** In the flesh, with an hour, with somebody who does not live here. */
async function encountersAt({ db, id }: Desk, { from, to }: Span): Promise<GuessSources['encounters']> {
  const rows = await db
    .selectFrom('encounter')
    .select(['day', 'time', 'place', 'size'])
    .where('deskId', '=', id)
    .where('channel', '=', 'in-person')
    .where('time', 'is not', null)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('encounterPerson as present')
          .innerJoin('person', join =>
            join.onRef('person.deskId', '=', 'present.deskId').onRef('person.id', '=', 'present.personId'),
          )
          .select('present.id')
          .whereRef('present.deskId', '=', 'encounter.deskId')
          .whereRef('present.encounterId', '=', 'encounter.id')
          .where('person.household', '=', 0),
      ),
    )
    .orderBy('time')
    .orderBy('id')
    .execute()
  return rows.map(({ day, time, place, size }) => ({
    day: day as Day,
    half: halfAt(time ?? ''),
    place,
    placeId: null,
    isPassing: size === 'micro',
  }))
}

/** Those one goes to, or went to; one without an hour takes the working day. */
async function outingsAt({ db, id }: Desk, { from, to }: Span): Promise<BeingThere[]> {
  const rows = await db
    .selectFrom('outing')
    .select(['day', 'time', 'endDay', 'place', 'title', 'placeId'])
    .where('deskId', '=', id)
    .where('online', '=', 0)
    .where('state', 'in', ['going', 'been'])
    .where('day', '<=', to)
    .where('endDay', '>=', from)
    .orderBy('day')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ day, time, endDay, place, title, placeId }) =>
    daysOf({ from: day as Day, to: endDay as Day }).flatMap(on => {
      const halves = on === day && time !== null ? [halfAt(time)] : (['morning', 'afternoon'] as const)
      return halves.map(half => ({ day: on, half, place: place || title, placeId }))
    }),
  )
}
