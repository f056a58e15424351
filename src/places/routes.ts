import { Hono } from 'hono'
import { z } from 'zod'
import { isPosition } from '../lib/geo/position.ts'
import { estimateTravel, TRAVEL_MODES } from '../lib/geo/travel.ts'
import { Id, Revision } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv, newIdIn, query } from '../platform/http.ts'
import type { Door } from '../platform/outgoing.ts'
import { forgetLocated, locatePerson, spotOf } from './located.ts'
import { peopleNear, placesNear } from './near.ts'
import { FARTHEST_KM } from './online/ask-overpass.ts'
import { coworkingNear, spotsOfAddress } from './online/for-desk.ts'
import { PLACE_KINDS, PRECISIONS, PRICE_PER, SPOT_SOURCES } from './place.ts'
import { addPlaces, deletePlace, homeOf, placeOf, placesOf, savePlace } from './store.ts'
import { suggestTownsFor, townSpot } from './towns.ts'

const At = { lat: z.number(), lon: z.number() }
const Level = z
  .union([z.literal(1), z.literal(2), z.literal(3)])
  .nullable()
  .default(null)
const short = (most: number) => z.string().trim().max(most).default('')

const PlaceBody = z.object({
  name: z.string().trim().min(1).max(300),
  kind: z.enum(PLACE_KINDS),
  address: short(500),
  postalCode: short(20),
  town: short(200),
  country: z
    .string()
    .regex(/^([A-Z]{2})?$/)
    .default(''),
  spot: z
    .object({ ...At, precision: z.enum(PRECISIONS), source: z.enum(SPOT_SOURCES) })
    .refine(isPosition, 'not on Earth')
    .nullable()
    .default(null),
  hours: short(1000),
  priceCents: z.int().min(0).max(100_000_000).nullable().default(null),
  pricePer: z.enum(PRICE_PER).default('day'),
  currency: z.string().regex(/^[A-Z]{3}$/),
  quiet: Level,
  network: Level,
  phone: short(100),
  url: z
    .string()
    .trim()
    .max(2000)
    .regex(/^(https?:\/\/\S+)?$/i)
    .default(''),
  note: z.string().max(10_000).default(''),
  osm: z.string().max(50).nullable().default(null),
  archived: z.boolean().default(false),
  revision: Revision,
})

/** Places of a file taken at once. */
const MOST_IMPORTED = 2000

const ImportBody = z.object({
  places: z.array(PlaceBody.omit({ revision: true }).extend({ id: Id })).max(MOST_IMPORTED),
})

const LocatedBody = z.object({ id: Id, ...At }).refine(isPosition, 'not on Earth')

const NearQuery = z
  .object({
    lat: z.coerce.number(),
    lon: z.coerce.number(),
    minutes: z.coerce.number().int().min(1).max(600),
    mode: z.enum(TRAVEL_MODES).default('car'),
  })
  .refine(isPosition, 'not on Earth')

const TownsQuery = z.object({ q: z.string().trim().min(1).max(200) })
const TownQuery = z.object({ town: short(200), postalCode: short(20), country: short(2) })

const AddressQuery = TownQuery.extend({ address: short(500) })

const CoworkingQuery = z
  .object({ lat: z.coerce.number(), lon: z.coerce.number(), km: z.coerce.number().min(1).max(FARTHEST_KM) })
  .refine(isPosition, 'not on Earth')

/** People told by name at once. */
const MOST_NEAR = 200
/** No estimate goes quicker as the crow flies. */
const FASTEST_KM_PER_MINUTE = 2

/** Mounted at /api/places. */
export function placeRoutes({ door }: { door: Door }) {
  return new Hono<DeskEnv>()
    .get('/', async c => c.json({ places: await placesOf(c.var.desk) }))
    .get('/home', async c => c.json(await homeOf(c.var.desk)))
    .get('/towns', query(TownsQuery), async c =>
      c.json(await suggestTownsFor(c.var.desk, c.req.valid('query').q)),
    )
    .get('/town', query(TownQuery), async c => c.json(await townSpot(c.var.desk, c.req.valid('query'))))
    .get('/address', query(AddressQuery), async c => {
      const { address: street, ...asked } = c.req.valid('query')
      return c.json(await spotsOfAddress(c.var.desk, door, { street, ...asked }))
    })
    .get('/coworking', query(CoworkingQuery), async c => {
      const { km, ...position } = c.req.valid('query')
      const { value, problems } = await coworkingNear(c.var.desk, door, { position, km })
      return c.json({ places: value, problems: problems.length })
    })
    .get('/near', query(NearQuery), async c => {
      const { minutes, mode, ...around } = c.req.valid('query')
      const km = minutes * FASTEST_KM_PER_MINUTE
      const inReach = <T extends { lat: number; lon: number }>(at: T) => {
        const travel = estimateTravel(around, at, mode)
        return travel.minutes <= minutes ? travel : null
      }
      const { people, count } = await peopleNear(c.var.desk, { around, km, most: MOST_NEAR, inReach })
      const places = (await placesNear(c.var.desk, { around, km })).flatMap(place => {
        const travel = place.spot && inReach(place.spot)
        return travel ? [{ ...place, travel }] : []
      })
      return c.json({ people, count, places })
    })
    .post('/import', body(ImportBody), async c =>
      c.json({ added: await addPlaces(c.var.desk, c.req.valid('json').places) }),
    )
    .get('/located/:personId', async c => c.json(await spotOf(c.var.desk, c.req.param('personId'))))
    .put('/located/:personId', body(LocatedBody), async c =>
      c.json(await locatePerson(c.var.desk, c.req.param('personId'), c.req.valid('json'))),
    )
    .delete('/located/:personId', async c => {
      await forgetLocated(c.var.desk, c.req.param('personId'))
      return c.body(null, 204)
    })
    .get('/:id', async c => c.json(await placeOf(c.var.desk, c.req.param('id'))))
    .put('/:id', body(PlaceBody), async c =>
      answerSaved(c, await savePlace(c.var.desk, { ...c.req.valid('json'), id: newIdIn(c) })),
    )
    .delete('/:id', async c => {
      await deletePlace(c.var.desk, c.req.param('id'))
      return c.body(null, 204)
    })
}
