import type { Day } from '../lib/day.ts'
import type { MandateView } from '../mandates/mandate.ts'
import type { Relation } from '../people/person.ts'
import { cardsOf, nameOf, summaryOf } from '../people/summary.ts'
import type { HandoverTable, PeerTable } from '../platform/db/schema-work.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { handoverFrom } from './handover-row.ts'
import type { FitView } from './handover-view.ts'
import {
  type Fit,
  type PastHandover,
  type PeerFacts,
  type PeerProfile,
  rankPeers,
  type Wanted,
} from './peer-fit.ts'

const MOST_SHOWN = 12

/** Notes what somebody said of their work: one row a person. @throws Refusal `not-found`. */
export async function savePeer(desk: Desk, personId: string, profile: PeerProfile): Promise<void> {
  const { languages, ...said } = profile
  const fields = { ...said, languages: JSON.stringify(languages) }
  const change = {
    what: 'handovers:change.peer',
    details: { name: await nameOf(desk, personId) },
    alone: true,
  }
  await desk.write(change, async inside => {
    // A merge may have left the row of another: there is one for each person, whatever its name.
    const known = await inside.db
      .selectFrom('peer')
      .select('id')
      .where('deskId', '=', desk.id)
      .where('personId', '=', personId)
      .orderBy('saidOn', 'desc')
      .executeTakeFirst()
    await inside.db
      .insertInto('peer')
      .values({ deskId: desk.id, id: known?.id ?? personId, personId, ...fields })
      .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
      .execute()
  })
}

export type UnsaidFit = Omit<FitView, 'reasons' | 'against' | 'unknown'> &
  Pick<Fit, 'reasons' | 'against' | 'unknown'>

/** Who may take the mandate, the best first; one asked for by name is among them, whoever they are. */
export async function peersFor(
  desk: Desk,
  mandate: MandateView,
  { alsoId }: { alsoId?: string | undefined } = {},
): Promise<UnsaidFit[]> {
  const people = await candidates(desk, mandate.clientId, alsoId)
  const facts = await factsOf(desk, people)
  const ranked = rankPeers(facts, wantedBy(mandate, desk.language), desk.today())
  const shown = ranked.filter(({ personId }, place) => place < MOST_SHOWN || personId === alsoId)
  const ids = shown.map(({ personId }) => personId)
  const cards = new Map((await cardsOf(desk, ids)).map(card => [card.personId, summaryOf(card)]))
  const profiles = await profilesOf(desk, ids)
  return shown.flatMap(({ personId, reasons, against, unknown, declinedThis }) => {
    const card = cards.get(personId)
    if (!card) return []
    const { id, name, photo, organisation, town, email } = card
    return [
      {
        person: { id, name, photo, organisation, town, email },
        profile: profiles.get(personId) ?? null,
        reasons,
        against,
        unknown,
        declinedThis,
      },
    ]
  })
}

interface Candidate {
  id: string
  relations: string
  trade: string | null
  skills: string
  town: string
}

/** Peers and partners, whoever is inside the trade, whoever has a skill written; not those who live here. */
async function candidates(
  { db, id }: Desk,
  clientId: string | null,
  alsoId: string | undefined,
): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('person as p')
    .innerJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'p.deskId').onRef('card.personId', '=', 'p.id'),
    )
    .select(['p.id', 'p.relations', 'p.trade', 'p.skills', 'card.town'])
    .where('p.deskId', '=', id)
    .where(({ or, and, eb }) =>
      or([
        eb('p.id', '=', alsoId ?? ''),
        and([
          eb('p.archived', '=', 0),
          eb('p.household', '=', 0),
          or([
            eb('p.relations', 'like', '%"peer"%'),
            eb('p.relations', 'like', '%"partner"%'),
            eb('p.trade', '=', 'inside'),
            eb('p.skills', '<>', '[]'),
          ]),
        ]),
      ]),
    )
    .execute()
  return rows.filter(row => row.id !== clientId)
}

async function factsOf(desk: Desk, people: readonly Candidate[]): Promise<PeerFacts[]> {
  const ids = people.map(person => person.id)
  const profiles = await profilesOf(desk, ids)
  const past = Map.groupBy(await pastOf(desk), ({ personId }) => personId)
  const favours = await favoursOf(desk)
  return people.map(({ id, relations, trade, skills, town }) => ({
    personId: id,
    relations: JSON.parse(relations) as Relation[],
    trade: trade as PeerFacts['trade'],
    skills: JSON.parse(skills) as string[],
    town,
    profile: profiles.get(id) ?? null,
    past: past.get(id) ?? [],
    favours: favours.get(id) ?? { given: 0, received: 0, mandatesReceived: 0 },
  }))
}

async function profilesOf({ db, id }: Desk, personIds: readonly string[]): Promise<Map<string, PeerProfile>> {
  const rows: PeerTable[] = []
  await inChunks(personIds, 500, async chunk => {
    rows.push(
      ...(await db
        .selectFrom('peer')
        .selectAll()
        .where('deskId', '=', id)
        .where('personId', 'in', chunk)
        .orderBy('saidOn')
        .execute()),
    )
  })
  return new Map(rows.map(row => [row.personId, profileFrom(row)]))
}

function profileFrom({ availability, availableFrom, languages, saidOn, ...row }: PeerTable): PeerProfile {
  const { rateFromCents, rateToCents, currency } = row
  return {
    availability: availability as PeerProfile['availability'],
    availableFrom: availableFrom as Day | null,
    rateFromCents,
    rateToCents,
    currency,
    languages: JSON.parse(languages) as string[],
    saidOn: saidOn as Day,
  }
}

async function pastOf({ db, id }: Desk): Promise<(PastHandover & { personId: string })[]> {
  const rows: HandoverTable[] = await db
    .selectFrom('handover')
    .selectAll()
    .where('deskId', '=', id)
    .where('state', 'in', ['accepted', 'declined', 'closed'])
    .execute()
  return rows.map(handoverFrom).map(handover => ({
    ...handover,
    state: handover.state as PastHandover['state'],
    answeredOn: handover.answeredOn ?? handover.madeOn,
  }))
}

async function favoursOf({ db, id }: Desk): Promise<Map<string, PeerFacts['favours']>> {
  const rows = await db
    .selectFrom('favour')
    .select(['personId', 'direction', 'kind'])
    .select(({ fn }) => fn.countAll().as('count'))
    .where('deskId', '=', id)
    .groupBy(['personId', 'direction', 'kind'])
    .execute()
  const byPerson = new Map<string, PeerFacts['favours']>()
  for (const { personId, direction, kind, count } of rows) {
    const known = byPerson.get(personId) ?? { given: 0, received: 0, mandatesReceived: 0 }
    if (direction === 'given') known.given += Number(count)
    else known.received += Number(count)
    if (direction === 'received' && kind === 'handover') known.mandatesReceived += Number(count)
    byPerson.set(personId, known)
  }
  return byPerson
}

/** In the language of the desk nobody needs to be asked whether they speak it. */
function wantedBy(mandate: MandateView, own: string): Wanted {
  const { id, what, skills, place, languages, amountCents, per, currency } = mandate
  const dayCents = per === 'day' ? amountCents : null
  const others = languages.filter(language => language !== own)
  return { mandateId: id, what, skills, place, languages: others, dayCents, currency }
}
