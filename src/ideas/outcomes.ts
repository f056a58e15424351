import { namesAt } from '../encounters/encounter-people.ts'
import type { Day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import type { OutcomeView } from './idea.ts'

/** What came of these ideas, in words; '' where it is gone. */
export async function outcomesOfIdeas(
  { db, id }: Desk,
  ideaIds: readonly string[],
): Promise<Map<string, OutcomeView[]>> {
  const rows = await db
    .selectFrom('ideaOutcome as o')
    .leftJoin('mandate as m', join =>
      join.onRef('m.deskId', '=', 'o.deskId').onRef('m.id', '=', 'o.mandateId'),
    )
    .leftJoin('encounter as e', join =>
      join.onRef('e.deskId', '=', 'o.deskId').onRef('e.id', '=', 'o.encounterId'),
    )
    .leftJoin('favour as f', join => join.onRef('f.deskId', '=', 'o.deskId').onRef('f.id', '=', 'o.favourId'))
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'f.deskId').onRef('card.personId', '=', 'f.personId'),
    )
    .select(['o.id', 'o.ideaId', 'o.mandateId', 'o.encounterId', 'o.favourId', 'm.what'])
    .select(['e.day as encounterDay', 'f.day as favourDay', 'f.direction', 'f.kind', 'card.name'])
    .where('o.deskId', '=', id)
    .where('o.ideaId', 'in', ideaIds)
    .orderBy('o.id')
    .execute()
  const names = await namesAt(
    { db, id },
    rows.flatMap(row => row.encounterId ?? []),
  )
  const outcomes = new Map<string, OutcomeView[]>()
  for (const row of rows) {
    const { mandateId, encounterId, favourId } = row
    const base = { id: row.id, mandateId, encounterId, favourId }
    const view: OutcomeView =
      encounterId !== null
        ? {
            ...base,
            kind: 'encounter',
            day: row.encounterDay as Day | null,
            words: (names.get(encounterId) ?? []).join(', '),
          }
        : mandateId !== null
          ? { ...base, kind: 'mandate', words: row.what ?? '' }
          : {
              ...base,
              kind: 'favour',
              day: row.favourDay as Day | null,
              words: row.name ?? '',
              direction: row.direction ?? '',
              favour: row.kind ?? '',
            }
    outcomes.set(row.ideaId, [...(outcomes.get(row.ideaId) ?? []), view])
  }
  return outcomes
}

/** What may have come of an idea: the latest with that person, the mandates they have a part in among them. */
export async function outcomeChoices(
  { db, id }: Desk,
  { personId, from }: { personId: string | null; from: Day },
): Promise<OutcomeView[]> {
  const mandates = await db
    .selectFrom('mandate')
    .select(['id', 'what'])
    .where('deskId', '=', id)
    .where('heardOn', '>=', from)
    .orderBy('heardOn', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_CHOICES)
    .execute()
  const ofMandates = mandates.map(({ id: mandateId, what }): OutcomeView => {
    return { ...NOTHING, id: mandateId, kind: 'mandate', mandateId, words: what }
  })
  if (personId === null) return ofMandates

  const encounters = await db
    .selectFrom('encounterPerson as ep')
    .innerJoin('encounter as e', join =>
      join.onRef('e.deskId', '=', 'ep.deskId').onRef('e.id', '=', 'ep.encounterId'),
    )
    .select(['e.id', 'e.day'])
    .where('ep.deskId', '=', id)
    .where('ep.personId', '=', personId)
    .where('e.day', '>=', from)
    .orderBy('e.day', 'desc')
    .orderBy('e.id', 'desc')
    .limit(MOST_CHOICES)
    .execute()
  const names = await namesAt(
    { db, id },
    encounters.map(each => each.id),
  )
  const favours = await db
    .selectFrom('favour as f')
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'f.deskId').onRef('card.personId', '=', 'f.personId'),
    )
    .select(['f.id', 'f.day', 'f.direction', 'f.kind', 'card.name'])
    .where('f.deskId', '=', id)
    .where('f.personId', '=', personId)
    .where('f.day', '>=', from)
    .orderBy('f.day', 'desc')
    .orderBy('f.id', 'desc')
    .limit(MOST_CHOICES)
    .execute()
  return [
    ...encounters.map(({ id: encounterId, day }): OutcomeView => {
      const words = (names.get(encounterId) ?? []).join(', ')
      return { ...NOTHING, id: encounterId, kind: 'encounter', encounterId, day: day as Day, words }
    }),
    ...ofMandates,
    ...favours.map(({ id: favourId, day, direction, kind, name }): OutcomeView => {
      const said = { words: name ?? '', direction, favour: kind }
      return { ...NOTHING, id: favourId, kind: 'favour', favourId, day: day as Day, ...said }
    }),
  ]
}

const MOST_CHOICES = 12
const NOTHING = { mandateId: null, encounterId: null, favourId: null }
