import { addDays, type Day } from '../lib/day.ts'
import { WON_STAGES } from '../mandates/mandate.ts'
import { cardsOf, summaryOf } from '../people/summary.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import type { ThanksDue } from './shown.ts'
import {
  BROUGHT_UP_DAYS,
  FAVOUR_DAYS,
  type Grounds,
  keyOf,
  type ReceivedFavour,
  type ThanksAnswer,
  type WonMandate,
  thanksDue as whatIsDue,
} from './thanks-due.ts'
import { waysOf } from './thanks-way.ts'

/** The longest that "later" reaches, and then as long as anything is brought up. */
const LOOK_BACK_DAYS = 366 + BROUGHT_UP_DAYS + 30

/**
 * Whom to thank and to whom to give news, the most recent first. Those who are gone, and those who were put away, are
 * left in peace.
 */
export async function thanksDue(desk: Desk, today: Day = desk.today()): Promise<ThanksDue[]> {
  const grounds = await groundsOn(desk, today)
  const due = whatIsDue(grounds, today)
  if (due.length === 0) return []
  const asked = new Set(
    due.flatMap(({ personId, nearerId }) => (nearerId ? [personId, nearerId] : [personId])),
  )
  const cards = new Map((await cardsOf(desk, [...asked])).map(card => [card.personId, summaryOf(card)]))
  const mandateOf = new Map(grounds.mandates.map(mandate => [mandate.id, mandate]))
  const favourOf = new Map(grounds.favours.map(favour => [favour.id, favour]))
  return due.flatMap(({ personId, nearerId, ...rest }) => {
    const person = cards.get(personId)
    if (!person || person.archived) return []
    const mandate = mandateOf.get(rest.mandateId ?? '')
    const favour = favourOf.get(rest.favourId ?? '')
    return {
      ...rest,
      key: keyOf({ ...rest, personId }),
      person,
      nearer: nearerId === null ? null : { id: nearerId, name: cards.get(nearerId)?.name ?? '' },
      mandate: mandate ? mandate.shown : null,
      favour: favour ? { id: favour.id, kind: favour.kind, day: favour.day, note: favour.note } : null,
      ways: waysOf(rest, person),
    }
  })
}

type ReadMandate = WonMandate & { shown: NonNullable<ThanksDue['mandate']> }
type ReadFavour = ReceivedFavour & { note: string }

interface ReadGrounds extends Grounds {
  mandates: ReadMandate[]
  favours: ReadFavour[]
}

async function groundsOn(desk: Desk, today: Day): Promise<ReadGrounds> {
  const since = addDays(today, -LOOK_BACK_DAYS)
  const mandates = await wonSince(desk, since)
  const favours = await receivedSince(desk, addDays(since, BROUGHT_UP_DAYS - FAVOUR_DAYS))
  const answers = await desk.db
    .selectFrom('thanks')
    .select(['personId', 'mandateId', 'favourId', 'occasion', 'answer', 'on', 'until'])
    .where('deskId', '=', desk.id)
    .execute()
  // The columns hold only what `answerThanks` wrote.
  return { mandates, favours, answers: answers as ThanksAnswer[] }
}

/** One mandate with its chains, whatever came of it. */
export async function mandateWithChain(desk: Desk, mandateId: string): Promise<ReadMandate | undefined> {
  const row = await selectMandates(desk).where('m.id', '=', mandateId).executeTakeFirst()
  return row && (await withChains(desk, [row]))[0]
}

async function wonSince(desk: Desk, since: Day): Promise<ReadMandate[]> {
  const rows = await selectMandates(desk)
    .where('m.stage', 'in', [...WON_STAGES])
    .where(eb => eb.or([eb('m.decidedOn', '>=', since), eb('m.deliveredOn', '>=', since)]))
    .execute()
  return withChains(desk, rows)
}

function selectMandates({ db, id }: Desk) {
  return db
    .selectFrom('mandate as m')
    .leftJoin('personCard as client', join =>
      join.onRef('client.deskId', '=', 'm.deskId').onRef('client.personId', '=', 'm.clientId'),
    )
    .select(['m.id', 'm.what', 'm.organisation', 'm.clientId', 'm.decidedOn', 'm.deliveredOn', 'client.name'])
    .where('m.deskId', '=', id)
}

type MandateRow = Awaited<ReturnType<ReturnType<typeof selectMandates>['execute']>>[number]

async function withChains(desk: Desk, rows: readonly MandateRow[]): Promise<ReadMandate[]> {
  const chains = await chainsOf(
    desk,
    rows.map(row => row.id),
  )
  return rows.map(({ clientId, name, ...row }) => ({
    id: row.id,
    decidedOn: row.decidedOn as Day | null,
    deliveredOn: row.deliveredOn as Day | null,
    chain: (chains.get(row.id) ?? []).filter(({ personId }) => personId !== clientId),
    shown: {
      id: row.id,
      what: row.what,
      organisation: row.organisation,
      client: name ?? '',
      decidedOn: row.decidedOn as Day | null,
    },
  }))
}

type Chains = Map<string, WonMandate['chain'][number][]>

/** By mandate, whoever stands in one of its chains, once, where they are nearest. */
async function chainsOf({ db, id }: Pick<Desk, 'db' | 'id'>, mandateIds: readonly string[]): Promise<Chains> {
  const chains: Chains = new Map()
  await inChunks(mandateIds, 500, async chunk => {
    const links = await db
      .selectFrom('contribution as c')
      .innerJoin('contributionPerson as cp', join =>
        join.onRef('cp.deskId', '=', 'c.deskId').onRef('cp.contributionId', '=', 'c.id'),
      )
      .select(['c.mandateId', 'c.id', 'cp.personId', 'cp.position'])
      .where('c.deskId', '=', id)
      .where('c.mandateId', 'in', chunk)
      .orderBy('c.position')
      .orderBy('cp.position')
      .execute()
    for (const [, chain] of Map.groupBy(links, link => link.id)) {
      for (const [place, { mandateId, personId }] of chain.entries()) {
        const nearer = chain[place - 1]
        const link = {
          personId,
          place: nearer ? ('behind' as const) : ('nearest' as const),
          nearerId: nearer?.personId ?? null,
        }
        const known = chains.get(mandateId) ?? []
        const other = known.findIndex(each => each.personId === personId)
        if (other === -1) known.push(link)
        else if (link.place === 'nearest') known[other] = link
        chains.set(mandateId, known)
      }
    }
  })
  return chains
}

async function receivedSince({ db, id }: Desk, since: Day): Promise<ReadFavour[]> {
  const rows = await db
    .selectFrom('favour')
    .select(['id', 'kind', 'personId', 'mandateId', 'day', 'note'])
    .where('deskId', '=', id)
    .where('direction', '=', 'received')
    .where('day', '>=', since)
    .execute()
  return rows as ReadFavour[]
}
