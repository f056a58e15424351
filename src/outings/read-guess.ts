import { addDays, type Day } from '../lib/day.ts'
import { fold } from '../lib/fold.ts'
import type { Desk } from '../platform/desk.ts'
import type { Occurrence } from './event.ts'
import { type EarlierOuting, type Guess, guessExpected, LOOKS_BACK_DAYS } from './guess-expected.ts'
import { hasTakenPlace, type Outing, type OutingView } from './outing.ts'
import { outingsOf } from './store.ts'

/** What tells whether an outing is like another. */
export type Like = Pick<Occurrence | Outing, 'eventId' | 'title' | 'place' | 'placeId'>

/** Outings behind, and who organised what they went to. */
export interface Past {
  outings: OutingView[]
  /** By event; '' where it is not said. */
  organisers: ReadonlyMap<string, string>
}

export interface Alike {
  outing: OutingView
  likeness: EarlierOuting['likeness']
}

/** Of the last two years: once for many. */
export async function pastOutings(desk: Desk): Promise<Past> {
  const today = desk.today()
  const all = await outingsOf(desk, { from: addDays(today, -LOOKS_BACK_DAYS), to: today })
  const { db, id } = desk
  const rows = await db.selectFrom('event').select(['id', 'organiser']).where('deskId', '=', id).execute()
  return {
    outings: all.filter(outing => hasTakenPlace(outing, today)),
    organisers: new Map(rows.map(row => [row.id, fold(row.organiser)])),
  }
}

/** Who usually comes to what is like that. */
export async function guessFor(desk: Desk, outing: Outing): Promise<Guess[]> {
  return guessAmong(await pastOutings(desk), outing, outing.day)
}

export function guessAmong(past: Past, like: Like, before: Day): Guess[] {
  return guessExpected(earlierThan(past, like, before))
}

/** Outings behind that are of the same series, else of the same organiser, else at the same place. */
export function alikeAmong({ outings, organisers }: Past, like: Like): Alike[] {
  const organiser = organisers.get(like.eventId ?? '') ?? ''
  const [title, place] = [fold(like.title), fold(like.place)]
  return outings.flatMap((outing): Alike[] => {
    const isSeries =
      (outing.eventId !== null && outing.eventId === like.eventId) ||
      (title !== '' && fold(outing.title) === title)
    if (isSeries) return [{ outing, likeness: 'series' }]
    if (organiser !== '' && organisers.get(outing.eventId ?? '') === organiser) {
      return [{ outing, likeness: 'organiser' }]
    }
    const isPlace =
      (outing.placeId !== null && outing.placeId === like.placeId) ||
      (place !== '' && fold(outing.place) === place)
    return isPlace ? [{ outing, likeness: 'place' }] : []
  })
}

function earlierThan(past: Past, like: Like, before: Day): EarlierOuting[] {
  return alikeAmong(past, like)
    .filter(({ outing }) => outing.day < before)
    .map(({ outing, likeness }) => ({
      day: outing.day,
      likeness,
      people: outing.people.flatMap(({ role, card }) =>
        role === 'met' && card && card.name !== '' ? [card] : [],
      ),
    }))
}
