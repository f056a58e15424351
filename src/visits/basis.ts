import { addDays, type Day } from '../lib/day.ts'
import { currencyOf } from '../lib/money.ts'
import { median } from '../lib/spread.ts'
import { isUuid } from '../lib/uuid.ts'
import { isOpen, isWon } from '../mandates/mandate.ts'
import { everyWay } from '../mandates/provenance-store.ts'
import type { WayFacts } from '../mandates/provenance-ways.ts'
import { readSettings } from '../owner/store.ts'
import type { Desk } from '../platform/desk.ts'
import { calibrate, type PastMandate, type PastVisit } from './past-visits.ts'
import type { VisitsBasis } from './worth-begin.ts'

/** Where nothing is known yet: ours, to be corrected on screen. */
const DEFAULT_VALUE_CENTS = 200_000
const DEFAULT_RATE_CENTS = 5_000
const YEARS = 5

/** What a verdict and a tour begin with: the owner's own past where there is some. */
export async function visitsBasis(desk: Desk): Promise<VisitsBasis> {
  const today = desk.today()
  const currency = currencyOf((await readSettings(desk)).country)
  const ways = await everyWay(desk, { from: null, to: null, by: 'heard' })
  const mandates = [...Map.groupBy(ways, way => way.mandateId).values()].map(mandateIn)
  const past = calibrate(await pastVisits(desk, addDays(today, -365 * YEARS)), mandates, { today, currency })
  const won = mandates.flatMap(({ outcome, cents, minutes, currency: of }) =>
    outcome === 'won' && cents !== null && of === currency ? [{ cents, minutes }] : [],
  )
  const timed = won.filter(({ minutes }) => minutes > 0)
  const sum = (of: 'cents' | 'minutes') => timed.reduce((all, each) => all + each[of], 0)
  const usual = median(won.map(({ cents }) => cents))
  return {
    currency,
    chance: past.chance,
    valueCents: past.medianCents?.value ?? (usual === null ? DEFAULT_VALUE_CENTS : Math.round(usual)),
    valueFrom: past.medianCents ? 'visits' : usual !== null ? 'mandates' : 'default',
    hourlyRateCents: timed.length > 0 ? Math.round((sum('cents') * 60) / sum('minutes')) : DEFAULT_RATE_CENTS,
    rateFrom: timed.length > 0 ? 'mandates' : 'default',
    past,
  }
}

/** Encounters in the flesh that were more than a few words in passing. */
async function pastVisits({ db, id }: Desk, since: Day): Promise<PastVisit[]> {
  const rows = await db
    .selectFrom('encounter')
    .innerJoin('encounterPerson as present', join =>
      join.onRef('present.deskId', '=', 'encounter.deskId').onRef('present.encounterId', '=', 'encounter.id'),
    )
    .select(['encounter.day', 'encounter.minutes', 'present.personId'])
    .where('encounter.deskId', '=', id)
    .where('encounter.channel', '=', 'in-person')
    .where('encounter.planned', '=', 0)
    .where('encounter.size', '<>', 'micro')
    .where('encounter.day', '>=', since)
    .execute()
  return rows.map(({ day, minutes, personId }) => ({
    day: day as Day,
    personId,
    minutes,
    travelMinutes: null,
    km: null,
  }))
}

/** A mandate out of its ways, those it came through first by their weight. */
function mandateIn(ways: readonly WayFacts[]): PastMandate & { minutes: number } {
  const [first] = ways as [WayFacts]
  const cents = ways.reduce<number | null>(
    (sum, way) => (way.cents === null ? sum : (sum ?? 0) + way.cents),
    null,
  )
  const personIds = ways
    .toSorted((a, b) => b.weight - a.weight)
    .flatMap(({ kind, chain, client }) => {
      if (chain !== '') return chain.split(',')
      // Somebody who came back came by themselves.
      return kind === 'former-client' && client !== null && isUuid(client) ? [client] : []
    })
  return {
    heardOn: first.heardOn,
    personIds,
    outcome: isWon(first) ? 'won' : isOpen(first) ? 'undecided' : 'lost',
    cents,
    currency: first.currency,
    minutes: ways.reduce((sum, { minutes }) => sum + minutes, 0),
  }
}
