import type { Day } from '../lib/day.ts'
import { fold } from '../lib/fold.ts'
import type { MandateTable } from '../platform/db/schema-mandates.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { type MandateView, PARTS, type PersonMandate, type Stage } from './mandate.ts'
import { viewsOf } from './mandate-view.ts'

export interface MandateFilters {
  stages?: readonly Stage[] | undefined
  /** As client, in a chain, or otherwise. */
  personId?: string | undefined
  /** First heard of within these days. */
  from?: Day | undefined
  to?: Day | undefined
  /** Words of what it is, for whom, in which place or in the note. */
  q?: string | undefined
}

/** Read at once, under what one statement takes. */
const AT_ONCE = 2000

/** Those heard of last first. */
export async function mandatesOf(desk: Desk, filters: MandateFilters = {}): Promise<MandateView[]> {
  const { stages, personId, from, to, q } = filters
  const rows = await desk.db
    .selectFrom('mandate')
    .selectAll()
    .where('deskId', '=', desk.id)
    .$if(stages !== undefined, query => query.where('stage', 'in', [...(stages as Stage[]), '']))
    .$if(from !== undefined, query => query.where('heardOn', '>=', from as string))
    .$if(to !== undefined, query => query.where('heardOn', '<=', to as string))
    .$if(personId !== undefined, query => {
      const person = personId as string
      return query.where(eb =>
        eb.or([
          eb('clientId', '=', person),
          eb(
            'id',
            'in',
            eb
              .selectFrom('mandatePerson')
              .select('mandateId')
              .where('deskId', '=', desk.id)
              .where('personId', '=', person),
          ),
          eb(
            'id',
            'in',
            eb
              .selectFrom('contributionPerson as cp')
              .innerJoin('contribution as c', join =>
                join.onRef('c.deskId', '=', 'cp.deskId').onRef('c.id', '=', 'cp.contributionId'),
              )
              .select('c.mandateId')
              .where('cp.deskId', '=', desk.id)
              .where('cp.personId', '=', person),
          ),
        ]),
      )
    })
    .orderBy('heardOn', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const views = await allViews(desk, rows)
  const words = fold(q ?? '')
    .split(' ')
    .filter(Boolean)
  return words.length === 0 ? views : views.filter(view => saysAll(view, words))
}

/** What somebody has to do with the mandates, those heard of last first. */
export async function mandatesOfPerson(desk: Desk, personId: string): Promise<PersonMandate[]> {
  const mandates = await mandatesOf(desk, { personId })
  return mandates.map(mandate => {
    const has = {
      client: mandate.clientId === personId,
      source: mandate.contributions.some(({ personIds }) => personIds.includes(personId)),
      other: mandate.people.some(({ id }) => id === personId),
    }
    return { mandate, parts: PARTS.filter(part => has[part]) }
  })
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function mandateOf(desk: Desk, id: string): Promise<MandateView> {
  return foundIn(desk, 'mandate', id, await findMandate(desk, id))
}

/** The mandate as screens show it, if it is there. */
export async function findMandate(desk: Desk, id: string): Promise<MandateView | undefined> {
  const row = await desk.db
    .selectFrom('mandate')
    .selectAll()
    .where('deskId', '=', desk.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && (await viewsOf(desk, [row]))[0]
}

async function allViews(desk: Desk, rows: readonly MandateTable[]): Promise<MandateView[]> {
  const views: MandateView[] = []
  await inChunks(rows, AT_ONCE, async chunk => {
    views.push(...(await viewsOf(desk, chunk)))
  })
  return views
}

function saysAll(view: MandateView, words: readonly string[]): boolean {
  const { what, organisation, client, place, note, contributions, people, skills } = view
  const labels = contributions.flatMap(({ label, people: chain }) => [
    label,
    ...chain.map(({ name }) => name),
  ])
  const others = people.map(({ name }) => name)
  const text = [what, organisation, client?.name ?? '', place, note, ...skills, ...labels, ...others]
  const said = ` ${fold(text.join(' '))}`
  return words.every(word => said.includes(` ${word}`))
}
