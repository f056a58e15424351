import { readOsm } from '../../lib/geo/osm.ts'
import type { OsmPlace } from '../../lib/geo/osm-place.ts'
import type { Position } from '../../lib/geo/position.ts'
import { fieldsOf, readJson, textOf } from '../../lib/json-said.ts'
import type { Parsed } from '../../lib/problem.ts'
import type { Outgoing } from '../../platform/outgoing.ts'

/** Farther than that, the answer is no longer "near". */
export const FARTHEST_KM = 50
const ANSWER_SECONDS = 25
const MOST_BYTES = 20_000_000

/**
 * Places to work in around a position, as OpenStreetMap knows them: `POST SERVER`, `data=` the query below.
 *
 * @throws Refusal as the way out does. RangeError when it is farther than `FARTHEST_KM`.
 */
export async function askCoworkingNear(
  out: Outgoing,
  server: string,
  around: { position: Position; km: number },
): Promise<Parsed<OsmPlace[]>> {
  const { text } = await out.fetchText('overpass', server, {
    types: ['application/json'],
    body: {
      text: String(new URLSearchParams({ data: coworkingQuery(around) })),
      type: 'application/x-www-form-urlencoded',
    },
    mostBytes: MOST_BYTES,
    withinMs: (ANSWER_SECONDS + 10) * 1000,
    firstByteMs: (ANSWER_SECONDS + 5) * 1000,
  })
  return readOverpass(text)
}

/** Overpass says 200 even where it gave up in the middle: then it leaves a remark. */
export function readOverpass(text: string): Parsed<OsmPlace[]> {
  const { value, problems } = readOsm(text)
  const remark = textOf(fieldsOf(readJson(text)).remark)
  if (remark === '') return { value, problems }
  const message = 'Overpass gave up before the end: some places may be missing.'
  return {
    value,
    problems: [...problems, { where: 'file', level: 'ignored', message, code: 'answer-cut-short' }],
  }
}

/** In Overpass QL; the position to about 100 m: where exactly somebody lives is not asked about. */
export function coworkingQuery({ position: { lat, lon }, km }: { position: Position; km: number }): string {
  if (!(km > 0 && km <= FARTHEST_KM)) throw new RangeError(`km: ${km}`)
  const near = `(around:${Math.round(km * 1000)},${lat.toFixed(3)},${lon.toFixed(3)})`
  return `[out:json][timeout:${ANSWER_SECONDS}];
(
  nwr["amenity"="coworking_space"]${near};
  nwr["office"="coworking"]${near};
);
out center tags;`
}
