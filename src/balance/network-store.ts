import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../lib/day.ts'
import { type Graph, tieCountOf } from '../lib/graph.ts'
import { structuralHoles } from '../lib/structural-holes.ts'
import { isWon } from '../mandates/mandate.ts'
import { countedIn } from '../mandates/provenance-counted.ts'
import { dependenceOf } from '../mandates/provenance-dependence.ts'
import { everyWay } from '../mandates/provenance-store.ts'
import { RELATIONS, type Relation } from '../people/person.ts'
import { namesOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import type { Dependences, NetworkGraph, PeopleNetworkAnswer } from './network-answer.ts'
import { piecesOf } from './network-bridges.ts'
import { type DormantTie, dormantTies } from './network-dormant.ts'
import { churnOf, layersOf, varietyOf } from './network-figures.ts'
import { type Introduced, introductionsOf } from './network-introductions.ts'
import {
  dayNumbersIn,
  isActive,
  knownSince,
  type Network,
  type NetworkPerson,
  ownTies,
  type Seen,
  tiesAmong,
  withOwner,
} from './network-person.ts'

const EVER = { from: null, to: null, by: 'heard' } as const
const TOLD_BRIDGES = 8
const TOLD_ALONE = 8
const MOST_DORMANT = 30
/** More than a picture can show. */
const MOST_DRAWN = 5000

/** Every figure of the network, in a handful of questions whatever the desk's size. */
export async function peopleNetwork(desk: Desk): Promise<PeopleNetworkAnswer> {
  const today = desk.today()
  const [network, dependence] = await Promise.all([readNetwork(desk), dependenceIn(desk)])
  const { people } = network
  const active = people.filter(person => isActive(person, today))
  const ties = tiesAmong(network, active, today)
  const { constraint, effectiveSize, efficiency, hierarchy } = structuralHoles(
    withOwner(ties, ownTies(active, today)),
    ties.size,
  )
  const { bridges, alone, ...pieces } = piecesOf(ties)
  const named = (node: number) => {
    const { id, name } = active[node] as NetworkPerson
    return { id, name }
  }
  return {
    known: people.length,
    active: active.length,
    ties: tieCountOf(ties),
    layers: layersOf(active, today),
    variety: {
      kinds: varietyOf(active.map(({ relations }) => firstRelation(relations))),
      trades: varietyOf(active.map(({ trade }) => trade)),
      towns: varietyOf(active.map(({ town }) => town)),
      organisations: varietyOf(active.map(({ organisation }) => organisation)),
    },
    holes: { constraint, effectiveSize, efficiency, hierarchy },
    pieces: {
      ...pieces,
      bridges: bridges.slice(0, TOLD_BRIDGES).map(({ node, apart }) => ({ ...named(node), apart })),
      bridgeCount: bridges.length,
      alone: alone.slice(0, TOLD_ALONE).map(named),
      aloneCount: alone.length,
    },
    churn: churnOf(people, today),
    dependence,
    introductions: people.filter(({ metThroughId }) => metThroughId !== null).length,
  }
}

/** Who is drawn, and the ties among them; the owner, tied to all, is not. */
export async function networkGraph(desk: Desk): Promise<NetworkGraph> {
  const today = desk.today()
  const network = await readNetwork(desk)
  const active = network.people.filter(person => isActive(person, today))
  const own = ownTies(active, today)
  const strongest = [...active.keys()].sort((a, b) => (own[b] as number) - (own[a] as number))
  const drawn = strongest.slice(0, MOST_DRAWN).map(place => active[place] as NetworkPerson)
  return {
    total: active.length,
    ids: drawn.map(({ id }) => id),
    names: drawn.map(({ name }) => name),
    towns: drawn.map(({ town }) => town),
    circles: drawn.map(({ circle }) => circle),
    kinds: drawn.map(({ relations }) => firstRelation(relations)),
    trades: drawn.map(({ trade }) => trade),
    since: drawn.map(person => Number(knownSince(person).slice(0, 4))),
    last: drawn.map(({ lastOn }) => lastOn),
    edges: edgesOf(tiesAmong(network, drawn, today)),
  }
}

/** Ties that sleep and were strong once, those that were strongest first. */
export async function dormantOf(desk: Desk): Promise<{ count: number; ties: DormantTie[] }> {
  const today = desk.today()
  const [network, ways, refused] = await Promise.all([
    readNetwork(desk),
    everyWay(desk, EVER),
    desk.db
      .selectFrom('suggestionReply')
      .select('personId')
      .where('deskId', '=', desk.id)
      .where('reply', '=', 'never')
      .execute(),
  ])
  const { people } = network
  const common = commonOf(people, tiesAmong(network, people, today), today)
  const mandates = new Map<string, Set<string>>()
  for (const way of ways) {
    if (!isWon(way)) continue
    for (const id of way.chain.split(','))
      mandates.set(id, (mandates.get(id) ?? new Set()).add(way.mandateId))
  }
  const introduced = new Map<string, number>()
  for (const { metThroughId } of people) {
    if (metThroughId !== null) introduced.set(metThroughId, (introduced.get(metThroughId) ?? 0) + 1)
  }
  const ties = dormantTies(
    people,
    {
      introduced,
      common,
      mandates: new Map([...mandates].map(([id, won]) => [id, won.size])),
      leftOut: new Set(refused.map(({ personId }) => personId)),
    },
    today,
  )
  return { count: ties.length, ties: ties.slice(0, MOST_DORMANT) }
}

/** Who introduced whom, the archived included: they introduced all the same. */
export async function introductionsIn({ db, id }: Desk): Promise<Introduced[]> {
  const { rows } = await sql<Pick<NetworkPerson, 'id' | 'name' | 'metThroughId'>>`
    select p.id, pc.name, p.met_through_id as "metThroughId"
    from person p join person_card pc on pc.desk_id = p.desk_id and pc.person_id = p.id
    where p.desk_id = ${id} and (p.met_through_id is not null
      or p.id in (select met_through_id from person where desk_id = ${id}))
    order by pc.sort_name, p.id`.execute(db.withoutPlugins())
  return introductionsOf(rows)
}

/** Each tie once: two places and the weight in hundredths. */
function edgesOf({ size, starts, neighbours, weights }: Graph): number[] {
  const edges: number[] = []
  for (let node = 0; node < size; node++) {
    for (let i = starts[node] as number; i < (starts[node + 1] as number); i++) {
      const other = neighbours[i] as number
      if (other > node) edges.push(node, other, Math.max(1, Math.round((weights[i] as number) * 100)))
    }
  }
  return edges
}

/** How many active people each is tied to. */
function commonOf(people: readonly NetworkPerson[], ties: Graph, today: Day): Map<string, number> {
  const active = Uint8Array.from(people, person => (isActive(person, today) ? 1 : 0))
  return new Map(
    people.map(({ id }, node) => {
      let count = 0
      for (let i = ties.starts[node] as number; i < (ties.starts[node + 1] as number); i++) {
        count += active[ties.neighbours[i] as number] as number
      }
      return [id, count]
    }),
  )
}

async function readNetwork(desk: Desk): Promise<Network> {
  const [people, seen, named] = await Promise.all([
    rowsOf<PersonRow>(
      desk,
      sql`select p.id, pc.name, pc.town, pc.organisation, pc.relations, pc.trade, pc.circle, pc.household,
          p.met_on as "metOn", p.met_through_id as "metThroughId", pc.added_on as "addedOn",
          coalesce(ct.active_days, 0) as "activeDays", ct.first_on as "firstOn", ct.last_on as "lastOn",
          ct.recent_days as "recentDays"
        from person_card pc
        join person p on p.desk_id = pc.desk_id and p.id = pc.person_id
        left join contact_tally ct on ct.desk_id = pc.desk_id and ct.person_id = pc.person_id and ct.channel = 'any'
        where pc.desk_id = ${desk.id} and pc.archived = 0
        order by pc.person_id`,
    ),
    rowsOf<Seen>(
      desk,
      sql`select person_id as "personId", others from person_pairs where desk_id = ${desk.id} order by person_id`,
    ),
    rowsOf<Network['named'][number]>(
      desk,
      sql`select person_id as "personId", other_id as "otherId" from tie where desk_id = ${desk.id} order by id`,
    ),
  ])
  return { people: people.map(personFrom), seen, named }
}

interface PersonRow extends Omit<NetworkPerson, 'relations' | 'household' | 'recentDays'> {
  relations: string
  household: number
  recentDays: string | null
}

function personFrom({ relations, household, recentDays, ...rest }: PersonRow): NetworkPerson {
  return {
    ...rest,
    relations: relations === '[]' ? [] : (JSON.parse(relations) as Relation[]),
    household: household === 1,
    recentDays: dayNumbersIn(recentDays ?? ''),
  }
}

/** Narrow columns of many rows, read raw and under the names they are used by. */
async function rowsOf<Row>({ db }: Desk, query: RawBuilder<unknown>): Promise<Row[]> {
  return (await query.execute(db.withoutPlugins())).rows as Row[]
}

async function dependenceIn(desk: Desk): Promise<Dependences | null> {
  const [most] = dependenceOf(countedIn(await everyWay(desk, EVER), EVER))
  const first = most?.referrers.toSorted((a, b) => b.cents - a.cents)[0]
  if (!most || !first || most.herfindahl === null) return null
  const named = await namesOf(desk, [first.personId])
  return {
    currency: most.currency,
    herfindahl: most.herfindahl,
    effective: most.effective,
    mandates: most.mandates.length,
    first: { ...named(first.personId), share: first.cents / (most.cents - most.unnamedCents) },
  }
}

/** The first of what somebody is to the owner, in the order of the kinds. */
function firstRelation(relations: readonly Relation[]): Relation | null {
  return RELATIONS.find(relation => relations.includes(relation)) ?? null
}
