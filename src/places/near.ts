import { sql } from 'kysely'
import { boxAround, greatCircleKm, type Position } from '../lib/geo/position.ts'
import type { Travel } from '../lib/geo/travel.ts'
import type { Desk } from '../platform/desk.ts'
import type { PersonNear, PlaceView, Precision } from './place.ts'
import { viewOf } from './place-row.ts'

/** How far something is; null: too far. */
export type Reach = (at: Position) => Travel | null

export type PlaceNear = PlaceView & { km: number }

/**
 * People near a position, the quickest to reach first: archived ones have no spot.
 *
 * @param km as the crow flies, at most.
 * @param inReach which of them count, and how far they are: null for one that does not.
 * @param most told by name; `count` is that of all.
 */
export async function peopleNear(
  desk: Desk,
  { around, km, most, inReach }: { around: Position; km: number; most: number; inReach: Reach },
): Promise<{ people: PersonNear[]; count: number }> {
  // A town is one spot, however many live there: the way is reckoned once for each.
  const { rows } = await sql<Position & { count: number | string }>`
    select lat, lon, count(*) as count from person_spot
    where desk_id = ${desk.id} and ${isIn(around, km)} group by lat, lon`.execute(desk.db.withoutPlugins())
  const spots = rows
    .flatMap(({ lat, lon, count }) => {
      const travel = inReach({ lat, lon })
      return travel ? [{ lat, lon, count: Number(count), travel }] : []
    })
    .sort((a, b) => a.travel.minutes - b.travel.minutes || a.travel.km - b.travel.km)
  return {
    people: await peopleAt(desk, spots, most),
    count: spots.reduce((sum, { count }) => sum + count, 0),
  }
}

const SPOTS_AT_ONCE = 100

interface Inhabited extends Position {
  count: number
  travel: Travel
}

/** The first so many, in the order of the spots. */
async function peopleAt(desk: Desk, spots: readonly Inhabited[], most: number): Promise<PersonNear[]> {
  const { db, id: deskId } = desk
  const found: { id: string; spot: Inhabited; precision: Precision }[] = []
  for (let at = 0; at < spots.length && found.length < most; ) {
    const chunk = wholeSpots(spots.slice(at, at + SPOTS_AT_ONCE), most - found.length)
    at += chunk.length
    const { rows } = await sql<Position & { id: string; precision: Precision }>`
      select person_id as id, lat, lon, precision from person_spot
      where desk_id = ${deskId} and (lat, lon) in (values ${sql.join(
        chunk.map(
          ({ lat, lon }) => sql`(cast(${lat} as double precision), cast(${lon} as double precision))`,
        ),
      )}) limit ${most - found.length}`.execute(db.withoutPlugins())
    const there = Map.groupBy(rows, ({ lat, lon }) => `${lat} ${lon}`)
    for (const spot of chunk) {
      for (const { id, precision } of there.get(`${spot.lat} ${spot.lon}`) ?? []) {
        found.push({ id, spot, precision })
      }
    }
  }
  if (found.length === 0) return []
  const cards = await db
    .selectFrom('personCard')
    .select(['personId', 'name', 'town'])
    .where('deskId', '=', deskId)
    .where(
      'personId',
      'in',
      found.map(({ id }) => id),
    )
    .execute()
  const known = new Map(cards.map(card => [card.personId, card]))
  return found.flatMap(({ id, spot: { lat, lon, travel }, precision }) => {
    const card = known.get(id)
    return card ? [{ id, name: card.name, town: card.town, lat, lon, precision, travel }] : []
  })
}

/** As many of the first as are told whole; one alone where already the first is not. */
function wholeSpots(spots: readonly Inhabited[], room: number): Inhabited[] {
  let left = room
  const whole = spots.findIndex(({ count }) => {
    left -= count
    return left < 0
  })
  return spots.slice(0, whole === -1 ? spots.length : Math.max(1, whole))
}

/** Places within so many kilometres as the crow flies, the nearest first; those put away left out. */
export async function placesNear(
  { db, id: deskId }: Desk,
  { around, km }: { around: Position; km: number },
): Promise<PlaceNear[]> {
  const { south, north } = boxAround(around, km)
  const rows = await db
    .selectFrom('place')
    .selectAll()
    .where('deskId', '=', deskId)
    .where('archived', '=', 0)
    .where('lat', '>=', south)
    .where('lat', '<=', north)
    .execute()
  return within(
    rows.flatMap(row => {
      const { spot, ...place } = viewOf(row)
      return spot ? [{ ...place, spot, lat: spot.lat, lon: spot.lon }] : []
    }),
    around,
    km,
  ).map(({ lat: _, lon: __, ...place }) => place)
}

function isIn(around: Position, km: number) {
  const { south, north, west, east } = boxAround(around, km)
  const across =
    west <= east ? sql`lon >= ${west} and lon <= ${east}` : sql`(lon >= ${west} or lon <= ${east})`
  return sql`lat >= ${south} and lat <= ${north} and ${across}`
}

function within<T extends Position>(all: readonly T[], around: Position, km: number): (T & { km: number })[] {
  return all
    .map(each => ({ ...each, km: greatCircleKm(around, each) }))
    .filter(each => each.km <= km)
    .sort((a, b) => a.km - b.km)
}
